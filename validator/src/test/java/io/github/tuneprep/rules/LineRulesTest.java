package io.github.tuneprep.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.report.Finding;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that look at one example, where their verdict turns. */
class LineRulesTest {
    @ParameterizedTest
    @CsvSource({
        // keys of an object, of which two are equal: the first and the second
        "2, 0, 1",
        "8, 0, 7",
        "8, 3, 4",
        "9, 0, 8",
        "9, 7, 8",
        "9, 0, 0",
        "8, 0, 0",
        "1, 0, 0",
    })
    void a_key_that_is_written_twice(int keys, int first, int second) {
        String members = IntStream.range(0, keys)
                .mapToObj(i -> "\"k" + (i == second ? first : i) + "\":" + i)
                .collect(Collectors.joining(","));
        List<Finding> findings = check("duplicate-key", "{\"a\":[[{" + members + "}]],\"b\":{\"c\":1}}");

        assertThat(findings)
                .extracting(Finding::message)
                .isEqualTo(
                        first == second
                                ? List.of()
                                : List.of("key 'k" + first + "' is written again later in the object"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // a part, how often the answer has it, is told of
                "and so on |8|true",
                "and so on |7|false",
                "abc|8|true",
                "abc|7|false",
                "ab|8|true",
                "ab|30|false",
                "aab|8|false",
                "==-|20|false",
                "ha|40|false",
                "漢字語|8|true",
                "ha|100|true",
                "ok.\\n|49|false",
                "ok.\\n|50|true",
                "==-|100|false",
                "</div>\\n|20|false",
                "    }\\n|20|false",
                "Please wait. |8|true",
                "Please wait. |7|false",
                "请检查电缆并重新启动路由器然后再次尝试连接到网络如果问题仍然存在请联系技术支持部门|4|true",
            })
    void an_answer_that_ends_in_a_loop(String part, int times, boolean found) {
        // What stands before the loop does not matter, what follows does.
        if (!part.equals("ab")) {
            assertThat(loop("Well: " + part.repeat(times))).isEqualTo(found);
        }
        assertThat(loop(part.repeat(times) + "but then it ended in some other way"))
                .isFalse();
    }

    @Test
    void a_loop_of_long_parts() {
        String part = "abcdefghij".repeat(12);
        assertThat(loop((part.substring(1) + "x").repeat(8))).isTrue();
        assertThat(loop((part.substring(1) + "x").repeat(7))).isFalse();
        assertThat(loop((part + "x").repeat(4))).isTrue();
        assertThat(loop((part + "x").repeat(3))).isFalse();
        assertThat(loop(("abcdefghij".repeat(60) + "x").repeat(8))).isFalse();
    }

    @Test
    void the_last_of_a_loop_ends_in_another_way() {
        assertThat(loop("apple, ".repeat(30) + "apple.")).isTrue();
        assertThat(loop("Sorry for the trouble. ".repeat(8).strip())).isTrue();
        assertThat(loop("Please wait. ".repeat(8) + "\\n")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Do you ship?|true",
                "Ein Satz, der so bleibt.|true",
                "Ein Wort, das sehr viele Silben hat|true",
                "制定用户界面的设计计划。|true",
                "柏林|false",
                "Berlin|false",
                "IKEA Berlin|false",
            })
    void an_answer_that_is_the_question(String text, boolean found) {
        String asked = "{'role':'user','content':'" + text + "'}";
        String inPart = asked.replace("'" + text + "'", "[{'type':'text','text':'" + text + "'}]");
        for (String turn : List.of(asked, inPart)) {
            assertThat(check("answer-repeats-question", chat("", turn + "," + turn.replace("user", "assistant"))))
                    .hasSize(found ? 1 : 0);
        }
    }

    @Test
    void a_dataset_with_one_answer_for_everything() {
        assertThat(sameAnswers("Thank you.", 20))
                .extracting(Finding::message)
                .containsExactly("every answer is the same text");
        assertThat(sameAnswers("Thank you.", 19)).isEmpty();
    }

    @Test
    void a_prompt_without_the_separator_of_the_others() {
        String lines = """
                {"prompt":"a\\n\\n###\\n\\n","completion":" x"}
                {"prompt":"b","completion":" y"}
                {"prompt":"c\\n\\n###\\n\\n","completion":" z"}
                """;

        assertThat(check("no-common-separator", lines))
                .extracting(Finding::message, Finding::lines)
                .containsExactly(tuple("prompt does not end in '\\n\\n###\\n\\n', as most others do", List.of(2L)));
        assertThat(check("no-common-separator", lines.replace("###", "")))
                .extracting(Finding::message)
                .containsExactly("prompts have no common ending, expected for example -> at the end of each");
    }

    private static List<Finding> sameAnswers(String answer, int examples) {
        String lines = IntStream.range(0, examples)
                .mapToObj(i -> chat(
                        "", "{'role':'user','content':'" + i + "'},{'role':'assistant','content':'" + answer + "'}"))
                .collect(Collectors.joining("\n"));
        return check("identical-completions", lines);
    }

    private static boolean loop(String answer) {
        return !check("repetition-loop", chat("", "{'role':'assistant','content':'" + answer + "'}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // what follows the question | rules
                "CALLS[1],TOOL[1],END|",
                "CALLS[1],END|unanswered-tool-call",
                "CALLS[1]|",
                "CALLS[1],TOOL[2],END|unanswered-tool-call tool-message-without-call",
                "CALLS[1,2],TOOL[1],END|unanswered-tool-call",
                "CALLS[1,2],TOOL[2],TOOL[1],END|",
                "CALLS[1],END,TOOL[1],END|unanswered-tool-call tool-message-without-call",
                "CALLS[1],TOOL[1],TOOL[1],END|tool-message-without-call",
                "CALLS[1,1],TOOL[1],TOOL[1],END|duplicate-tool-call-id",
                "TOOL[1],END|tool-message-without-call",
                "CALLS[1],TOOL[1],CALLS[1],TOOL[1],END|",
                "CALLS[1],TOOL[1],END,TOOL[1],END|tool-message-without-call",
                "{'role':'assistant','function_call':{'name':'f','arguments':'{}'}},{'role':'function','name':'f','content':'r'},END|",
                "{'role':'assistant','function_call':{'name':'f','arguments':'{}'}},{'role':'function','name':'g','content':'r'},END|unanswered-tool-call tool-message-without-call",
                "{'role':'assistant','function_call':{'name':'f','arguments':'{}'}},END|unanswered-tool-call",
            })
    void calls_and_their_answers(String messages, @Nullable String rules) {
        String written = messages.replaceAll("TOOL\\[(.)]", "{'role':'tool','tool_call_id':'$1','content':'r'}")
                .replace("CALLS[1]", "{'role':'assistant','tool_calls':[CALL1]}")
                .replace("CALLS[1,1]", "{'role':'assistant','tool_calls':[CALL1,CALL1]}")
                .replace("CALLS[1,2]", "{'role':'assistant','tool_calls':[CALL1,CALL2]}")
                .replaceAll("CALL([12])", "{'id':'$1','type':'function','function':{'name':'f','arguments':'{}'}}")
                .replace("END", "{'role':'assistant','content':'Done.'}");
        List<String> wanted = List.of("unanswered-tool-call", "tool-message-without-call", "duplicate-tool-call-id");

        assertThat(Validator.create()
                        .select(wanted)
                        .check(List.of(source(chat("", written))))
                        .findings())
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(rules == null ? new String[0] : rules.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weather|",
                "get_weather-2|",
                "A|",
                "get weather|function name 'get weather' has other characters than letters, digits, '_' and '-'",
                "wëather|function name 'wëather' has other characters than letters, digits, '_' and '-'",
                "64|",
                "65|function name has 65 characters, expected at most 64",
            })
    void the_name_of_a_function(String name, @Nullable String message) {
        String function = name.matches("[0-9]+") ? "f".repeat(Integer.parseInt(name)) : name;
        String call = "{'role':'assistant','tool_calls':[{'id':'1','type':'function','function':{'name':'" + function
                + "','arguments':'{}'}}]}";
        String tools = ",'tools':[{'type':'function','function':{'name':'" + function + "'}}]";
        List<String> expected = message == null ? List.of() : List.of(message);

        assertThat(messages("invalid-function-name", chat(tools, call))).isEqualTo(expected);
        // Where nothing is declared, the calls have the names.
        assertThat(messages("invalid-function-name", chat("", call))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'weight':0|",
                "'weight':1|",
                "'weight':2|weight is not written as 0 or 1 (it is written '2')",
                "'weight':1.0|weight is not written as 0 or 1 (it is written '1.0')",
                "'weight':0.5|weight is not written as 0 or 1 (it is written '0.5')",
                "'weight':'1'|weight is a string, expected the number 0 or 1",
                "'weight':true|weight is true, expected the number 0 or 1",
                "'weight':null|weight is null, expected the number 0 or 1",
            })
    void weights(String weight, @Nullable String message) {
        String answers = "{'role':'assistant','content':'a','weight':1},{'role':'user','content':'b'},"
                + "{'role':'assistant','content':'a'," + weight + "}";

        assertThat(messages("invalid-weight", chat("", answers)))
                .isEqualTo(message == null ? List.of() : List.of(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'role':'assistant','content':null}|message has neither content nor a call",
                "{'role':'assistant'}|message has neither content nor a call",
                "{'role':'assistant','refusal':'No.'}|",
                "{'role':'assistant','content':null,'refusal':'No.'}|",
                "{'role':'assistant','refusal':' '}|message has neither content nor a call",
                "{'role':'assistant','refusal':null}|message has neither content nor a call",
                "{'role':'assistant','tool_calls':[{'id':'1','type':'function','function':{'name':'f','arguments':'{}'}}]}|",
                "{'role':'user'},{'role':'assistant','content':'a'}|message has no content",
            })
    void messages_without_content(String message, @Nullable String told) {
        assertThat(messages("missing-content", chat("", message))).isEqualTo(told == null ? List.of() : List.of(told));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|",
                " {\\\"a\\\":1} |",
                "|nothing",
                " |nothing",
                "5|a number",
                "[]|an empty list",
                "{|broken JSON",
                "{} {}|broken JSON",
            })
    void arguments_of_a_call(@Nullable String arguments, @Nullable String wrong) {
        String call =
                "{'role':'assistant','tool_calls':[{'id':'1','type':'function','function':{'name':'f','arguments':'"
                        + (arguments == null ? "" : arguments) + "'}}]}";

        assertThat(messages("arguments-not-an-object", chat("", call)))
                .isEqualTo(
                        wrong == null
                                ? List.of()
                                : List.of("arguments hold " + wrong + ", expected the text of a JSON object"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "### Instruction: Say hi;### Instruction:",
                "hi ### Response:;### Response:",
                "hi [/INST] hello;[/INST]",
                "<<SYS>>;<<SYS>>",
                "<|start_header_id|>user;<|start_header_id|>",
                "bye<|eot_id|>;<|eot_id|>",
                "bye\\u003c|eot_id|>;<|eot_id|>",
                "<start_of_turn>user;<start_of_turn>",
                "<|user|>Hi;<|user|>",
                "### Human: Hi;### Human:",
                "### Introduction;",
                "### Assistants;",
                "[INST] Hi;[INST]",
                "[SYSTEM_PROMPT]Be brief;[SYSTEM_PROMPT]",
                "### User: Hi;### User:",
                "<|end|>;<|end|>",
                "<|eom_id|>;<|eom_id|>",
                "<|begin_of_text|>Hi;<|begin_of_text|>",
                "<|channel|>final;<|channel|>",
                "<|end_of_turn|>;<|end_of_turn|>",
                "<\uFF5CUser\uFF5C>Hi;<\uFF5CUser\uFF5C>",
                "The answer is 3.</s>;</s>",
                "The answer is 3.<eos>;<eos>",
                "<s>old</s> new <eos> newer;",
                "Price: <s>10 €</s>;",
                "[INSTALL] <SYS> <|im_end|> <|ends|> [/A];",
            })
    void marks_of_a_template_in_a_message(String text, @Nullable String mark) {
        String asked = "{\"role\":\"user\",\"content\":\"" + text + "\"}";
        String answered = "{\"role\":\"assistant\",\"content\":\"Hello!\"}";
        List<String> expected = mark == null ? List.of() : List.of("text holds '" + mark + "'");

        assertThat(messages("template-left-in", chat("", asked + "," + answered)))
                .isEqualTo(expected);
        // Prompts of a completion are written with marks.
        assertThat(messages("template-left-in", "{\"prompt\":\"" + text + "\",\"completion\":\"Hello!\"}"))
                .isEmpty();
    }

    private static String chat(String keys, String messages) {
        return ("{'messages':[{'role':'user','content':'Q'}," + messages + "]" + keys + "}").replace('\'', '"');
    }

    private static List<String> messages(String rule, String line) {
        return check(rule, line).stream().map(Finding::message).toList();
    }

    private static List<Finding> check(String rule, String line) {
        return Validator.create()
                .select(List.of(rule))
                .check(List.of(source(line)))
                .findingsOf(rule);
    }

    private static Source source(String line) {
        return Source.of("t.jsonl", (line + "\n").getBytes(UTF_8));
    }
}
