package io.github.tuneprep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.tuneprep.catalogue.Catalogue;
import io.github.tuneprep.catalogue.Method;
import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.catalogue.UnknownNameException;
import io.github.tuneprep.report.DatasetSummary;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.report.TokenSummary;
import io.github.tuneprep.rule.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same line, and what each provider says of it. Roles are letters: s, u, a and d for developer. */
class ProvidersTest {
    @ParameterizedTest
    @CsvSource({
        // line,  openai,                              together,              fireworks,            mistral
        "ua,      ,                                    ,                      ,                     ",
        "sua,     ,                                    ,                      ,                     ",
        "uua,     ,                                    repeated-role,         role-out-of-turn,     ",
        "usa,     system-message-not-first?,           system-message-not-first?, system-message-not-first, system-message-not-first?",
        "au,      last-message-not-assistant?,         ,                      last-message-not-assistant first-message-not-user, last-message-not-assistant",
        "dua,     undocumented-role?,                  unknown-role,          unknown-role,         unknown-role",
        "uaua,    ,                                    ,                      ,                     ",
    })
    void differ_in_the_order_of_roles(
            String roles,
            @Nullable String openai,
            @Nullable String together,
            @Nullable String fireworks,
            @Nullable String mistral) {
        String line = chat(roles);

        assertThat(rules("openai", line)).containsExactlyInAnyOrder(split(openai));
        assertThat(rules("together", line)).containsExactlyInAnyOrder(split(together));
        assertThat(rules("fireworks", line)).containsExactlyInAnyOrder(split(fireworks));
        assertThat(rules("mistral", line)).containsExactlyInAnyOrder(split(mistral));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "openai|preference|",
                "together|preference|",
                "mistral|preference|wrong-dialect",
                "openai|text|wrong-dialect",
                "together|text|",
                "openai|bedrock|wrong-dialect",
                "bedrock|bedrock|",
                "bedrock|gemini|wrong-dialect",
                "gemini|gemini|",
                "gemini|chat|wrong-dialect",
                "gemini|gemini-assistant|unknown-role",
                "bedrock|haiku|",
                "openai|haiku|unknown-top-level-key",
                "bedrock|chat|",
                "openai|sharegpt|wrong-dialect",
                "mistral|classifier|wrong-dialect",
                "openai|classifier-text|wrong-dialect",
                "fireworks|labelled-chat|unknown-top-level-key?",
            })
    void differ_in_the_formats_they_take(String provider, String format, @Nullable String rules) {
        String line = switch (format) {
            case "preference" ->
                "{'input':{'messages':[{'role':'user','content':'a'}]},'preferred_output':[{'role':'assistant','content':'b'}],'non_preferred_output':[{'role':'assistant','content':'c'}]}";
            case "text" -> "{'text':'Once upon a time.'}";
            case "bedrock" ->
                "{'schemaVersion':'bedrock-conversation-2024','system':[{'text':'Be kind.'}],'messages':[{'role':'user','content':[{'text':'a'}]},{'role':'assistant','content':[{'text':'b'}]}]}";
            case "gemini" ->
                "{'systemInstruction':{'parts':[{'text':'Be kind.'}]},'contents':[{'role':'user','parts':[{'text':'a'}]},{'role':'model','parts':[{'text':'b'}]}]}";
            case "gemini-assistant" ->
                "{'contents':[{'role':'user','parts':[{'text':'a'}]},{'role':'assistant','parts':[{'text':'b'}]}]}";
            case "haiku" ->
                "{'system':'Be kind.','messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}]}";
            case "sharegpt" -> "{'conversations':[{'from':'human','value':'a'},{'from':'gpt','value':'b'}]}";
            case "classifier" -> "{'messages':[{'role':'user','content':'a'}],'labels':{'mood':'good'}}";
            case "classifier-text" -> "{'text':'a','labels':{'mood':['good','loud']}}";
            case "labelled-chat" ->
                "{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}],'labels':{'mood':'good'}}";
            default -> chat("ua");
        };

        assertThat(rules(provider, line.replace('\'', '"'))).containsExactlyInAnyOrder(split(rules));
    }

    @ParameterizedTest
    @CsvSource({"openai, , true", "openai, gpt-4o-2024-08-06, false", "mistral, , false"})
    void a_question_for_a_grader_is_named_where_there_are_some(String provider, @Nullable String model, boolean named) {
        Validator validator = Validator.create().provider(provider);

        assertThat((model == null ? validator : validator.model(model))
                        .check(List.of(Datasets.lines(chat("su"))))
                        .findingsOf("missing-assistant-message"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.message().contains("--method rft")).isEqualTo(named));
    }

    @ParameterizedTest
    @CsvSource({"mistral", "bedrock", "together"})
    void whose_checkers_read_every_line_as_json_refuse_blank_ones(String provider) {
        Validator validator = Validator.create().provider(provider).select(List.of("blank-line", "byte-order-mark"));

        assertThat(rules(validator, "\uFEFF" + chat("ua") + "\n\n" + chat("ua")))
                .containsExactlyInAnyOrder("byte-order-mark", "blank-line");
        assertThat(rules(validator.provider("fireworks").select(List.of("byte-order-mark")), "\uFEFF" + chat("ua")))
                .containsExactly("byte-order-mark");
    }

    @ParameterizedTest
    @CsvSource({
        "u,",
        "su,",
        "uau,",
        "s, first-message-not-user",
        "uu, role-out-of-turn",
        "aau, first-message-not-user role-out-of-turn"
    })
    void fireworks_orders_the_turns_of_questions_too(String roles, @Nullable String rules) {
        Validator validator =
                Validator.create().provider("fireworks").method(Method.RFT).ignore(List.of("few-examples"));

        assertThat(rules(validator, chat(roles))).containsExactlyInAnyOrder(split(rules));
    }

    @Test
    void a_pair_at_fireworks_asks_something() {
        String pair = PAIR.replace("'role':'user'", "'role':'system'").replace('\'', '"');
        Validator validator = Validator.create().provider("fireworks").ignore(List.of("few-examples"));

        assertThat(rules(validator, String.format(pair, said("b"), said("c"))))
                .containsExactly("first-message-not-user");
    }

    @Test
    void together_takes_prompts_of_text_and_of_parts_in_one_file() {
        String parts =
                "{\"prompt\":[{\"type\":\"text\",\"text\":\"a\"}],\"completion\":[{\"type\":\"text\",\"text\":\"b\"}]}";
        String text = "{\"prompt\":\"a\",\"completion\":\"c\"}";

        assertThat(rules(
                        Validator.create().provider("together").select(List.of("mixed-dialects")), text + "\n" + parts))
                .isEmpty();
    }

    private static String said(String text) {
        return "{\"role\":\"assistant\",\"content\":\"" + text + "\"}";
    }

    private static final String PAIR =
            "{'input':{'messages':[{'role':'user','content':'a'}]},'preferred_output':[%s],'non_preferred_output':[%s]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bedrock|{'system':'s','messages':[{'role':'system','content':'x'},{'role':'user','content':'a'},{'role':'assistant','content':'b'}]}|unknown-role",
                "bedrock|{'system':'s','messages':[{'role':'user','content':[{'type':'text','text':'a'}]},{'role':'assistant','content':'b'}]}|wrong-type",
                "bedrock|{'system':'s','messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b','weight':1}]}|unknown-key?",
                "bedrock|{'schemaVersion':'bedrock-conversation-2024','messages':[{'role':'system','content':[{'text':'x'}]},{'role':'user','content':[{'text':'a'}]},{'role':'assistant','content':[{'text':'b'}]}]}|unknown-role",
                "bedrock|{'schemaVersion':'bedrock-conversation-2024','messages':[{'role':'user','content':[{'text':'a'}]},{'role':'assistant','content':[{'foo':1}]}]}|unknown-content-part?",
                "bedrock|{'messages':[{'role':'user','content':[{'text':'a'}]},{'role':'assistant','content':[{'foo':1}]}]}|missing-schema-version? unknown-content-part?",
                "bedrock|{'schemaVersion':'bedrock-conversion-2024','messages':[{'role':'user','content':[{'text':'a'}]},{'role':'assistant','content':[{'text':'b'}]}]}|unknown-schema-version?",
                "bedrock|{'messages':[{'role':'user','content':[{'type':'text','text':'a'}]},{'role':'assistant','content':'b'}]}|wrong-dialect",
                "bedrock|{'messages':[{'role':'developer','content':'s'},{'role':'user','content':'a'},{'role':'assistant','content':'b'}]}|wrong-dialect",
                // A developer's instructions are no answer.
                "openai|{'messages':[{'role':'developer','content':'s'},{'role':'user','content':'a'}]}|missing-assistant-message undocumented-role?",
                "mistral|{'messages':[{'role':'user','content':[{'type':'input_audio','input_audio':{'data':'x','format':'wav'}}]},{'role':'assistant','content':'b'}]}|unknown-content-part",
                "together|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':null,'tool_calls':[{'id':'c1','type':'function','function':{'name':'g','arguments':'[]'}}]}],'tools':[{'type':'function','function':{'name':'f'}}]}|undeclared-function arguments-not-an-object",
                "together|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':null,'tool_calls':[{'id':'c1','type':'function','function':{'name':'g','arguments':'{}'}},{'id':'c2','type':'function','function':{'name':'h','arguments':'{}'}}]}]}|calls-without-tools?",
                "together|{'messages':[{'role':'user','content':'a','tool_calls':[{'id':'c1','type':'function','function':{'name':'f','arguments':'{}'}}]},{'role':'assistant','content':'b'}],'tools':[{'type':'function','function':{'name':'f','description':'d','parameters':{'type':'object','properties':{}}}}]}|calls-on-other-role",
                "together|{'messages':[{'role':'user','content':'a','tool_calls':[{'id':'c1','type':'function','function':{'name':'f','arguments':'{}'}}]},{'role':'assistant','content':'b'}]}|calls-on-other-role",
                // Its client looks at the types of role, content, tool_calls and weight, and at keys as they are
                // written.
                "together|{'messages':[{'role':'user','content':'a','name':5},{'role':'assistant','content':'b','reasoning_content':[]}]}|unchecked-type? unchecked-type?",
                "mistral|{'messages':[{'role':'user','content':'a','name':5},{'role':'assistant','content':'b'}]}|unchecked-type?",
                "openai|{'messages':[{'role':'user','content':'a','name':5},{'role':'assistant','content':'b'}]}|wrong-type",
                "together|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b','Weight':0},{'role':'assistant','content':'c'}]}|key-in-wrong-case? repeated-role",
                "openai|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b','Weight':0}]}|key-in-wrong-case",
                "together|{'messages':[{'Role':'user','content':'a'},{'role':'assistant','content':'b'}]}|key-in-wrong-case? missing-key",
                "together|{'Messages':[]}|key-in-wrong-case? unknown-dialect",
                "openai|{'Prompt':'a','Completion':'b'}|key-in-wrong-case key-in-wrong-case",
                "together|{'prompt':[],'completion':'b'}|empty-message?",
                "together|{'text':[{'type':'text','text':'a'}]}|unchecked-type?",
                "together|{'text':[{'text':'a'}]}|unchecked-type? missing-key",
                "openai|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b','tool_calls':[]}],'tools':[]}|empty-tool-calls? empty-tool-list?",
                "together|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b','tool_calls':[]}],'tools':[]}|empty-tool-calls? empty-tool-list",
                "together|{'input':{'messages':[{'role':'user','content':'a'}],'tools':[]},'preferred_output':[{'role':'assistant','content':'b'}],'non_preferred_output':[{'role':'assistant','content':'c'}]}|",
                "openai|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':' NaN\\n'}]}|missing-value-text?",
                "openai|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'\u3000nan'}]}|missing-value-text?",
                "openai|{'messages':[{'role':'user','content':'Is the label None, or null?'},{'role':'assistant','content':'None'}]}|",
                // The script of Fireworks asks every message for content.
                "fireworks|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'c','tool_calls':[{'id':'c1','type':'function','function':{'name':'f','arguments':'{}'}}]},{'role':'tool','tool_call_id':'c1','content':''},{'role':'assistant','content':'b'}],'tools':[{'type':'function','function':{'name':'f','description':'d','parameters':{'type':'object','properties':{}}}}]}|empty-message",
                // One defect is one finding.
                "bedrock|{'schemaVersion':'bedrock-conversation-2024','messages':[{'role':'user','content':'a'},{'role':'assistant','content':[{'text':'b'}]}]}|wrong-type",
                "bedrock|{'schemaVersion':'bedrock-conversation-2024','system':[],'messages':[{'role':'user','content':[{'text':'a'}]},{'role':'assistant','content':[{'text':'b'}]}]}|wrong-type",
                "bedrock|{'schemaVersion':'bedrock-conversation-2024','sytem':[{'text':'s'}],'messages':[{'role':'user','content':[{'text':'a'}]},{'role':'assistant','content':[{'text':'b'}]}]}|unknown-top-level-key?",
                "bedrock|{'schemaVersion':'bedrock-conversation-2024','mine':1,'messages':[{'role':'user','content':[{'text':'a'}]},{'role':'assistant','content':[{'text':'b'}]}]}|",
                "openai|{'messages':[{'role':'user','content':[{'text':'a'}]},{'role':'assistant','content':'b'}]}|missing-key",
                "fireworks|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':[{'type':'image_url','image_url':{'url':'https://e.com/a.png'}}]}]}|image-outside-user-message",
                "mistral|{'messages':[{'role':'user','content':'a'},{'role':'assistant','tool_calls':[{'id':'c1','type':'function','function':{'name':'f','arguments':'{}'}}]},{'role':'tool','tool_call_id':'c1','content':'x'},{'role':'assistant','content':'b'}],'tools':[{'type':'function','function':{'name':'f','description':'d','parameters':{'type':'object','properties':{}}}}]}|invalid-tool-call-id",
                "together|{'messages':[{'role':'user','content':'a'},{'role':'function','content':'x'},{'role':'assistant','content':'b'}]}|unknown-role",
                "fireworks|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b','reasoning_content':5}]}|wrong-type",
                "fireworks|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b','reasoning_content':'r'}]}|",
                "openai|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}],'tools':[{'type':'retrieval'}]}|unknown-tool-type",
                "openai|{'messages':[{'role':'user','content':'a'},{'role':'assistant','tool_calls':[{'id':'1','type':'custom','custom':{'name':'f','input':'x'}}]},{'role':'tool','tool_call_id':'1','content':'b'},{'role':'assistant','content':'c'}]}|unknown-tool-type",
                "openai|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}],'tools':[{'type':'function','function':{'name':'f','strict':'yes'}}]}|wrong-type",
                "mistral|{'messages':[{'role':'user','content':[{'type':'image_url','image_url':'a.png'}]},{'role':'assistant','content':'b'}]}|refused-image-source",
                "mistral|{'messages':[{'role':'user','content':[{'type':'image_url','image_url':'https://e.com/a.png'}]},{'role':'assistant','content':'b'}]}|",
                "bedrock|{'schemaVersion':5,'messages':[{'role':'user','content':[{'text':'a'}]},{'role':'assistant','content':[{'text':'b'}]}]}|wrong-type",
                "bedrock|{'messages':[{'role':'user','content':[{'text':'a'}]},{'role':'assistant','content':[{'text':'b'}]}]}|missing-schema-version?",
                "bedrock|{'schemaVersion':'bedrock-conversation-2024','messages':[{'role':'user','content':[{'text':'a'},{'image':5}]},{'role':'assistant','content':[{'text':'b'}]}]}|wrong-type",
                "bedrock|{'schemaVersion':'bedrock-conversation-2024','system':[{'text':'a'},{'text':'b'}],'messages':[{'role':'user','content':[{'text':'a'}]},{'role':'assistant','content':[{'text':'b'}]}]}|wrong-type",
                "bedrock|{'schemaVersion':'bedrock-conversation-2024','messages':[{'role':'user','content':[{'text':'a'}]},{'role':'assistant','content':[{'text':'b'},{'image':{'format':'png','source':{'s3Location':{'uri':'s3://b/k.png'}}}}]}]}|image-outside-user-message",
                "openai|{'schemaVersion':'x','messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}]}|unknown-top-level-key",
                "gemini|{'contents':[{'role':'user','parts':[{'text':'a'}]},{'role':'model'}]}|missing-key",
                "gemini|{'contents':[{'role':'user','parts':[{'text':'a'}]},{'role':'model','parts':null}]}|wrong-type",
                "gemini|{'contents':[]}|empty-messages",
                "gemini|{'contents':[{'role':'user','parts':[{'text':'a'}]},{'role':'model','parts':[{'text':'b'}]},{'role':'user','parts':[{'text':'c'}]}]}|last-message-not-assistant?",
                "gemini|{'contents':[{'role':'user','parts':[{'text':'a'}]}],'completions':[]}|wrong-type",
                "together|{'text':5}|wrong-type",
                "together|{'messages':[{'role':'user','content':'a','mood':1},{'role':'assistant','content':'b'}]}|unknown-key?",
                "together|{'prompt':'a','completion':'b','id':1}|unknown-column",
                "openai|{'prompt':'a','completion':'b','id':1}|unknown-column?",
                "together|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}],'parallel_tool_calls':true}|unknown-top-level-key",
                "together|{'messages':[{'role':'user','content':[{'type':'file','file':{}}]},{'role':'assistant','content':[{'type':'text','text':'b'}]}]}|unknown-content-part",
                "together|{'messages':[{'role':'user','weight':1,'content':[{'type':'image_url','image_url':{'url':'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4z8AAAAMBAQD3A0FDAAAAAElFTkSuQmCC'}}]},{'role':'assistant','content':[{'type':'text','text':'b'}]}]}|weight-on-image",
                "together|{'messages':[{'role':'user','weight':true,'content':[{'type':'image_url','image_url':{'url':'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4z8AAAAMBAQD3A0FDAAAAAElFTkSuQmCC'}}]},{'role':'assistant','content':[{'type':'text','text':'b'}]}]}|weight-on-image",
                "together|{'messages':[{'role':'user','weight':false,'content':[{'type':'image_url','image_url':{'url':'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4z8AAAAMBAQD3A0FDAAAAAElFTkSuQmCC'}}]},{'role':'assistant','content':[{'type':'text','text':'b'}]}]}|",
                "together|{'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'data:image/jpg;base64,/9j/wAAICAABAAED/9oAAhH/2Q=='}}]},{'role':'assistant','content':[{'type':'text','text':'b'}]}]}|refused-image-source",
                "together|{'prompt':[{'type':'text','text':'a'},{'type':'image_url','image_url':{'url':'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4z8AAAAMBAQD3A0FDAAAAAElFTkSuQmCC'}}],'completion':[{'type':'text','text':'b'}]}|",
                "together|{'prompt':[{'type':'text','text':'a'}],'completion':5}|wrong-type",
                "openai|{'prompt':[{'type':'text','text':'a'}],'completion':'b'}|wrong-type",
                "together|{'text':'a','id':1}|unknown-top-level-key",
                "together|{'text':' '}|empty-text?",
                "mistral|{'interactions':[{'role':'user','text':'a'},{'role':'assistant','text':'b'}],'system_prompt':'s','only_last':true}|",
                "mistral|{'messages':[{'role':'user','text':'a'},{'role':'assistant','content':'b'}]}|",
                "mistral|{'interactions':[]}|empty-messages",
                "mistral|{'interactions':[{'role':'user','text':'a'},{'role':'assistant','text':5}]}|wrong-type",
                "mistral|{'interactions':[{'role':'user','text':'a'},{'role':'assistant'}]}|missing-content",
                "mistral|{'interactions':[{'role':'user','text':'a'},{'role':'assistant','text':'b'}],'messages':[{'role':'user','content':'a'}]}|mixed-dialects",
                "mistral|{'messages':[{'role':'user','text':'a','content':'a'},{'role':'assistant','content':'b'}]}|mixed-dialects",
                "mistral|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}],'tools':[],'available_tools':[]}|mixed-dialects",
                "mistral|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}],'system_prompt':['s']}|wrong-type",
                "mistral|{'messages':[{'role':'system','content':'x'},{'role':'user','content':'a'},{'role':'assistant','content':'b'}],'system_prompt':'s'}|several-system-messages",
                "mistral|{'messages':[{'role':'assistant','content':'b'}]}|answer-without-question",
                "mistral|{'messages':[{'role':'system','content':'s'},{'role':'assistant','content':'b'}]}|answer-without-question",
                "mistral|{'messages':[{'role':'system','content':[{'type':'text','text':'s'}]},{'role':'user','content':'a'},{'role':'assistant','content':'b'}]}|system-content-not-string",
                "mistral|{'messages':[{'role':'system','content':'s'},{'role':'system','content':'t'},{'role':'user','content':'a'},{'role':'assistant','content':'b'}]}|several-system-messages",
                "mistral|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b','weight':null}]}|",
                "mistral|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b','weight':1.0}]}|",
                "mistral|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b','weight':2}]}|invalid-weight",
                "mistral|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b','weight':false}]}|nothing-to-learn?",
                "openai|{'messages':[{'role':'user','content':[{'type':'text','text':'a','cache_control':{}}]},{'role':'assistant','content':'b'}]}|unknown-key?",
                "openai|{'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'https://a.b/c.png','format':'png'}}]},{'role':'assistant','content':'b'}]}|unknown-key?",
                "openai|{'messages':[{'role':'user','content':[{'type':'text','text':'a','image_url':null}]},{'role':'assistant','content':'b'}]}|",
                "mistral|{'messages':[{'role':'user','content':'a'},{'role':'assistant','refusal':'no'}]}|missing-content unknown-key?",
                "mistral|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b','function_call':{'name':'f','arguments':'{}'}}]}|unknown-key?",
                "mistral|{'messages':[{'role':'user','content':[{'type':'image_url','image_url':'https://x.test/a.png'}]},{'role':'assistant','content':'b'}]}|",
                "mistral|{'messages':[{'role':'user','content':[{'type':'audio'}]},{'role':'assistant','content':'b'}]}|unknown-content-part",
                "mistral|{'messages':[{'role':'user','content':'a'},{'role':'assistant','tool_calls':[{'id':'a1b2c3d4e','function':{'name':'f','arguments':'{}'}}]}],'tools':[{'function':{'name':'f','description':'d','parameters':{'type':'object'}}}]}|",
                "mistral|{'messages':[{'role':'user','content':'a'},{'role':'assistant','tool_calls':[{'id':'a1b2c3d4e','type':'x','function':{'name':'f','arguments':'{}'}}]}],'tools':[{'type':'function','function':{'name':'f','description':'d','parameters':{'type':'object'}}}]}|unknown-tool-type?",
                "mistral|{'messages':[{'role':'user','content':'a'},{'role':'assistant','tool_calls':[{'id':'a1b2c3d4e','type':'function','function':{'name':'f.g','arguments':'{}'}}]}],'tools':[{'type':'function','function':{'name':'f','description':'d','parameters':{'type':'object'}}}]}|invalid-function-name undeclared-function?",
                "mistral|{'messages':[{'role':'user','content':'a'},{'role':'assistant','tool_calls':[{'id':'a1b2c3d4e','type':'function','function':{'name':'f','arguments':'{}'}}]},{'role':'tool','tool_call_id':'a1b2c3d4e','name':'f.g','content':'r'},{'role':'assistant','content':'b'}],'tools':[{'type':'function','function':{'name':'f','description':'d','parameters':{'type':'object'}}}]}|invalid-function-name",
                "mistral|{'messages':[{'role':'user','content':'a'},{'role':'assistant','tool_calls':[{'id':'a1b2c3d4e','type':'function','function':{'name':'f','arguments':'{}'}}]},{'role':'assistant','content':'b'}],'tools':[{'type':'function','function':{'name':'f','description':'d','parameters':{'type':'object'}}}]}|unanswered-tool-call",
                "mistral|{'messages':[{'role':'user','content':'a'},{'role':'tool','tool_call_id':'a1b2c3d4e','content':'r'},{'role':'assistant','content':'b'}]}|tool-message-without-call",
                "mistral|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':' ','tool_calls':[{'id':'a1b2c3d4e','type':'function','function':{'name':'f','arguments':'{}'}}]}],'tools':[{'type':'function','function':{'name':'f','description':'d','parameters':{'type':'object'}}}]}|content-beside-calls",
                "mistral|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'','tool_calls':[{'id':'a1b2c3d4e','type':'function','function':{'name':'f','arguments':'{}'}}]}],'tools':[{'type':'function','function':{'name':'f','description':'d','parameters':{'type':'object'}}}]}|",
                "mistral|{'messages':[{'role':'user','content':'a'},{'role':'assistant','tool_calls':[{'id':'a1b2c3d4e','type':'function','function':{'name':'f','arguments':'{}'}}]},{'role':'tool','tool_call_id':'a1b2c3d4e','text':[{'type':'text','text':'r'}]},{'role':'assistant','content':'b'}],'tools':[{'type':'function','function':{'name':'f','description':'d','parameters':{'type':'object'}}}]}|tool-content-not-string?",
                "mistral|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}],'functions':[{'name':'f'}]}|unknown-top-level-key?",
                "together|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b','weight':true}]}|",
                "together|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}],'functions':null}|unknown-top-level-key",
                "together|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':null,'function_call':{'name':'f','arguments':'{}'}},{'role':'function','name':'f','content':'r'},{'role':'assistant','content':'b'}],'functions':[{'name':'f'}]}|legacy-functions",
                "mistral|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':null,'function_call':{'name':'f','arguments':'{}'}},{'role':'function','name':'f','content':'r'},{'role':'assistant','content':'b'}],'functions':[{'name':'f'}]}|legacy-functions",
                "openai|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':null,'function_call':{'name':'f','arguments':'{}'}},{'role':'function','name':'f','content':'r'},{'role':'assistant','content':'b'}],'functions':[{'name':'f'}]}|legacy-functions?",
                "together|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b','refusal':null}]}|",
                "fireworks|{'messages':[{'role':'user','content':'a'},{'role':'assistant','refusal':'no'}]}|missing-content unknown-key?",
                "fireworks|{'messages':[{'role':'user','content':''},{'role':'assistant','content':'b'}]}|empty-message",
                "fireworks|{'messages':[{'role':'user','content':[]},{'role':'assistant','content':'b'}]}|empty-message",
                "fireworks|{'messages':[{'role':'user','content':' '},{'role':'assistant','content':'b'}]}|",
                "fireworks|{'messages':[{'role':'user','content':[{'type':'text','text':''}]},{'role':'assistant','content':'b'}]}|",
                "mistral|{'messages':[{'role':'user','content':'a','tool_calls':[{'id':'a1b2c3d4e','type':'function','function':{'name':'f','arguments':'{}'}}]},{'role':'assistant','content':'b'}],'tools':[{'type':'function','function':{'name':'f','description':'d','parameters':{'type':'object'}}}]}|calls-on-other-role?",
                "together|{'messages':[{'role':'user','content':'a'},{'role':'assistant','refusal':'no'}]}|missing-content unknown-key?",
                "openai|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b','weight':true}]}|invalid-weight",
                "mistral|{'content':'a'}|",
                "mistral|{'text':'a','content':'b'}|mixed-dialects",
                "mistral|{'content':'a','id':1}|unknown-top-level-key?",
                "openai|{'content':'a'}|unknown-dialect",
                "openai|{'messages':[{'role':'user','content':'a'},{'role':'assistant','tool_calls':[{'id':'c1','name':'f','arguments':'{}'}]}],'tools':[{'type':'function','function':{'name':'f','parameters':{'type':'object','properties':{}}}}]}|flat-function",
                "openai|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}],'tools':[{'type':'function','name':'f','strict':true,'parameters':{}}]}|flat-function",
                "together|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}],'tools':[{'name':'f','description':'d','input_schema':{}}]}|flat-function",
                "openai|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}],'tools':[{'type':'function'}]}|missing-key",
                "openai|{'messages':[{'role':'user','content':[{'type':'input_audio','input_audio':{'data':'UklGRg==','format':'wav'}}]},{'role':'assistant','content':'b'}]}|unknown-content-part?",
                "fireworks|{'messages':[{'role':'user','content':[{'type':'input_audio','input_audio':{'data':'UklGRg==','format':'wav'}}]},{'role':'assistant','content':'b'}]}|unknown-content-part?",
                "fireworks|{'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'data:image/gif;base64,R0lGODlhPQEtAA=='}}]},{'role':'assistant','content':'b'}]}|refused-image-source?",
                "fireworks|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}],'weight':-0.5}|",
                "fireworks|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}],'weight':'1'}|invalid-weight",
                "fireworks|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}],'weight':null}|invalid-weight",
                "fireworks|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'c','tool_calls':[{'id':'1','type':'function','function':{'name':'f','arguments':'{}'}}]},{'role':'tool','tool_call_id':'1','content':'r'},{'role':'user','content':'a'},{'role':'assistant','content':'b'}],'tools':[{'type':'function','function':{'name':'f'}}]}|role-out-of-turn",
                "fireworks|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'},{'role':'assistant','content':'c','tool_calls':[{'id':'1','type':'function','function':{'name':'f','arguments':'{}'}}]},{'role':'tool','tool_call_id':'1','content':'r'},{'role':'assistant','content':'b'}],'tools':[{'type':'function','function':{'name':'f'}}]}|role-out-of-turn",
                "fireworks|{'messages':[{'role':'system','content':'s'},{'role':'system','content':'t'},{'role':'user','content':'a'},{'role':'assistant','content':'b'}]}|",
                "openai|{'input':{'messages':[{'role':'user','content':'a'}]},'preferred_completion':[{'role':'assistant','content':'b'}],'non_preferred_completion':[{'role':'assistant','content':'c'}]}|missing-key missing-key",
                "openai|{'input':{'messages':[{'role':'user','content':'a'}]},'preferred_output':[{'role':'assistant','content':'b'}],'non_preferred_output':[{'role':'assistant','content':'c'}],'preferred_completion':[]}|unknown-top-level-key",
                "mistral|{'messages':[{'role':'user','content':'a'},{'role':'assistant','tool_calls':[{'id':'a1b2c3d4e','type':'function','function':{'name':'f','arguments':'{}'}}]}],'available_tools':[{'type':'function','function':{'name':'f','description':'d','parameters':{}}}]}|",
                "openai|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}],'tools':null,'parallel_tool_calls':null}|",
                "mistral|{'messages':[{'role':'user','content':'a'},{'role':'function','name':'f','content':'r'},{'role':'assistant','content':'b'}]}|unknown-role",
                "fireworks|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}],'functions':[{'name':'f'}]}|unknown-top-level-key?",
                "fireworks|{'messages':[{'role':'user','content':'a'},{'role':'assistant','function_call':{'name':'f','arguments':'{}'}}],'functions':[{'name':'f'}]}|legacy-functions",
                "openai|{'messages':[{'role':'user','content':[{'type':'text','content':'a'}]},{'role':'assistant','content':'b'}]}|missing-key",
                "openai|{'messages':[{'role':'user','content':[{'type':'text'}]},{'role':'assistant','content':'b'}]}|missing-key",
                "openai|{'messages':[{'role':'user','content':[{'type':'text','text':'a','content':'a'}]},{'role':'assistant','content':'b'}]}|unknown-key?",
            })
    void say_one_thing_of_one_defect(String provider, String line, @Nullable String rules) {
        Report report = Validator.create()
                .provider(provider)
                .ignore(List.of(
                        "too-few-examples",
                        "few-examples",
                        "format-of-some-models",
                        "last-message-not-assistant".equals(rules) ? "blank-line" : "tools-never-called"))
                .check(List.of(Datasets.lines(line.replace('\'', '"'))));

        assertThat(report.findings())
                .extracting(finding -> finding.rule() + (finding.severity() == Severity.ERROR ? "" : "?"))
                .containsExactlyInAnyOrder(split(rules));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "amazon.nova-lite-v1:0|{'text':'a'},IMAGE|",
                "amazon.nova-lite-v1:0|{'text':'a','image':{'format':'PNG','source':{'s3Location':{'uri':'s3://b/k','bucketOwner':'1'}}}}|",
                "amazon.nova-lite-v1:0|{'text':'a','image':null}|",
                "amazon.nova-lite-v1:0|{'text':null}|wrong-type",
                "amazon.nova-lite-v1:0|{'text':''}|empty-message?",
                "amazon.nova-lite-v1:0|{'image':{}}|missing-key missing-key",
                "amazon.nova-lite-v1:0|{'image':{'format':'png','source':{'bytes':'aGk='}}}|missing-key",
                "amazon.nova-lite-v1:0|{'image':{'format':5,'source':{'s3Location':{'uri':'s3://b/k'}}}}|wrong-type",
                "amazon.nova-lite-v1:0|{'image':{'format':'bmp','source':{'s3Location':{'uri':'s3://b/k'}}}}|unknown-media-format",
                "amazon.nova-lite-v1:0|{'image':{'format':'png','source':{'s3Location':{'uri':'https://b/k'}}}}|refused-image-source",
                "amazon.nova-lite-v1:0|{'image':{'format':'png','source':{'s3Location':{'uri':'s3://b/a k'}}}}|invalid-media-address",
                "amazon.nova-lite-v1:0|{'image':{'format':'png','source':{'s3Location':{'uri':'s3://b/ö'}}}}|",
                "amazon.nova-lite-v1:0|VIDEO|",
                "amazon.nova-lite-v1:0|VIDEO,VIDEO|too-many-videos",
                "amazon.nova-lite-v1:0|VIDEO,IMAGE|image-beside-video",
                "amazon.nova-micro-v1:0|VIDEO|too-many-videos",
                "amazon.nova-micro-v1:0|IMAGE|too-many-images",
                "amazon.nova-lite-v1:0|{'reasoningContent':{}},{'text':'a'}|unknown-content-part",
                "amazon.nova-2-lite-v1:0|{'document':{'format':'pdf','source':{'s3Location':{'uri':'s3://b/k.pdf'}}}},{'text':'a'}|",
                "amazon.nova-lite-v1:0|IMAGE,{'image':{'format':'png','source':{'s3Location':{'uri':'s3://c/k.png'}}}}|several-buckets?",
                "amazon.nova-lite-v1:0|IMAGE,{'image':{'format':'png','source':{'s3Location':{'uri':'s3://b/c/k.png'}}}}|",
                "amazon.nova-lite-v1:0|IMAGE,{'image':{'format':'png','source':{'s3Location':{'uri':'s3:///k.png'}}}}|",
                "meta.llama3-3-70b-instruct-v1:0|{'text':'a'},IMAGE|unknown-content-part?",
                "amazon.nova-lite-v1:0|{'document':{'format':'docx','source':{}}},{'document':{'format':'docx','source':{}}},{'text':'a'}|unknown-content-part",
                "amazon.nova-micro-v1:0|VIDEO,IMAGE|too-many-videos too-many-images",
                "meta.llama3-2-11b-instruct-v1:0|{'image':{'format':'bmp','source':{'s3Location':{'uri':'s3://b/a k'}}}}|unknown-media-format?",
            })
    void judge_images_and_videos_of_amazons_models(String model, String parts, @Nullable String rules) {
        String content = parts.replace(
                        "IMAGE", "{'image':{'format':'png','source':{'s3Location':{'uri':'s3://b/k.png'}}}}")
                .replace("VIDEO", "{'video':{'format':'mp4','source':{'s3Location':{'uri':'s3://b/k.mp4'}}}}");
        String line = "{'schemaVersion':'bedrock-conversation-2024','messages':[{'role':'user','content':[" + content
                + "]},{'role':'assistant','content':[{'text':'b'}]}]}";

        assertThat(rules(Validator.create().provider("bedrock").model(model), line.replace('\'', '"')))
                .containsExactlyInAnyOrder(split(rules));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "openai|{'role':'assistant'}|missing-content",
                "openai|{'role':'assistant','content':' '}|empty-assistant-message?",
                "fireworks|{'role':'assistant','content':' '}|empty-assistant-message",
                "openai|{'role':'assistant','content':'b','weight':5}|weight-in-preference?",
                "openai|{'role':'user','content':'b'}|preference-output-not-assistant",
                "openai|{'role':'tool','tool_call_id':'1','content':'b'}|preference-output-not-assistant",
                "openai|{'role':'assistant','content':'good'}|identical-preference-outputs?",
                "together|{'role':'assistant','content':'b'},{'role':'assistant','content':'c'}|several-preference-outputs",
                "together|{'role':'assistant','content':'b','weight':2}|weight-in-preference?",
                "openai|{'role':'assistant','content':'b','weight':0}|weight-in-preference?",
                "together|{'role':'assistant','tool_calls':[{'id':'c1','type':'function','function':{'name':'f','arguments':'{}'}}]}|calls-without-tools? preference-output-without-content",
                "openai|{'role':'assistant','tool_calls':[{'id':'c1','type':'function','function':{'name':'f','arguments':'{}'}}]}|calls-without-tools?",
            })
    void judge_both_answers_of_a_pair_and_its_question_once(String provider, String rejected, @Nullable String rules) {
        String line = PAIR.formatted("{'role':'assistant','content':'good'}", rejected)
                .replace('\'', '"');

        assertThat(rules(provider, line)).containsExactlyInAnyOrder(split(rules));
        assertThat(rules(provider, line.replace("{\"messages\":[", "{\"foo\":1,\"messages\":[")))
                .contains("unknown-key?");
    }

    @Test
    void a_leak_is_found_whatever_stands_beside_the_messages() {
        String haiku = "{'system':'s','messages':[{'role':'user','content':'a'},{'role':'assistant','content':'%s'}]}";
        String fireworks =
                "{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}],'weight':%s}";
        String pair = PAIR.formatted("{'role':'assistant','content':'b'}", "{'role':'assistant','content':'%s'}");

        assertThat(overlap("bedrock", haiku, "x", "y")).containsExactly("validation-prompt-in-training");
        assertThat(overlap("fireworks", fireworks, "1", "7")).containsExactly("validation-example-in-training");
        assertThat(overlap("openai", pair, "c", "d")).containsExactly("validation-prompt-in-training");
        assertThat(overlap("openai", pair, "c", "c")).containsExactly("validation-example-in-training");
    }

    private static List<String> overlap(String provider, String line, String training, String validation) {
        return Validator.create()
                .provider(provider)
                .ignore(List.of("too-few-examples", "few-examples", "format-of-some-models"))
                .validation(Datasets.lines(line.formatted(validation).replace('\'', '"')))
                .check(List.of(Datasets.lines(line.formatted(training).replace('\'', '"'))))
                .findings()
                .stream()
                .map(Finding::rule)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"openai,too-many-images", "azure,", "together,"})
    void openai_takes_no_images_in_pairs(String provider, @Nullable String rules) {
        String answer = "{'role':'assistant','content':[{'type':'text','text':'%s'}]}";
        String line = PAIR.formatted(answer.formatted("b"), answer.formatted("c"))
                .replace('\'', '"')
                .replace("\"content\":\"a\"", "\"content\":" + IMAGE);

        assertThat(rules(Validator.create().provider(provider), line)).containsExactlyInAnyOrder(split(rules));
    }

    @Test
    void openai_takes_no_image_in_the_other_answer_and_says_so_once() {
        String image = IMAGE.replace('"', '\'');
        String line = PAIR.formatted(
                        "{'role':'assistant','content':'yes'}", "{'role':'assistant','content':" + image + "}")
                .replace('\'', '"');
        Report report = Validator.create()
                .model("gpt-4.1-mini")
                .ignore(List.of(
                        "too-few-examples",
                        "few-examples",
                        "image-outside-user-message",
                        "retiring-model",
                        "retired-model"))
                .today(LocalDate.of(2026, 8, 1))
                .check(List.of(Datasets.lines(line)));

        assertThat(report.findings())
                .filteredOn(finding -> finding.severity() != Severity.INFO)
                .extracting(Finding::rule, Finding::pointer)
                .containsExactly(tuple("too-many-images", "/non_preferred_output/0"));
    }

    @ParameterizedTest
    @CsvSource({"true, ''", "false, ', and nothing that it teaches lies within it'"})
    void say_whether_an_answer_survives_truncation(boolean firstAnswer, String nothingLeft) {
        String first = "{'role':'user','content':'a'},"
                + (firstAnswer ? "{'role':'assistant','content':'early'},{'role':'user','content':'" : "")
                + (firstAnswer ? "" : "{'role':'user','content':'");
        String line = "{'messages':[" + first + "so ".repeat(5_000) + "'},{'role':'assistant','content':'late'}]}";
        Report report = Validator.create()
                .model("gpt-3.5-turbo-0613")
                .select(List.of("example-over-token-limit"))
                .check(List.of(Datasets.lines(line.replace('\'', '"'))));

        assertThat(report.findings())
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .startsWith("example is longer than the limit of 4096 tokens" + nothingLeft + " (");
    }

    @Test
    void only_one_answer_of_a_pair_counts_towards_the_limit() {
        String line = PAIR.formatted(
                        "{'role':'assistant','content':'yes yes yes yes'}",
                        "{'role':'assistant','content':'no no no no'}")
                .replace('\'', '"');

        assertThat(Validator.create()
                        .tokenLimit(20)
                        .check(List.of(Datasets.lines(line)))
                        .findingsOf("example-over-token-limit"))
                .isEmpty();
        assertThat(Validator.create()
                        .tokenLimit(10)
                        .check(List.of(Datasets.lines(line)))
                        .findingsOf("example-over-token-limit"))
                .hasSize(1);
    }

    @Test
    void a_preference_pair_counts_both_answers_and_trains_on_them() {
        String line =
                "{\"input\":{\"messages\":[{\"role\":\"user\",\"content\":\"one two three\"}]},\"preferred_output\":[{\"role\":\"assistant\",\"content\":\"four\"}],\"non_preferred_output\":[{\"role\":\"assistant\",\"content\":\"five six\"}]}";

        Report report = Validator.forModel("gpt-4.1").method(Method.DPO).check(List.of(Datasets.lines(line)));

        assertThat(report.datasets().get(0).dialect()).isEqualTo("preference");
        assertThat(report.datasets().get(0).tokens().content()).isEqualTo(6);
        assertThat(report.datasets().get(0).tokens().trained()).isEqualTo(3);
        assertThat(report.datasets().get(0).messages()).isEqualTo(3);
    }

    @Test
    void counts_are_an_estimate_where_the_model_has_a_tokenizer_of_its_own() {
        String nova =
                "{\"schemaVersion\":\"bedrock-conversation-2024\",\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"a\"}]},{\"role\":\"assistant\",\"content\":[{\"text\":\"b\"}]}]}";

        Report report = Validator.create()
                .provider("bedrock")
                .model("amazon.nova-micro-v1:0")
                .check(List.of(Datasets.lines(nova)));

        assertThat(report.datasets().get(0).tokens().exact()).isFalse();
        assertThat(report.cost().orElseThrow().notes())
                .contains("tokens are an estimate in o200k_base: the model has a tokenizer of its own");
        assertThat(report.findings()).extracting(Finding::rule).containsExactly("too-few-examples");
    }

    @Test
    void embedded_images_have_a_format_and_a_size() {
        String line =
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"?\"},{\"type\":\"image_url\",\"image_url\":{\"url\":\"%s\"}}]},{\"role\":\"assistant\",\"content\":\"Dots.\"}]}";
        String png =
                "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4z8AAAAMBAQD3A0FDAAAAAElFTkSuQmCC";

        assertThat(rules("openai", String.format(line, png + "="))).isEmpty();
        assertThat(rules("openai", String.format(line, "data:image/jpeg;base64,/9j/wAAICAABAAED/9oAAhH/2Q==")))
                .isEmpty();
        assertThat(rules("openai", String.format(line, "data:image/webp;base64,UklGRgcAAABXRUJQVlA4")))
                .isEmpty();
        assertThat(rules("openai", String.format(line, "data:image/gif;base64,R0lGODlhAQABAAAAACw=")))
                .containsExactly("unreadable-image?");
        assertThat(rules("openai", String.format(line, png.substring(0, 60)))).containsExactly("unreadable-image?");
        assertThat(rules("openai", String.format(line, "data:image/png,rawbytes")))
                .containsExactly("unreadable-image?");
        assertThat(rules("openai", String.format(line, "data:image/png;base64,not base64")))
                .containsExactly("unreadable-image?");
        assertThat(rules("openai", String.format(line, "https://example.com/a.gif")))
                .containsExactly("unreadable-image?");
        assertThat(rules("openai", String.format(line, png + "A".repeat(13_980_920))))
                .isEmpty();
        assertThat(rules("openai", String.format(line, png + "A".repeat(13_980_930))))
                .containsExactly("image-too-large?");
    }

    @Test
    void models_have_limits_of_their_own() {
        String image =
                "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4z8AAAAMBAQD3A0FDAAAAAElFTkSuQmCC\"}}";
        String line = "{\"messages\":[{\"role\":\"user\",\"content\":[" + (image + ",").repeat(10) + image
                + "]},{\"role\":\"assistant\",\"content\":\"Dots.\"}]}";

        assertThat(rules("openai", line)).containsExactly("too-many-images");
        assertThat(rules("azure", line)).isEmpty();
    }

    @Test
    void say_which_provider_has_a_model() {
        assertThatThrownBy(
                        () -> Validator.create().model("amazon.nova-lite-v1:0").target())
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("'amazon.nova-lite-v1:0' is no base model of OpenAI; the provider 'bedrock' has it");
    }

    @ParameterizedTest
    @CsvSource({
        "bedrock, amazon.nova-lite-v1:0:300k,                         amazon.nova-lite-v1:0",
        "bedrock, meta.llama3-2-11b-instruct-v1:0:128k,               meta.llama3-2-11b-instruct-v1:0",
        "bedrock, anthropic.claude-3-haiku-20240307-v1:0:200k,        anthropic.claude-3-haiku-20240307-v1:0",
    })
    void models_may_be_named_as_a_job_names_them(String provider, String name, String model) {
        assertThat(Catalogue.bundled().provider(provider).model(name).id()).isEqualTo(model);
    }

    @ParameterizedTest
    @CsvSource({
        // provider, model,                  rules
        "openai,     gpt-4o-2024-08-06,      ",
        "openai,     gpt-4.1-mini,           undocumented-image?",
        "openai,     ,                       ",
        "azure,      gpt-4.1,                ",
        "azure,      gpt-oss-20b,            undocumented-image?",
    })
    void know_which_models_learn_from_images(String provider, @Nullable String model, @Nullable String rules) {
        Validator validator = Validator.create().provider(provider).today(LocalDate.of(2026, 11, 22));
        String line = chat("ua").replaceFirst("\"text \\d+\"", IMAGE);

        assertThat(rules(model == null ? validator : validator.model(model), line))
                .filteredOn(rule -> !rule.startsWith("retiring-model"))
                .containsExactlyInAnyOrder(split(rules));
    }

    @ParameterizedTest
    @CsvSource({"0, image-not-rgb?", "2,", "3, image-not-rgb?", "4, image-not-rgb?", "6,"})
    void openai_and_azure_want_red_green_and_blue(int colourType, @Nullable String rules) {
        byte[] image = HexFormat.of()
                .parseHex("89504E470D0A1A0A0000000D494844520000013D0000002D08" + "0" + colourType
                        + "000000000000000000000049454E44AE426082");
        String url = "data:image/png;base64," + Base64.getEncoder().encodeToString(image);
        String line = chat("ua")
                .replaceFirst("\"text \\d+\"", "[{\"type\":\"image_url\",\"image_url\":{\"url\":\"" + url + "\"}}]");

        assertThat(rules("openai", line)).containsExactly(split(rules));
        assertThat(rules("azure", line)).containsExactly(split(rules));
    }

    @ParameterizedTest
    @CsvSource({"9, too-few-examples", "10, few-examples", "49, few-examples", "50,"})
    void advise_more_examples_than_they_ask_for(int examples, @Nullable String rules) {
        String[] lines = IntStream.range(0, examples)
                .mapToObj(i -> chat("ua").replace("text", "words of " + i))
                .toArray(String[]::new);
        Report report = Validator.create().check(List.of(Datasets.lines(lines)));

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(split(rules));
    }

    @Test
    void a_method_the_model_does_not_take_is_the_only_defect() {
        String question = chat("du").replaceFirst("}$", ",\"answer\":\"42\"}");
        String pair = PAIR.formatted("{'role':'assistant','content':'b'}", "{'role':'assistant','content':'c'}");

        assertThat(rulesFor("openai", "gpt-4.1-mini", Method.RFT, question)).containsExactly("wrong-method");
        assertThat(rulesFor("openai", "o4-mini", Method.SFT, chat("ua"))).containsExactly("wrong-method");
        assertThat(rulesFor("azure", "gpt-4o-mini", Method.DPO, pair)).containsExactly("wrong-method");
    }

    private static List<String> rulesFor(String provider, String model, Method method, String line) {
        Validator validator = Validator.create()
                .provider(provider)
                .model(model)
                .method(method)
                .today(LocalDate.of(2026, 6, 1));
        return validator
                .ignore(List.of("too-few-examples", "retiring-model", "no-validation-dataset"))
                .check(List.of(Datasets.lines(line.replace('\'', '"'))))
                .findings()
                .stream()
                .map(Finding::rule)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "openai|iVBORw0KGgo=|image is at an address of another kind, expected an http(s) URL or a data URL",
                "together|https://a.b/c.png|image is at an http(s) URL, expected a data URL",
                "openai|s3://b/k.png|image is at an address with s3://, expected an http(s) URL or a data URL",
            })
    void says_where_an_image_is_and_where_it_may_be(String provider, String url, String message) {
        String line =
                "{'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'%s'}}]},{'role':'assistant','content':[{'type':'text','text':'b'}]}]}";

        assertThat(Validator.create()
                        .provider(provider)
                        .select(List.of("refused-image-source"))
                        .check(List.of(Datasets.lines(line.formatted(url).replace('\'', '"'))))
                        .findings())
                .extracting(Finding::message)
                .containsExactly(message);
    }

    @Test
    void fireworks_weighs_all_examples_or_none() {
        String line = chat("ua");
        String weighted = chat("uaua").replaceFirst("}$", ",\"weight\":0.5}");
        Validator fireworks = Validator.create().provider("fireworks").ignore(List.of("few-examples"));

        assertThat(fireworks
                        .check(List.of(Datasets.lines(weighted, chat("sua"), line)))
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("weight-on-some-lines");
                    assertThat(finding.lines()).containsExactly(1L);
                    assertThat(finding.message()).isEqualTo("example has a weight, 2 others have none");
                });
        assertThat(fireworks
                        .ignore(List.of("too-few-examples"))
                        .check(List.of(Datasets.lines(weighted, chat("sua"))))
                        .findings())
                .extracting(Finding::message)
                .containsExactly("example has no weight, 1 other has one");
    }

    @Test
    void a_weight_beside_what_a_grader_needs_is_a_field_of_the_grader() {
        String line = "{'messages':[{'role':'user','content':'%s'}],'weight':'heavy','ground_truth':'a'}";

        assertThat(Validator.create()
                        .provider("fireworks")
                        .method(Method.RFT)
                        .ignore(List.of("few-examples", "too-few-examples", "no-validation-dataset"))
                        .check(List.of(Datasets.lines(
                                line.formatted("a").replace('\'', '"'),
                                chat("u").replaceFirst("}$", ",\"ground_truth\":\"b\"}"))))
                        .findings())
                .isEmpty();
    }

    @Test
    void an_example_of_weight_zero_teaches_nothing() {
        assertThat(Validator.create()
                        .provider("fireworks")
                        .ignore(List.of("few-examples", "too-few-examples"))
                        .check(List.of(Datasets.lines(chat("ua").replaceFirst("}$", ",\"weight\":0}"))))
                        .findings())
                .extracting(Finding::rule, Finding::message)
                .containsExactly(tuple("nothing-to-learn", "example has weight 0"));
    }

    @Test
    void an_example_that_is_in_one_of_several_training_datasets_names_it() {
        assertThat(Validator.create()
                        .validation(Datasets.lines(chat("ua")))
                        .check(List.of(
                                Source.of("a.jsonl", (chat("uaua") + "\n").getBytes(UTF_8)),
                                Source.of("b.jsonl", (chat("sua") + "\n" + chat("ua") + "\n").getBytes(UTF_8))))
                        .findings())
                .filteredOn(finding -> finding.rule().equals("validation-example-in-training"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).endsWith("(training line 2 of b.jsonl)"));
    }

    @Test
    void a_validation_dataset_has_the_format_of_the_training_dataset() {
        String pair = PAIR.formatted("{'role':'assistant','content':'b'}", "{'role':'assistant','content':'c'}")
                .replace('\'', '"');
        Validator validator = Validator.create().ignore(List.of("too-few-examples"));

        assertThat(validator
                        .validation(Datasets.lines(pair))
                        .check(List.of(Datasets.lines(chat("ua"))))
                        .findings())
                .extracting(Finding::message)
                .containsExactly(
                        "dataset is in the preference format, the training dataset is in the openai-chat format");
        assertThat(validator
                        .validation(Datasets.lines(chat("uaua")))
                        .check(List.of(Datasets.lines(chat("ua"))))
                        .findings())
                .isEmpty();
    }

    @Test
    void bound_the_epochs_and_the_tokens_of_a_job(@TempDir Path folder) throws Exception {
        Path profile = Files.writeString(folder.resolve("small.json"), """
                {"id": "small", "extends": "openai", "title": "Small", "sources": {"us": "our own"}, "limits": {
                  "maxEpochs": {"value": 2, "source": "us", "asOf": "2026-11-21"},
                  "maxJobTokens": {"value": 60, "source": "us", "asOf": "2026-11-21"}}}
                """);
        Validator small = Validator.create()
                .catalogue(Catalogue.bundled().with(profile))
                .provider("small")
                .ignore(List.of("too-few-examples"));
        List<Source> dataset = List.of(Datasets.lines(chat("ua")));

        assertThat(small.epochs(2).check(dataset).findings()).isEmpty();
        assertThat(small.epochs(5).check(dataset).findings())
                .extracting(Finding::message)
                .containsExactlyInAnyOrder(
                        "dataset is read 5 times, Small takes at most 2 epochs",
                        "training takes 85 tokens in 5 epochs, Small takes at most 60");
    }

    @Test
    void a_question_for_a_grader_has_roles_of_its_own() {
        String line = chat("u").replace("[{", "[{\"role\":\"function\",\"name\":\"f\",\"content\":\"r\"},{");

        assertThat(rulesForRft("openai", line)).contains("unknown-role");
        assertThat(rulesForRft("bedrock", chat("uu").replaceFirst("}$", ",\"reference_answer\":5}")))
                .containsExactly("wrong-type");
        assertThat(rulesForRft("bedrock", chat("uu").replaceFirst("}$", ",\"reference_answer\":{\"a\":5}}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'conversation':[{'role':'user','content':'a'}]}|unknown-dialect: line has its messages under 'conversation', expected the keys of openai-chat or prompt-completion; tuneprep convert puts them under 'messages'",
                "{'problem':'a','solution':'b'}|unknown-dialect: line shows no known format, expected the keys of openai-chat or prompt-completion; tuneprep convert --map user=KEY,assistant=KEY makes it that of questions and answers",
                "{'conversations':['a','b']}|unknown-dialect: line shows no known format, expected the keys of openai-chat or prompt-completion",
                "{'instruction':'a','input':'','output':'b','text':'c'}|wrong-dialect: line is in the alpaca format, OpenAI takes openai-chat or prompt-completion; tuneprep convert --to openai-chat makes it that",
                "{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}],'label':false}|wrong-dialect: line is in the trl-kto format, OpenAI takes openai-chat or prompt-completion",
                "{'data':[{'prompt':'a','completion':'b'}]}|unknown-dialect: line holds a list of objects under 'data', expected one object a line; tuneprep convert writes them so",
                "{'question':'a','answer':'b'}|unknown-dialect: line shows no known format, expected the keys of openai-chat or prompt-completion; tuneprep convert makes it that of questions and answers",
                "{'prompt':'a','response':'b'}|missing-key: key 'completion' is missing, 'response' stands in its place",
                "{'messages':[{'role':'user','name':'','content':'a'},{'role':'assistant','content':'b'}]}|invalid-name: name is empty",
            })
    void say_once_what_stands_where_it_is_not_expected(String line, String expected) {
        assertThat(Validator.create()
                        .method(Method.SFT)
                        .ignore(List.of("too-few-examples", "few-examples", "format-of-some-models"))
                        .check(List.of(Datasets.lines(line.replace('\'', '"'))))
                        .findings())
                .extracting(finding -> finding.rule() + ": " + finding.message())
                .containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'detail':'medium'|detail is 'medium', expected 'low', 'high' or 'auto'",
                "'detail':2|detail is a number, expected 'low', 'high' or 'auto'",
                "'detail':'auto'|",
                "'detail':null|",
            })
    void know_three_details_of_an_image(String detail, @Nullable String message) {
        String line =
                "{'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'https://a.b/c.png',"
                        + detail + "}}]},{'role':'assistant','content':'b'}]}";

        assertThat(Validator.create()
                        .check(List.of(Datasets.lines(line.replace('\'', '"'))))
                        .findingsOf("unknown-image-detail"))
                .extracting(Finding::message)
                .isEqualTo(message == null ? List.of() : List.of(message));
    }

    @ParameterizedTest
    @CsvSource({"gpt-4o-2024-08-06, 1, 170", ", 2, 0"})
    void count_images_that_they_can_measure(@Nullable String model, long unmeasured, long tokens) {
        String embedded =
                "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4z8AAAAMBAQD3A0FDAAAAAElFTkSuQmCC";
        String line = "{'messages':[{'role':'user','content':[" + image("https://a.b/c.png") + "," + image(embedded)
                + "]},{'role':'assistant','content':'b'}]}";
        Validator validator = Validator.create();

        TokenSummary counted = (model == null ? validator : validator.model(model))
                .check(List.of(Datasets.lines(line.replace('\'', '"'))))
                .datasets()
                .get(0)
                .tokens();

        assertThat(counted.unmeasuredImages()).isEqualTo(unmeasured);
        assertThat(counted.total()).isEqualTo(12 + tokens);
    }

    private static String image(String url) {
        return "{'type':'image_url','image_url':{'url':'" + url + "','detail':'low'}}";
    }

    @Test
    void a_question_for_a_grader_needs_a_validation_dataset_where_the_model_says_so() {
        Validator azure = Validator.create().provider("azure").today(LocalDate.of(2026, 11, 20));
        Source line = Datasets.lines(chat("u"));

        assertThat(azure.model("o4-mini-2025-04-16").check(List.of(line)).findingsOf("no-validation-dataset"))
                .hasSize(1);
        assertThat(azure.check(List.of(line)).findingsOf("no-validation-dataset"))
                .isEmpty();
    }

    @Test
    void amazon_is_told_how_a_question_for_a_grader_is_checked() {
        Report report = Validator.create()
                .provider("bedrock")
                .check(List.of(Datasets.lines("{\"messages\":[{\"role\":\"system\",\"content\":\"s\"},"
                        + "{\"role\":\"user\",\"content\":\"a\"}],\"reference_answer\":\"b\"}")));

        assertThat(report.findingsOf("wrong-dialect").get(0).message())
                .endsWith("; a question for a grader is checked with --method rft");
    }

    @Test
    void texts_of_a_tool_may_be_a_list_at_fireworks() {
        String line = """
                {"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"","tool_calls":[{"id":"1","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"1","content":[{"type":"text","text":"b"}]},{"role":"assistant","content":"c"}],"tools":[{"type":"function","function":{"name":"f"}}]}
                """;

        assertThat(Validator.create()
                        .provider("fireworks")
                        .check(List.of(Datasets.lines(line)))
                        .findingsOf("tool-content-not-string"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'messages':[{'role':'user','content':'a\\n\\nHuman: b'},{'role':'assistant','content':'c'}]}|'\\n\\nHuman:'",
                "{'messages':[{'role':'user','content':'User: b'},{'role':'assistant','content':'c'}]}|",
                "{'messages':[{'role':'user','content':[{'text':'User: b'}]},{'role':'assistant','content':[{'text':'User: c'}]}]}|'User:'",
            })
    void without_a_model_texts_that_some_of_amazons_models_reserve_are_warned_of(String line, @Nullable String words) {
        assertThat(Validator.create()
                        .provider("bedrock")
                        .check(List.of(Datasets.lines(line.replace('\'', '"'))))
                        .findingsOf("text-reserved-by-some-models"))
                .hasSize(words == null ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({
        "openai, refused-special-token, true",
        "together, refused-special-token, false",
        "openai, undocumented-role, true",
        "gemini, undocumented-role, false",
        "bedrock, text-reserved-by-some-models, true",
        "openai, text-reserved-by-some-models, false",
        "bedrock, reserved-text, false",
        "openai, invalid-json, true",
    })
    void a_rule_concerns_targets_of_which_it_may_report_something(String provider, String rule, boolean concerns) {
        Target target = Validator.create().provider(provider).target();

        assertThat(Validator.rules())
                .filteredOn(one -> one.info().name().equals(rule))
                .singleElement()
                .matches(one -> one.concerns(target) == concerns);
    }

    @ParameterizedTest
    @CsvSource({"openai, , 1", "together, , 0", "azure, gpt-4.1-2025-04-14, 1", "azure, Llama-3.3-70B, 0"})
    void special_tokens_are_those_of_a_models_tokenizer(String provider, @Nullable String model, int findings) {
        String line = "{'messages':[{'role':'user','content':'<|fim_prefix|>'},{'role':'assistant','content':'b'}]}";
        Validator validator = Validator.create().provider(provider).select(List.of("refused-special-token"));

        assertThat((model == null ? validator : validator.model(model))
                        .check(List.of(Datasets.lines(line.replace('\'', '"'))))
                        .findingsOf("refused-special-token"))
                .hasSize(findings);
    }

    @ParameterizedTest
    @CsvSource({
        "openai, https://a.b/c.gif, unreadable-image",
        "openai, https://a.b/c.SVG?size=3, unreadable-image",
        "azure, http://a.b/c.tiff#x, unreadable-image",
        "openai, https://a.b/c.png, ''",
        "openai, https://a.b/c.php?file=d.gif, ''",
        "openai, https://gif, ''",
        "together, https://a.b/c.gif, refused-image-source",
        "mistral, https://a.b/c.gif, ''",
    })
    void an_address_may_name_a_format_that_is_not_taken(String provider, String url, String rule) {
        String line = "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\""
                + url + "\"}}]},{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"b\"}]}]}";
        Set<String> ofImages = Set.of("unreadable-image", "refused-image-source");

        assertThat(Validator.create()
                        .provider(provider)
                        .check(List.of(Datasets.lines(line)))
                        .findings())
                .extracting(Finding::rule)
                .filteredOn(ofImages::contains)
                .isEqualTo(rule.isEmpty() ? List.of() : List.of(rule));
    }

    @Test
    void a_chat_that_looks_like_one_for_haiku_can_be_converted_for_other_models() {
        Report report = Validator.create().provider("bedrock").check(List.of(Datasets.lines(chat("ua"))));

        assertThat(report.findingsOf("format-of-some-models").get(0).message())
                .startsWith("dataset is in the haiku format, which 1 of the ")
                .endsWith("; tuneprep convert --to bedrock-conversation makes it that of others");
    }

    @Test
    void no_base_model_is_left_for_questions_for_a_grader() {
        Report report = Validator.create()
                .method(Method.RFT)
                .today(LocalDate.of(2026, 11, 20))
                .check(List.of(Datasets.lines(chat("u"))));

        assertThat(report.findingsOf("format-of-some-models"))
                .extracting(Finding::message)
                .containsExactly(
                        "dataset is in the reinforcement format, which no base model takes that takes new jobs");
    }

    @Test
    void what_belongs_to_a_grader_may_be_anything() {
        String line = chat("du")
                .replaceFirst("}$", ",\"functions\":[\"a\",\"b\"],\"parallel_tool_calls\":\"x\",\"system_prompt\":1}");

        assertThat(rulesForRft("openai", line)).isEmpty();
    }

    /** {@return the rules that fire; a question mark behind a warning} */
    private static List<String> rules(String provider, String line) {
        return rules(Validator.create().provider(provider), line);
    }

    private static List<String> rules(Validator validator, String line) {
        Report report = validator
                .ignore(List.of("too-few-examples", "few-examples", "format-of-some-models"))
                .check(List.of(Datasets.lines(line)));
        return report.findings().stream()
                .map(finding -> finding.rule() + (finding.severity() == Severity.ERROR ? "" : "?"))
                .toList();
    }

    private static String[] split(@Nullable String rules) {
        return rules == null ? new String[0] : rules.strip().split(" ");
    }

    private static String chat(String roles) {
        StringBuilder line = new StringBuilder("{\"messages\":[");
        for (String role : Arrays.asList(roles.split(""))) {
            String name = switch (role.toLowerCase(Locale.ROOT)) {
                case "s" -> "system";
                case "u" -> "user";
                case "d" -> "developer";
                default -> "assistant";
            };
            line.append(line.length() > 13 ? "," : "")
                    .append("{\"role\":\"")
                    .append(name)
                    .append("\",\"content\":\"text ")
                    .append(line.length())
                    .append("\"}");
        }
        return line.append("]}").toString();
    }

    private static final String NOVA =
            "{'schemaVersion':'bedrock-conversation-2024','messages':[{'role':'user','content':[{'text':'Weather?'}]},{'role':'assistant','content':[%s]},{'role':'user','content':[%s]},{'role':'assistant','content':[{'text':'Rain.'}]}],'toolConfig':{'tools':[{'toolSpec':{'name':'weather','description':'d','inputSchema':{'json':{'type':'object'}}}}]}}";
    private static final String USE = "{'toolUse':{'toolUseId':'1','name':'weather','input':{}}}";
    private static final String RESULT = "{'toolResult':{'toolUseId':'1','content':[{'text':'Rain.'}]}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // parts of the assistant | parts of the user | rules
                "USE|RESULT|",
                "USE|{'text':'Well?'}|",
                "USE,USE|RESULT|duplicate-tool-call-id",
                "USE|RESULT,RESULT|tool-message-without-call",
                "{'text':'Hm.'}|RESULT|tool-message-without-call",
                "{'toolUse':{'toolUseId':'1','name':'storm','input':{}}}|RESULT|undeclared-function",
                "{'toolUse':{'toolUseId':'1','name':'weather','input':'{}'}}|RESULT|wrong-type",
                "{'toolUse':{'name':'weather','input':{}}}|RESULT|missing-key",
                "USE|{'toolResult':{'toolUseId':'1','content':[{'text':'a','json':{}}]}}|wrong-type",
                "USE|{'toolResult':{'toolUseId':'1','content':[{}]}}|wrong-type",
                "USE|USE|key-on-other-role",
                "RESULT|{'text':'Well?'}|key-on-other-role",
            })
    void nova_has_tools_of_its_own(String assistant, String user, @Nullable String rules) {
        String line = NOVA.formatted(assistant, user).replace("USE", USE).replace("RESULT", RESULT);
        Report report = Validator.create()
                .provider("bedrock")
                .ignore(List.of("too-few-examples", "tools-never-called", "format-of-some-models"))
                .check(List.of(Datasets.lines(line.replace('\'', '"'))));

        assertThat(report.findings())
                .extracting(finding -> finding.rule() + (finding.severity() == Severity.ERROR ? "" : "?"))
                .containsExactlyInAnyOrder(split(rules));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "openai|{'messages':[{'from':'human','value':'a'},{'from':'gpt','value':'b'}]}|line is in the sharegpt format, OpenAI takes openai-chat or prompt-completion; tuneprep convert --to openai-chat makes it that",
                "openai|{'conversations':[]}|line is in the sharegpt format, OpenAI takes openai-chat or prompt-completion; tuneprep convert --to openai-chat makes it that",
                "openai|{'instruction':'a','output':'b'}|line is in the alpaca format, OpenAI takes openai-chat or prompt-completion; tuneprep convert --to openai-chat makes it that",
                "openai|{'interactions':[]}|line is in the mistral-interactions format, OpenAI takes openai-chat or prompt-completion; tuneprep convert --to openai-chat makes it that",
                "mistral|{'prompt':'a','completion':'b'}|line is in the prompt-completion format, Mistral takes openai-chat or text; tuneprep convert --to mistral makes it that",
                "openai|{'contents':[]}|line is in the gemini format, OpenAI takes openai-chat or prompt-completion; tuneprep convert --to openai-chat makes it that",
                "mistral|{'prompt':'a','chosen':'b','rejected':'c'}|line is in the trl-preference format, Mistral takes openai-chat or text",
                "together|{'prompt':'a','completion':'b','label':false}|line is in the trl-kto format, Together AI takes openai-chat or prompt-completion or prompt-completion-parts or text",
                "bedrock|{'messages':[{'role':'system','content':'s'},{'role':'user','content':'a'},{'role':'assistant','content':'b'}]}|line is in the openai-chat format, Amazon Bedrock takes bedrock-conversation or haiku or prompt-completion; tuneprep convert --to bedrock-conversation makes it that",
                "gemini|{'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'https://a.b/c.png'}}]},{'role':'assistant','content':'b'}]}|line is in the openai-chat format, Google Gemini takes gemini; texts can be converted, images have to be uploaded and put in by hand",
                "openai|{'prompt':'a','chosen':[],'rejected':[],'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}]}|line is in the trl-preference format, OpenAI takes openai-chat or prompt-completion",
                "openai|{'prompt':[{'role':'user','content':'a'}],'completion':[{'role':'assistant','content':'b'}],'label':false}|line is in the trl-kto format, OpenAI takes openai-chat or prompt-completion",
                "openai|{'prompt':[{'role':'user','content':'a'}],'completion':[{'role':'assistant','content':'b'}]}|line is in the trl-prompt-completion format, OpenAI takes openai-chat or prompt-completion; tuneprep convert --to openai-chat makes it that",
                "gemini|{'messages':[{'role':'user','content':'a'}]}|line is in the openai-chat format, Google Gemini takes gemini",
                "mistral|{'text':'a','labels':{'mood':'good'}}|line is in the mistral-classifier format, which this version does not check",
                "fireworks|{'Prompt':'a','Completion':'b'}|line is in the prompt-completion format, Fireworks AI takes openai-chat; tuneprep convert --to openai-chat makes it that",
                "openai|{'preferred_output':[]}|line is in the preference format, OpenAI takes openai-chat or prompt-completion with --method sft, and this one with --method dpo",
                "gemini|{'conversations':[]}|line is in the sharegpt format, Google Gemini takes gemini; tuneprep convert --to gemini makes it that",
            })
    void name_a_foreign_format_and_the_conversion(String provider, String line, String message) {
        assertThat(Validator.create()
                        .provider(provider)
                        .method(Method.SFT)
                        .check(List.of(Datasets.lines(line.replace('\'', '"'))))
                        .findingsOf("wrong-dialect"))
                .extracting(Finding::message)
                .containsExactly(message);
    }

    @ParameterizedTest
    @CsvSource({"'', wrong-dialect", "'\"answer\":1,', last-message-not-user"})
    void a_chat_is_no_question_for_a_grader_where_nothing_says_so(String key, String rule) {
        Validator validator = Validator.create()
                .provider("azure")
                .model("o4-mini-2025-04-16")
                .select(List.of("wrong-dialect", "last-message-not-user"));

        assertThat(rules(validator, chat("ua").replaceFirst("^.", "{" + key))).containsExactly(rule);
    }

    @ParameterizedTest
    @CsvSource({"openai, gpt-4o-2024-08-06", "bedrock, amazon.nova-lite-v1:0"})
    void a_format_that_a_model_takes_by_no_method_is_for_none(String provider, String model) {
        for (Method method : List.of(Method.SFT, Method.DPO)) {
            assertThat(Validator.create()
                            .provider(provider)
                            .model(model)
                            .method(method)
                            .check(List.of(Datasets.lines("{\"prompt\":\"a\",\"completion\":\"b\"}")))
                            .findingsOf("wrong-dialect"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message()).doesNotContain("--method"));
        }
    }

    @Test
    void a_pair_of_trl_is_one_defect_and_can_be_converted() {
        assertThat(Validator.create()
                        .ignore(List.of("too-few-examples"))
                        .check(List.of(Datasets.lines("{\"prompt\":\"a\",\"chosen\":\"b\",\"rejected\":\"c\"}")))
                        .findings())
                .extracting(Finding::message)
                .containsExactly("line is in the trl-preference format, OpenAI takes openai-chat or prompt-completion"
                        + " or preference or reinforcement; tuneprep convert --to preference makes it that");
    }

    @Test
    void second_names_of_a_profile_are_known_keys(@TempDir Path folder) throws Exception {
        Path profile = Files.writeString(folder.resolve("ours.json"), """
                {"id": "ours", "extends": "openai", "otherNames": {"messages": "turns", "content": "says"}}
                """);
        Validator ours = Validator.create()
                .catalogue(Catalogue.bundled().with(profile))
                .provider("ours")
                .ignore(List.of("too-few-examples"));
        String line = chat("ua").replace("messages", "turns").replace("content", "says");

        assertThat(ours.check(List.of(Datasets.lines(line))).findings()).isEmpty();
    }

    private static final String GEMINI_PAIR =
            "{'system_instruction':{'parts':[{'text':'Be kind.'}]},'contents':[{'role':'user','parts':[{'text':'Fruit?'}]}],'completions':[{'score':1,'completion':{'role':'model','parts':[{'text':'Apple!'}]}},{'score':0.0,'completion':{'role':'model','parts':[{'text':'Pear.'}]}}]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // what is written | what stands there instead | rules
                "Apple!|Apple!|",
                "system_instruction|systemInstruction|",
                "'score':0.0|'score':1|wrong-type",
                "'score':0.0|'score':0.5|wrong-type",
                "'score':0.0|'score':'0'|wrong-type",
                "'score':0.0,|``|missing-key",
                "'completion':{'role':'model','parts':[{'text':'Pear.'}]}|'completion':[]|wrong-type",
                "'role':'model','parts':[{'text':'Pear.'}]|'role':'assistant','parts':[{'text':'Pear.'}]|unknown-role",
                "Pear.|Apple!|identical-preference-outputs?",
                "{'text':'Fruit?'}|{'text':'Fruit?'},{'fileData':{'mimeType':'image/png','fileUri':'gs://b/k'}}|wrong-type",
                "'contents'|'more':1,'contents'|unknown-top-level-key?",
                "[{'role':'user'|[{'role':'user','parts':[{'text':'a'}]},{'role':'model'|preference-input-ends-with-assistant?",
            })
    void gemini_has_pairs_of_its_own(String written, @Nullable String instead, @Nullable String rules) {
        assertThat(rulesForPair("gemini", GEMINI_PAIR.replace(written, instead == null ? "" : instead)))
                .containsExactlyInAnyOrder(split(rules));
    }

    private static final String NOVA_PAIR =
            "{'system':[{'text':'Be kind.'}],'messages':[{'role':'user','content':[{'text':'Fruit?'}]},{'role':'assistant','candidates':[{'content':[{'text':'Apple!'}],'preferenceLabel':'preferred'},{'content':[{'text':'Pear.'}],'preferenceLabel':'non-preferred'}]}]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Apple!|Apple!|",
                "{'content':[{'text':'Pear.'}]|{'content':[{'text':'Plum.'}],'preferenceLabel':'non-preferred'},{'content':[{'text':'Pear.'}]|",
                "'non-preferred'|'preferred'|wrong-type",
                "'non-preferred'|'worse'|wrong-type",
                "'preferenceLabel':'preferred'|'label':'preferred'|missing-key",
                "{'text':'Apple!'}|{'image':{'format':'png'}}|wrong-type",
                "'role':'assistant'|'role':'user'|unknown-role",
                "'candidates':[|'candidates':[3,|wrong-type",
                // A pair without a question, and one with a tool that has no name.
                "{'role':'user','content':[{'text':'Fruit?'}]},|``|wrong-type",
                "'messages'|'toolConfig':{'tools':[{'toolSpec':{'description':'d','inputSchema':{'json':{'type':'object'}}}}]},'messages'|missing-key",
                "Pear.|Apple!|identical-preference-outputs?",
                "]}]}|]},{'role':'user','content':[{'text':'Why?'}]}]}|wrong-type",
            })
    void nova_has_pairs_of_its_own(String written, @Nullable String instead, @Nullable String rules) {
        assertThat(rulesForPair("bedrock", NOVA_PAIR.replace(written, instead == null ? "" : instead)))
                .containsExactlyInAnyOrder(split(rules));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // what is preferred to what, behind a pair that prefers the apple to the pear | whether they contradict
                "Pear.|Apple!|true",
                "Pear.|Plum.|false",
                "Apple!|Pear.|false",
            })
    void a_pair_contradicts_another_whatever_marks_the_preferred_answer(
            String preferred, String rejected, boolean contradicts) {
        Map<String, String> pairs = Map.of(
                "openai",
                        "{'input':{'messages':[{'role':'user','content':'Fruit?'}]},'preferred_output':[{'role':'assistant','content':'Apple!'}],'non_preferred_output':[{'role':'assistant','content':'Pear.'}]}",
                "gemini", GEMINI_PAIR,
                "bedrock", NOVA_PAIR);
        pairs.forEach((provider, pair) -> {
            String other =
                    pair.replace("Apple!", "#").replace("Pear.", rejected).replace("#", preferred);
            assertThat(Validator.create()
                            .provider(provider)
                            .select(List.of("contradicting-preference"))
                            .check(List.of(Datasets.lines(
                                    pair.replace('\'', '"'),
                                    pair.replace("Fruit", "Which").replace('\'', '"'),
                                    other.replace('\'', '"'))))
                            .findings())
                    .as(provider)
                    .extracting(Finding::rule, finding -> finding.line().orElse(0))
                    .containsExactlyElementsOf(
                            contradicts ? List.of(tuple("contradicting-preference", 3L)) : List.of());
        });
    }

    private static List<String> rulesForPair(String provider, String line) {
        return checkPair(provider, line).findings().stream()
                .map(finding -> finding.rule() + (finding.severity() == Severity.ERROR ? "" : "?"))
                .toList();
    }

    private static Report checkPair(String provider, String line) {
        return Validator.create()
                .provider(provider)
                .method(Method.DPO)
                .ignore(List.of("few-examples", "too-few-examples"))
                .check(List.of(Datasets.lines(line.replace('\'', '"'))));
    }

    @ParameterizedTest
    @CsvSource({
        // roles of the question, of the preferred answer, together,                        fireworks
        "u,   a,  ,                                    ",
        "ua,  a,  preference-input-ends-with-assistant, preference-input-ends-with-assistant",
        "u,   aa, several-preference-outputs,           several-preference-outputs",
        "uu,  a,  repeated-role,                        preference-input-several-turns role-out-of-turn",
    })
    void the_turns_of_a_pair(String asked, String preferred, @Nullable String together, @Nullable String fireworks) {
        String line = "{'input':" + chat(asked) + ",'preferred_output':" + messages(preferred)
                + ",'non_preferred_output':[{'role':'assistant','content':'another'}]}";

        assertThat(pairRules("together", line)).containsExactlyInAnyOrder(split(together));
        assertThat(pairRules("fireworks", line)).containsExactlyInAnyOrder(split(fireworks));
    }

    private static List<String> pairRules(String provider, String line) {
        return rulesForPair(provider, line).stream()
                .filter(rule -> !rule.startsWith("too-few-examples"))
                .toList();
    }

    private static String messages(String roles) {
        String chat = chat(roles);
        return chat.substring(chat.indexOf('['), chat.lastIndexOf(']') + 1);
    }

    @Test
    void a_pair_is_counted_like_one_of_openai() {
        String openai =
                "{'input':{'messages':[{'role':'system','content':'Be kind.'},{'role':'user','content':'Fruit?'}]},'preferred_output':[{'role':'assistant','content':'Apple!'}],'non_preferred_output':[{'role':'assistant','content':'Pear.'}]}";

        assertThat(List.of(
                        summaryOf("openai", openai).tokens().trained(),
                        summaryOf("gemini", GEMINI_PAIR).tokens().trained(),
                        summaryOf("bedrock", NOVA_PAIR).tokens().trained()))
                .containsOnly(4L);
        assertThat(summaryOf("gemini", GEMINI_PAIR).dialect()).isEqualTo("gemini-preference");
        assertThat(summaryOf("bedrock", NOVA_PAIR).dialect()).isEqualTo("bedrock-preference");
    }

    private static DatasetSummary summaryOf(String provider, String line) {
        return checkPair(provider, line).datasets().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        // roles, openai,                        fireworks
        "du,      ,                              unknown-role",
        "u,       ,                              ",
        "uau,     ,                              ",
        "su,      system-message-in-reinforcement,",
        "ua,      last-message-not-user,         ",
        "dua,     last-message-not-user,         unknown-role",
    })
    void differ_in_questions_for_a_grader(String roles, @Nullable String openai, @Nullable String fireworks) {
        String line = chat(roles).replaceFirst("}$", ",\"answer\":\"42\"}");

        assertThat(rulesForRft("openai", line)).containsExactlyInAnyOrder(split(openai));
        assertThat(rulesForRft("fireworks", line)).containsExactlyInAnyOrder(split(fireworks));
        assertThat(rulesForRft("mistral", line)).containsExactly("wrong-dialect");
    }

    private static List<String> rulesForRft(String provider, String line) {
        return Validator.create()
                .provider(provider)
                .method(Method.RFT)
                .ignore(List.of("too-few-examples", "format-of-some-models", "no-validation-dataset"))
                .check(List.of(Datasets.lines(line)))
                .findings()
                .stream()
                .map(Finding::rule)
                .toList();
    }

    @Test
    void reinforcement_takes_a_validation_dataset() {
        String line = chat("du").replaceFirst("}$", ",\"answer\":\"42\"}");
        Validator reinforcement = Validator.create().method(Method.RFT);

        assertThat(reinforcement.check(List.of(Datasets.lines(line))).findingsOf("no-validation-dataset"))
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
        assertThat(reinforcement
                        .validation(Datasets.lines(line))
                        .check(List.of(Datasets.lines(line)))
                        .findingsOf("no-validation-dataset"))
                .isEmpty();
        assertThat(reinforcement
                        .provider("fireworks")
                        .check(List.of(Datasets.lines(line)))
                        .findingsOf("no-validation-dataset"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // the keys of each line | lines without answer
        "a a a a,     ",
        "a a a -,     4",
        "a - a a a-,  2 ",
        "a a - -,     ",
        "a ab a a,    ",
        "n a a a,     1",
    })
    void a_key_for_the_grader_that_most_lines_have_is_on_all_of_them(String lines, @Nullable String missing) {
        String[] dataset = Arrays.stream(lines.split(" "))
                .map(keys -> chat("du").replaceFirst("}$", "")
                        + (keys.contains("a") ? ",\"answer\":\"42\"" : "")
                        + (keys.contains("n") ? ",\"answer\":null" : "")
                        + (keys.contains("b") ? ",\"hint\":\"8 times 5\"" : "")
                        + ",\"id\":1}")
                .toArray(String[]::new);

        assertThat(Validator.create()
                        .method(Method.RFT)
                        .check(List.of(Datasets.lines(dataset)))
                        .findingsOf("missing-grader-key"))
                .extracting(finding -> String.valueOf(finding.line().orElse(0)))
                .containsExactly(split(missing));
    }

    @Test
    void a_question_for_a_grader_is_counted_and_known_again() {
        String line = chat("du").replaceFirst("}$", ",\"answer\":\"42\"}");
        Report report = Validator.create()
                .method(Method.RFT)
                .validation(Datasets.lines(line))
                .check(List.of(Datasets.lines(line, line, line.replace("42", "43"))));

        assertThat(report.findings())
                .extracting(Finding::rule)
                .contains("duplicate-example", "validation-example-in-training");
        assertThat(report.datasets().get(0).dialect()).isEqualTo("reinforcement");
        assertThat(report.datasets().get(0).tokens().trained()).isZero();
        assertThat(report.datasets().get(0).tokens().total()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        // provider, suffix, found
        "openai,   support,     false",
        "openai,   my.support,  false",
        "openai,   '',          true",
        "azure,    support,     false",
        "azure,    my.support,  true",
        "together, my.support,  false",
    })
    void take_some_names_for_tuned_models(String provider, String suffix, boolean found) {
        Validator validator =
                Validator.create().provider(provider).suffix(suffix).select(List.of("invalid-suffix"));

        assertThat(validator.check(List.of(Datasets.lines(chat("ua")))).findings())
                .hasSize(found ? 1 : 0);
    }

    @Test
    void take_a_suffix_of_a_certain_length() {
        Validator validator = Validator.create().select(List.of("invalid-suffix"));
        Source dataset = Datasets.lines(chat("ua"));

        assertThat(validator.suffix("a".repeat(64)).check(List.of(dataset)).findings())
                .isEmpty();
        assertThat(validator.suffix("a".repeat(65)).check(List.of(dataset)).findings())
                .hasSize(1);
    }

    @Test
    void say_when_it_was_read_that_a_model_is_gone_where_no_day_is_named() {
        Report report = Validator.create()
                .provider("azure")
                .model("gpt-35-turbo-0613")
                .select(List.of("retired-model"))
                .check(List.of(Datasets.lines(chat("ua"))));

        assertThat(report.findings())
                .extracting(Finding::message)
                .containsExactly("Azure OpenAI takes no new jobs for gpt-35-turbo-0613, as read on 2026-03-01");
    }

    @ParameterizedTest
    @CsvSource({
        // lines, format | how many are asked for
        "7,  amazon.nova, 8",
        "8,  amazon.nova, 0",
        "31, haiku,       32",
        "32, haiku,       0",
    })
    void ask_for_what_every_model_asks_that_takes_the_format(int lines, String format, int asked) {
        String line = format.equals("haiku")
                ? "{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}]}"
                : "{'schemaVersion':'bedrock-conversation-2024','messages':[{'role':'user','content':[{'text':'a'}]},{'role':'assistant','content':[{'text':'b'}]}]}";
        String dataset = (line.replace('\'', '"') + "\n").repeat(lines).strip();
        Report report = Validator.create()
                .provider("bedrock")
                .select(List.of("too-few-examples"))
                .check(List.of(Datasets.lines(dataset.split("\n"))));

        assertThat(report.findings())
                .extracting(Finding::message)
                .isEqualTo(
                        asked == 0
                                ? List.of()
                                : List.of("dataset has " + lines
                                        + " lines of examples, Amazon Bedrock asks for at least " + asked));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // end of jobs at the provider, of the model, its retirement, today | what is told
                "2027-01-06|||2027-01-05|Ours takes no new jobs for m from 2027-01-06",
                "2027-01-06|||2027-01-06|Ours takes no new jobs for m since 2027-01-06",
                "2027-01-06|2026-12-01||2026-11-30|Ours takes no new jobs for m from 2026-12-01",
                "2027-01-06|2027-02-01||2026-11-30|Ours takes no new jobs for m from 2027-01-06",
                "|2026-12-01||2026-11-30|Ours takes no new jobs for m from 2026-12-01",
                "||2027-03-01|2026-11-30|m and its tunes stop on 2027-03-01",
                "|2026-12-01|2027-03-01|2026-11-30|Ours takes no new jobs for m from 2026-12-01; m and its tunes stop on 2027-03-01",
                "|2026-12-01|2027-03-01|2027-02-28|Ours takes no new jobs for m since 2026-12-01",
                "|2026-12-01|2027-03-01|2027-03-01|m is retired at Ours since 2027-03-01",
                "|||2026-11-30|",
            })
    void say_when_a_model_ends(
            @Nullable String jobsEnd,
            @Nullable String modelJobsEnd,
            @Nullable String retired,
            LocalDate today,
            @Nullable String told,
            @TempDir Path folder)
            throws Exception {
        Path profile = Files.writeString(folder.resolve("ours.json"), """
                {"id": "ours", "title": "Ours", "sources": {"us": "our own"}, "roles": ["user", "assistant"],
                 "dialects": {"sft": ["openai-chat"]}, "limits": {}, "severities": {}%s,
                 "models": [{"id": "m", "methods": ["sft"], "dialects": ["openai-chat"]%s%s}]}
                """.formatted(
                        day("jobsEnd", jobsEnd), day("jobsEnd", modelJobsEnd), day("retired", retired)));
        Report report = Validator.create()
                .catalogue(Catalogue.bundled().with(profile))
                .provider("ours")
                .model("m")
                .today(today)
                .check(List.of(Datasets.lines(chat("ua"))));

        assertThat(report.findings())
                .extracting(Finding::rule, Finding::message)
                .isEqualTo(
                        told == null
                                ? List.of()
                                : List.of(tuple(told.contains("since") ? "retired-model" : "retiring-model", told)));
    }

    private static String day(String key, @Nullable String day) {
        return day == null
                ? ""
                : ", \"%s\": {\"value\": \"%s\", \"source\": \"us\", \"asOf\": \"2026-11-21\"}".formatted(key, day);
    }

    @ParameterizedTest
    @CsvSource({"2027-01-05, ''", "2027-01-06, OpenAI takes no new jobs since 2027-01-06"})
    void a_provider_that_takes_no_jobs_any_more_refuses_all(LocalDate today, String told) {
        assertThat(Validator.create()
                        .today(today)
                        .select(List.of("retired-model", "retiring-model"))
                        .check(List.of(Datasets.lines(chat("ua"))))
                        .findings())
                .extracting(Finding::message)
                .isEqualTo(told.isEmpty() ? List.of() : List.of(told));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'weights':[0,1]|expected a list of strings under 'weights'",
                "'limits':{'minExamples':{'value':100.5,'source':'us','asOf':'2026-11-21'}}|minExamples is 100.5, expected a whole number",
                "'models':[{'id':'m','imageTokens':{'tile':{'value':1,'source':'us','asOf':'2026-11-21'}}}]|imageTokens has no 'base'",
                "'models':[{'id':'m','imageTokens':{'tiel':{}}}]|unknown key 'tiel'; nearest: tile, ",
            })
    void say_what_is_wrong_with_a_profile(String wrong, String message, @TempDir Path folder) throws Exception {
        Path profile = Files.writeString(
                folder.resolve("ours.json"),
                ("{'extends':'openai','id':'ours','sources':{'us':'us'}," + wrong + "}").replace('\'', '"'));

        assertThatThrownBy(() -> Catalogue.bundled().with(profile))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no profile of a provider: ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'severities':{'blank-lines':'error'}",
                "'severities':{'blank-lines':'off'}",
                "'models':[{'id':'m','methods':['sft'],'dialects':['openai-chat'],'severities':{'blank-lines':'error'}}]",
            })
    void name_rules_that_exist(String misspelt, @TempDir Path folder) throws Exception {
        Path profile = Files.writeString(
                folder.resolve("x.json"), ("{'extends':'openai','id':'x'," + misspelt + "}").replace('\'', '"'));
        Validator validator = Validator.create()
                .catalogue(Catalogue.bundled().with(profile))
                .provider("x")
                .model(misspelt.contains("models") ? "m" : "gpt-4.1-2025-04-14");

        assertThatThrownBy(() -> validator.check(List.of(Datasets.lines(chat("ua")))))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("blank-line");
    }

    @Test
    void bound_the_examples_of_each_kind_of_dataset(@TempDir Path folder) throws Exception {
        Path profile = Files.writeString(folder.resolve("small.json"), """
                {"id": "small", "extends": "openai", "title": "Small", "sources": {"us": "our own"}, "limits": {
                  "maxExamples": {"value": 2, "source": "us", "asOf": "2026-11-21"},
                  "maxValidationExamples": {"value": 1, "source": "us", "asOf": "2026-11-21"},
                  "maxImageExamples": {"value": 1, "source": "us", "asOf": "2026-11-21"}}}
                """);
        String image = chat("ua").replaceFirst("\"text \\d+\"", IMAGE);
        Report report = Validator.create()
                .catalogue(Catalogue.bundled().with(profile))
                .provider("small")
                .select(List.of("too-many-examples", "too-many-image-examples"))
                .validation(Datasets.lines(chat("uaua"), chat("suaua")))
                .check(List.of(Datasets.lines(image, image.replaceFirst("text \\d+", "another text"), chat("sua"))));

        assertThat(report.findings())
                .extracting(Finding::message)
                .containsExactly(
                        "dataset has 3 lines of examples, Small takes at most 2",
                        "dataset has 2 examples with images, Small takes at most 1",
                        "dataset has 2 lines of examples, Small takes at most 1 for validation");
    }

    @Test
    void mistral_takes_a_small_validation_file() {
        String line = chat("ua") + "\n";
        long size = line.length();
        Validator mistral = Validator.create().provider("mistral").select(List.of("file-too-large"));
        Source training = Source.of("training", line.repeat(40).getBytes(UTF_8));

        assertThat(mistral.validation(Source.of("held", line.repeat(2).getBytes(UTF_8)))
                        .check(List.of(training))
                        .findings())
                .isEmpty();
        assertThat(mistral.validation(Source.of("held", line.repeat(3).getBytes(UTF_8)))
                        .check(List.of(training))
                        .findings())
                .extracting(Finding::severity, Finding::message)
                .containsExactly(tuple(
                        Severity.WARNING,
                        String.format(
                                Locale.ROOT,
                                "file has %,d bytes, Mistral takes at most 5 %% of the %,d for training",
                                3 * size,
                                40 * size)));
    }

    /** A PNG of 1,024 by 1,024 pixels, without the pixels. */
    private static final String IMAGE =
            "[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAABAAAAAQACAIAAADwf7zUAAAAAElFTkSuQmCC\"}}]";

    @ParameterizedTest
    @CsvSource({
        "gpt-4o-2024-08-06,       765",
        "gpt-4o-mini-2024-07-18,  25501",
        "gpt-4.1-mini-2025-04-14, 1659",
        ",                        0",
    })
    void count_images_each_in_its_way(@Nullable String model, int tokens) {
        String text = chat("ua").replaceFirst("\"text \\d+\"", "[]");
        Validator validator = model == null ? Validator.create() : Validator.forModel(model);

        assertThat(total(validator, text.replaceFirst("\\[]", IMAGE)) - total(validator, text))
                .isEqualTo(tokens);
    }

    private static long total(Validator validator, String line) {
        return validator.count(Datasets.lines(line)).summary().tokens().total();
    }
}
