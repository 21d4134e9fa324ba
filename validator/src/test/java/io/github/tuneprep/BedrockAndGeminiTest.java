package io.github.tuneprep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.tuneprep.catalogue.Method;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.rule.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only Amazon's and Google's formats have. */
class BedrockAndGeminiTest {
    private static final String NOVA_LITE = "amazon.nova-lite-v1:0";
    private static final String NOVA_2 = "amazon.nova-2-lite-v1:0";
    private static final String TOOLS =
            "'toolConfig':{'tools':[{'toolSpec':{'name':'weather','description':'d','inputSchema':{'json':{'type':'object'}}}}]}";

    @ParameterizedTest
    @CsvSource({
        // turns of the user and the assistant: text, calls 1 and 2, answers to 1 and 2 | rules
        "t c1 a1 t,",
        "t c1 t t a1 t,",
        "t c1 t c2 a2 t a1 t,",
        "t c1 a1 c1 a1 t,  duplicate-tool-call-id",
        "t c1 a1 t a1 t,   tool-message-without-call",
        "t t a1 c1 a1 t,   tool-message-without-call",
    })
    void calls_of_a_conversation_are_answered_at_any_time(String turns, @Nullable String rules) {
        List<String> messages = new ArrayList<>();
        for (String turn : split(turns)) {
            messages.add(
                    switch (turn.charAt(0)) {
                        case 'c' -> "{'toolUse':{'toolUseId':'%s','name':'weather','input':{}}}".formatted(turn);
                        case 'a' ->
                            "{'toolResult':{'toolUseId':'%s','content':[{'text':'Rain.'}]}}"
                                    .formatted(turn.replace('a', 'c'));
                        default -> "{'text':'t'}";
                    });
        }

        assertThat(rules(Validator.create().provider("bedrock"), nova(messages)))
                .containsExactly(split(rules));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "amazon.nova-2-lite-v1:0|{'image':{'format':'webp','source':{'s3Location':{'uri':'s3://b/k'}}}}|unknown-media-format",
                "amazon.nova-lite-v1:0|{'image':{'format':'image/png','source':{'s3Location':{'uri':'s3://b/k'}}}}|unknown-media-format",
                "amazon.nova-lite-v1:0|{'image':{'format':'webp','source':{'s3Location':{'uri':'s3://b/k'}}}}|",
                "amazon.nova-2-lite-v1:0|{'video':{'format':'webm','source':{'s3Location':{'uri':'s3://b/k'}}}}|unknown-media-format",
                "amazon.nova-2-lite-v1:0|{'text':'t'},{'reasoningContent':{}}|key-on-other-role",
                "amazon.nova-2-lite-v1:0|{'document':{'format':'pdf','source':{'s3Location':{'uri':'s3://b/k'}}}}|",
                "amazon.nova-2-lite-v1:0|{'document':{'format':'docx','source':{'s3Location':{'uri':'s3://b/k'}}}}|wrong-type",
                "amazon.nova-2-lite-v1:0|{'document':{'format':'pdf','source':{'s3Location':{'uri':'https://b/k'}}}}|wrong-type",
                "amazon.nova-2-lite-v1:0|{'document':{'format':'pdf'}}|missing-key",
                "amazon.nova-2-lite-v1:0|{'document':{'format':'pdf','source':{'s3Location':{'uri':'s3://b/k'}}}},{'document':{'format':'pdf','source':{'s3Location':{'uri':'s3://b/l'}}}}|wrong-type",
            })
    void the_second_nova_has_formats_of_its_own(String model, String parts, @Nullable String rules) {
        assertThat(rules(Validator.create().provider("bedrock").model(model), nova(List.of(parts, "{'text':'t'}"))))
                .containsExactly(split(rules));
    }

    @Test
    void a_document_is_the_users() {
        String document = "{'document':{'format':'pdf','source':{'s3Location':{'uri':'s3://b/k'}}}}";

        assertThat(rules(
                        Validator.create().provider("bedrock").model("amazon.nova-2-lite-v1:0"),
                        nova(List.of("{'text':'t'}", "{'text':'t'}," + document))))
                .containsExactly("key-on-other-role");
    }

    @Test
    void the_input_of_a_function_of_nova_has_a_type() {
        String line = nova(List.of("{'text':'t'}", "{'text':'u'}"))
                .replaceFirst(
                        "}$",
                        ",\"toolConfig\":{\"tools\":[{\"toolSpec\":{\"name\":\"f\",\"description\":\"d\",\"inputSchema\":{\"json\":{}}}}]}}");

        assertThat(rules(Validator.create().provider("bedrock").model("amazon.nova-lite-v1:0"), line))
                .containsExactly("missing-key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "system user|'reference_answer':'42'|",
                "user|'reference_answer':{'sum':42}|",
                "user|'answer':'42'|missing-grader-key?",
                "user|'reference_answer':null|missing-grader-key?",
                "system|'reference_answer':'42'|last-message-not-user?",
                "user system|'reference_answer':'42'|last-message-not-user? system-message-not-first",
            })
    void a_question_for_a_grader_has_a_reference_answer(String roles, String key, @Nullable String rules) {
        List<String> messages = Arrays.stream(split(roles))
                .map(role -> "{'role':'" + role + "','content':'6 times 7?'}")
                .toList();
        String line = ("{'messages':" + messages + "," + key + "}").replace('\'', '"');

        assertThat(rules(Validator.create().provider("bedrock").model(NOVA_2).method(Method.RFT), line))
                .containsExactlyInAnyOrder(split(rules));
    }

    @Test
    void a_dataset_for_nova_holds_images_or_videos() {
        String image = nova(List.of(media("image"), "{'text':'t'}"));
        String video = nova(List.of(media("video"), "{'text':'t'}"));
        String text = nova(List.of("{'text':'t'}", "{'text':'t'}"));
        Validator nova = Validator.create().provider("bedrock").model(NOVA_LITE);

        assertThat(rules(nova, image, text)).isEmpty();
        assertThat(rules(nova, video, text)).isEmpty();
        assertThat(rules(nova, image, video)).containsExactly("images-and-videos");
    }

    @Test
    void a_pair_for_nova_has_no_video_in_its_question() {
        String pair = nova(List.of(media("video"), "{'text':'t'}"))
                .replace(
                        "\"content\":[{\"text\":\"t\"}]",
                        "\"candidates\":[{\"content\":[{\"text\":\"b\"}],\"preferenceLabel\":\"preferred\"},{\"content\":[{\"text\":\"c\"}],\"preferenceLabel\":\"non-preferred\"}]");

        assertThat(rules(Validator.create().provider("bedrock").model(NOVA_LITE).method(Method.DPO), pair))
                .containsExactly("too-many-videos");
    }

    @Test
    void amazon_counts_training_and_validation_together() {
        String line =
                "{\"messages\":[{\"role\":\"user\",\"content\":\"a %d\"},{\"role\":\"assistant\",\"content\":\"b\"}]}";
        String[] lines = IntStream.range(0, 10_100).mapToObj(line::formatted).toArray(String[]::new);
        Validator haiku =
                Validator.create().provider("bedrock").model("claude-3-haiku").select(List.of("too-many-examples"));

        assertThat(messages(haiku, lines, 9_500, 10_000)).isEmpty();
        assertThat(messages(haiku, lines, 9_500, 10_100))
                .containsExactly("training and validation dataset have 10100 lines of examples together,"
                        + " anthropic.claude-3-haiku-20240307-v1:0 takes at most 10000");
    }

    @Test
    void the_second_nova_is_tuned_without_validation() {
        String line = nova(List.of("{'text':'t'}", "{'text':'t'}"));

        assertThat(Validator.create()
                        .provider("bedrock")
                        .model(NOVA_2)
                        .select(List.of("validation-not-used"))
                        .validation(Datasets.lines(line))
                        .check(List.of(Datasets.lines(line)))
                        .findings())
                .extracting(Finding::severity, Finding::message)
                .containsExactly(
                        tuple(Severity.WARNING, "dataset is for validation, which " + NOVA_2 + " is tuned without"));
    }

    @Test
    void gemini_takes_a_share_for_validation() {
        String line =
                "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"a %d\"}]},{\"role\":\"model\",\"parts\":[{\"text\":\"b\"}]}]}";
        String[] lines = IntStream.range(0, 4_101).mapToObj(line::formatted).toArray(String[]::new);
        Validator gemini = Validator.create().provider("gemini").select(List.of("too-many-examples"));

        assertThat(messages(gemini, lines, 100, 1_100)).isEmpty();
        assertThat(messages(gemini, lines, 3_000, 4_000))
                .as("a third of the training dataset, but no more than a thousand")
                .isEmpty();
        assertThat(messages(gemini, lines, 3_000, 4_001))
                .containsExactly("dataset has 1001 lines of examples, Google Gemini takes at most 30 % of the 3000"
                        + " for training where there are more than 1000");
    }

    @Test
    void a_turn_of_gemini_has_parts_and_no_content() {
        String line = "{'contents':[{'role':'user','content':'a'},{'role':'model','parts':[{'text':'b'}]}]}";

        assertThat(rules(Validator.create().provider("gemini"), line.replace('\'', '"')))
                .containsExactly("missing-key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // what the user shows | what the model shows | rules
                "{'fileData':{'mimeType':'image/jpeg','fileUri':'gs://b/k.jpg'}}||",
                "{'fileData':{'mimeType':'image/png','fileUri':'https://example.com/k.png'}}||",
                "{'fileData':{'mimeType':'audio/mp3','fileUri':'gs://b/k.mp3'}}||",
                "{'fileData':{'mimeType':'video/mp4','fileUri':'gs://b/k.mp4'}}||",
                "{'fileData':{'mimeType':'image/png'}}||missing-key",
                "{'fileData':{'fileUri':'gs://b/k.jpg'}}||missing-key",
                "{'fileData':{'mimeType':'image/png','fileUri':7}}||wrong-type",
                "{'fileData':{'mimeType':'image/png','fileUri':'s3://b/k.png'}}||refused-image-source",
                "{'fileData':{'mimeType':'image/png','fileUri':'/home/k.png'}}||refused-image-source",
                "{'fileData':{'mimeType':'image/bmp','fileUri':'gs://b/k.bmp'}}||unknown-media-format?",
                "{'inlineData':{'mimeType':'image/png','data':'iVBORw0KGgo='}}||unknown-content-part?",
                "{'text':'Draw.'}|{'fileData':{'mimeType':'image/png','fileUri':'gs://b/k.png'}}|image-outside-user-message?",
            })
    void gemini_shows_files(String user, @Nullable String model, @Nullable String rules) {
        String line = "{'contents':[{'role':'user','parts':[%s]},{'role':'model','parts':[%s]}]}"
                .formatted(user, model == null ? "{'text':'b'}" : model);

        assertThat(rules(Validator.create().provider("gemini"), line.replace('\'', '"')))
                .containsExactly(split(rules));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name':'get','args':{'city':'Rome'}} | {'name':'get','response':{'sun':true}} | ",
                "{'name':'get'} | {'name':'get','response':{}} | ",
                "{'name':'get','args':'{}'} | {'name':'get','response':{}} | wrong-type",
                "{'args':{}} | {'name':'get','response':{}} | missing-key",
                "{'name':'get','args':{}} | {'name':'get','response':'sunny'} | wrong-type",
                "{'name':'get','args':{}} | {'response':{}} | missing-key"
            })
    void gemini_has_objects_in_calls_and_answers(String call, String answer, @Nullable String rule) {
        String line = "{'contents':[{'role':'user','parts':[{'text':'Hi'}]},{'role':'model','parts':[{'functionCall':"
                + call + "}]},{'role':'user','parts':[{'functionResponse':" + answer
                + "}]},{'role':'model','parts':[{'text':'Yes'}]}]," + GEMINI_TOOLS + "}";

        assertThat(rules(Validator.create().provider("gemini"), line.replace('\'', '"')))
                .containsExactly(split(rule));
    }

    private static final String GEMINI_TOOLS =
            "'tools':[{'functionDeclarations':[{'name':'get','parameters':{'type':'OBJECT','properties':{'city':{'type':'STRING'}}}}]}]";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // turns behind the first question: q question, a answer, c:F calls F, r:F returns what F gave
                "c:get r:get a||",
                "c:get a||unanswered-tool-call?",
                "u:get a||calls-on-other-role?",
                "c:get r:other a||tool-message-without-call?",
                "a q r:get a||tool-message-without-call?",
                "c:other r:other a||undeclared-function?",
                "c:get r:get a|none|calls-without-tools?",
                "c:get r:get a|'tools':[{'type':'function','function':{'name':'get'}}]|calls-without-tools? unknown-tool-type?",
                "a|'tools':[{'googleSearch':{}}]|",
                "a|'tools':{}|wrong-type",
                "a|'tools':[{'functionDeclarations':[{'name':'get it'}]}]|invalid-function-name?",
                "a|'tools':[{'functionDeclarations':[{'name':'my.get:2'}]}]|",
                "a|'tools':[{'functionDeclarations':[{'description':'d'}]}]|missing-key",
            })
    void gemini_calls_functions(String turns, @Nullable String tools, @Nullable String rules) {
        StringBuilder line = new StringBuilder("{'contents':[{'role':'user','parts':[{'text':'Hi'}]}");
        for (String turn : turns.split(" ", -1)) {
            String name = turn.substring(Math.min(2, turn.length()));
            line.append(
                    switch (turn.charAt(0)) {
                        case 'q' -> ",{'role':'user','parts':[{'text':'And?'}]}";
                        case 'u' -> ",{'role':'user','parts':[{'functionCall':{'name':'" + name + "'}}]}";
                        case 'c' -> ",{'role':'model','parts':[{'functionCall':{'name':'" + name + "'}}]}";
                        case 'r' -> ",{'parts':[{'functionResponse':{'name':'" + name + "','response':{}}}]}";
                        default -> ",{'role':'model','parts':[{'text':'Yes'}]}";
                    });
        }
        String declared = tools == null ? GEMINI_TOOLS : tools;
        line.append(']').append(declared.equals("none") ? "" : "," + declared).append('}');

        assertThat(rules(Validator.create().provider("gemini"), line.toString().replace('\'', '"')))
                .containsExactlyInAnyOrder(split(rules));
    }

    @Test
    void what_gemini_takes_for_a_role_where_a_function_answers() {
        String line =
                "{'contents':[{'role':'user','parts':[{'text':'a'}]},{'role':'model','parts':[{'functionCall':{'name':'get'}}]},{'role':'function','parts':[{'functionResponse':{'name':'get','response':{}}}]},{'role':'model','foo':1,'parts':[{'text':'b'}]}],"
                        + GEMINI_TOOLS + "}";

        assertThat(rules(Validator.create().provider("gemini"), line.replace('\'', '"')))
                .containsExactlyInAnyOrder("undocumented-role?", "unknown-key?");
        assertThat(rules(
                        Validator.create().provider("gemini"),
                        line.replace("'function'", "'tool'").replace('\'', '"')))
                .containsExactlyInAnyOrder("unknown-role", "unknown-key?");
    }

    @Test
    void what_gemini_makes_of_other_keys_is_not_documented() {
        String line =
                "{'id':1,'contents':[{'role':'user','parts':[{'text':'a'}]},{'role':'model','parts':[{'text':'b'}]}]}";

        assertThat(rules(Validator.create().provider("gemini"), line.replace('\'', '"')))
                .containsExactly("unknown-top-level-key?");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "systemInstruction,  {'parts':[{'text':'s'}]}, 0",
                "system_instruction, {'parts':[{'text':'s'}]}, 0",
                "systemInstruction,  null,                     1",
            })
    void gemini_has_two_names_for_instructions(String key, String value, long without) {
        String line = "{'" + key + "':" + value.replace('"', '\'')
                + ",'contents':[{'role':'user','parts':[{'text':'a'}]},{'role':'model','parts':[{'text':'b'}]}]}";
        Report report = Validator.create()
                .provider("gemini")
                .ignore(List.of("few-examples"))
                .check(List.of(Datasets.lines(line.replace('\'', '"'))));

        assertThat(report.findings()).isEmpty();
        assertThat(report.datasets().get(0).withoutSystem()).isEqualTo(without);
    }

    private static String media(String kind) {
        return "{'text':'t'},{'%s':{'format':'%s','source':{'s3Location':{'uri':'s3://b/k'}}}}"
                .formatted(kind, kind.equals("image") ? "png" : "mp4");
    }

    /** {@return a line in which the user and the assistant speak in turn} */
    private static String nova(List<String> messages) {
        StringBuilder line = new StringBuilder("{'schemaVersion':'bedrock-conversation-2024',");
        if (String.join("", messages).contains("toolUse")) {
            line.append(TOOLS).append(',');
        }
        line.append("'messages':[");
        for (int i = 0; i < messages.size(); i++) {
            line.append(i == 0 ? "" : ",")
                    .append("{'role':'")
                    .append(i % 2 == 0 ? "user" : "assistant")
                    .append("','content':[")
                    .append(messages.get(i))
                    .append("]}");
        }
        return line.append("]}").toString().replace('\'', '"');
    }

    private static List<String> messages(Validator validator, String[] lines, int training, int end) {
        String[] trained = List.of(lines).subList(0, training).toArray(String[]::new);
        String[] held = List.of(lines).subList(training, end).toArray(String[]::new);
        return validator.validation(Datasets.lines(held)).check(List.of(Datasets.lines(trained))).findings().stream()
                .map(Finding::message)
                .toList();
    }

    /** {@return the rules that fire; a question mark behind a warning} */
    private static List<String> rules(Validator validator, String... lines) {
        return validator
                .ignore(List.of("too-few-examples", "few-examples", "format-of-some-models", "tools-never-called"))
                .check(List.of(Datasets.lines(lines)))
                .findings()
                .stream()
                .map(finding -> finding.rule() + (finding.severity() == Severity.ERROR ? "" : "?"))
                .toList();
    }

    private static String[] split(@Nullable String rules) {
        return rules == null ? new String[0] : rules.strip().split(" ");
    }
}
