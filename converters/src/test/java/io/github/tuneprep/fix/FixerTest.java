package io.github.tuneprep.fix;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Mending;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.rule.Rule;
import io.github.tuneprep.rule.RuleInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixerTest {
    private static final String GOOD =
            "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"content\":\"b\"}]}";

    /** Alternately what people write and what it becomes. */
    private static final List<String> SAFE = List.of(
            "{'messages': [{'role': 'user', 'content': \"it's\"}, {'role': 'assistant', 'content': 'say \"x\"'}]}",
            "{\"messages\": [{\"role\": \"user\", \"content\": \"it's\"}, {\"role\": \"assistant\", \"content\": \"say \\\"x\\\"\"}]}",
            GOOD.replace("}]}", "},]}"),
            GOOD,
            GOOD + " " + GOOD.replace("\"a\"", "\"c\"") + ",",
            GOOD + "\n" + GOOD.replace("\"a\"", "\"c\""),
            GOOD.replace("\"a\"", "\"tab\there \\d\""),
            GOOD.replace("\"a\"", "\"tab\\there \\\\d\""),
            GOOD.replace("\"a\"", "'no\\xa0break'"),
            GOOD.replace("\"a\"", "\"no\\u00a0break\""),
            GOOD.replace("\"role\"", "\"Role\"").replace("\"content\":\"a\"", "\"CONTENT\":\"a\""),
            GOOD,
            "{\"PROMPT\":\"a ->\",\"completion\":\" b\"}",
            "{\"prompt\":\"a ->\",\"completion\":\" b\"}",
            "{\u201Cmessages\u201D:[{\u201Crole\u201D:\u201Cuser\u201D,\u201Ccontent\u201D:\u201Csay \u201Chi\u201D now\u201D},{role:\"assistant\",content:\"b\"}]}",
            GOOD.replace("\"a\"", "\"say \u201Chi\u201D now\""),
            GOOD.replace("\"user\"", "\"Human\"").replace("\"assistant\"", "\"bot\""),
            GOOD,
            GOOD.replace("\"b\"", "\"b\",\"weight\":\"1\""),
            GOOD.replace("\"b\"", "\"b\",\"weight\":1"),
            GOOD.replace("\"b\"", "\"b\",\"weight\":true"),
            GOOD.replace("\"b\"", "\"b\",\"weight\":1"),
            GOOD.replace("\"b\"", "\"b\",\"weight\":0.0"),
            GOOD.replace("\"b\"", "\"b\",\"weight\":0"),
            GOOD.replace("\"a\"", "\"a\",\"weight\":0"),
            GOOD,
            GOOD.replace("\"b\"", "\"b\",\"content\":\"b\""),
            GOOD,
            "{\"Prompt\":\"a ->\",\" COMPLETION \":\" b\"}",
            "{\"prompt\":\"a ->\",\"completion\":\" b\"}",
            "\"" + GOOD.replace("\"", "\\\"") + "\"",
            GOOD,
            "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"abcdefghi\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":{\"x\": \"1\"}}}]}],\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{\"type\":\"object\",\"properties\":{}}}}]}",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"abcdefghi\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"x\\\": \\\"1\\\"}\"}}]}],\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{\"type\":\"object\",\"properties\":{}}}}]}",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"abcdefghi\",\"name\":\"f\",\"arguments\":\"{}\"}]}],\"tools\":[{\"type\":\"function\",\"name\":\"f\",\"parameters\":{\"type\":\"object\",\"properties\":{}}}]}",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"abcdefghi\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}],\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{\"type\":\"object\",\"properties\":{}}}}]}",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"abcdefghi\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}],\"tools\":[{\"name\":\"f\",\"input_schema\":{\"type\":\"object\",\"properties\":{}}}]}",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"abcdefghi\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}],\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{\"type\":\"object\",\"properties\":{}}}}]}",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"abcdefghi\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}],\"tools\":\"[{\\\"type\\\":\\\"function\\\",\\\"function\\\":{\\\"name\\\":\\\"f\\\",\\\"parameters\\\":{\\\"type\\\":\\\"object\\\",\\\"properties\\\":{}}}}]\"}",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"abcdefghi\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}],\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{\"type\":\"object\",\"properties\":{}}}}]}",
            GOOD.replace("\"a\"", "[{\"type\":\"input_text\",\"text\":\"a\"}]")
                    .replace("\"b\"", "[{\"type\":\"output_text\",\"text\":\"b\"}]"),
            GOOD.replace("\"a\"", "[{\"type\":\"text\",\"text\":\"a\"}]")
                    .replace("\"b\"", "[{\"type\":\"text\",\"text\":\"b\"}]"));

    private static final List<String> UNSAFE = List.of(
            "{\"id\":1,\"messages\":[{\"role\":\"user\",\"content\":\"a\",\"x\":[]},{\"role\":\"assistant\",\"content\":\"b\"}],\"source\":{}}",
            GOOD,
            GOOD.replace("\"a\"", "\"x \\ud83d\\ude00 \\ud83d y \\\\ud83d\""),
            GOOD.replace("\"a\"", "\"x \\ud83d\\ude00 \\ufffd y \\\\ud83d\""),
            GOOD.replace("\"b\"", "\"b\",\"name\":NaN"),
            GOOD.replace("\"b\"", "\"b\",\"name\":null"),
            GOOD + "\n" + GOOD,
            GOOD,
            "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"content\":null,\"function_call\":{\"name\":\"f\",\"arguments\":\"{}\"}},{\"role\":\"function\",\"name\":\"f\",\"content\":\"1\"},{\"role\":\"assistant\",\"content\":\"b\"}],\"functions\":[{\"name\":\"f\",\"parameters\":{\"type\":\"object\",\"properties\":{}}}]}",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"call00001\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]},{\"role\":\"tool\",\"tool_call_id\":\"call00001\",\"content\":\"1\"},{\"role\":\"assistant\",\"content\":\"b\"}],\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{\"type\":\"object\",\"properties\":{}}}}]}",
            GOOD.replace("\"b\"", "\"It\u00e2\u20ac\u2122s \\u00c3\\u00a9t\u00c3\u00a9, caf\u00e9\""),
            GOOD.replace("\"b\"", "\"It\u2019s \u00e9t\u00e9, caf\u00e9\""),
            "{\"prompt\":\"a\\u0062\",\"completion\":\"b\"}\n{\"prompt\":\"c\",\"completion\":\"d\"}",
            "{\"prompt\":\"a\\u0062 ->\",\"completion\":\" b\\n\"}\n{\"prompt\":\"c ->\",\"completion\":\" d\\n\"}",
            "{\"prompt\":\"Sort this ticket: one\\n\",\"completion\":\"It is: a\"}\n{\"prompt\":\"Sort this ticket: two ->\",\"completion\":\"It is: d.\\n\"}",
            "{\"prompt\":\"one\\n ->\",\"completion\":\" a\\n\"}\n{\"prompt\":\"two ->\",\"completion\":\" d.\\n\"}",
            "{\"prompt\":\"a ->\",\"completion\":\"b END\"}\n{\"prompt\":\"c ->\",\"completion\":\"d END\"}",
            "{\"prompt\":\"a ->\",\"completion\":\" b END\"}\n{\"prompt\":\"c ->\",\"completion\":\" d END\"}");

    /** Rules of whose findings only some can be mended; those of their examples need a person. */
    private static final Set<String> PARTLY =
            Set.of("duplicate-key", "invalid-weight", "unknown-content-part", "wrong-type");

    static List<RuleInfo> rules() {
        return Validator.rules().stream().map(Rule::info).toList();
    }

    @Test
    void every_fix_is_for_a_rule() {
        assertThat(LineFixes.described().keySet())
                .isSubsetOf(rules().stream().map(RuleInfo::name).toList());
    }

    @Test
    void makes_safe_changes() throws IOException {
        for (int i = 0; i < SAFE.size(); i += 2) {
            assertThat(fixed(SAFE.get(i) + "\n", false)).isEqualTo(SAFE.get(i + 1) + "\n");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'messages':[{'role':'user','content':[{'type':'text','text':'a\\n'}]},{'role':'assistant','content':'b'}]}"
                        + "|{'messages':[{'role':'user','content':'a\\n'},{'role':'assistant','content':'b'}]}",
                "{'messages':[{'role':'user','content':[{'type':'text','text':'a'},{'type':'text','text':'c'}]},{'role':'assistant','content':'b\\n'}]}"
                        + "|{'messages':[{'role':'user','content':[{'type':'text','text':'a'},{'type':'text','text':'c'}]},{'role':'assistant','content':[{'type':'text','text':'b\\n'}]}]}",
                "{'messages':[{'role':'developer','content':'s'},{'role':'user','content':'a'},{'role':'assistant','content':'b'}]}"
                        + "|{'messages':[{'role':'system','content':'s'},{'role':'user','content':'a'},{'role':'assistant','content':'b'}]}",
            })
    void mends_for_one_provider_what_others_take(String line, String mended) throws IOException {
        String before = line.replace('\'', '"') + "\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Fixer(Validator.create().provider("together"), false, List.of())
                .fix(Source.of("in.jsonl", before.getBytes(UTF_8)), out, (n, rules, was, is) -> {});

        assertThat(out.toString(UTF_8)).isEqualTo(mended.replace('\'', '"') + "\n");
        assertThat(fixed(before, false)).isEqualTo(before);
    }

    @Test
    void joins_only_system_messages_that_stand_together_and_say_nothing_else() throws IOException {
        Validator mistral = Validator.create().provider("mistral");
        String system = "{\"role\":\"system\",\"content\":\"s\"}";
        for (String messages : List.of(
                GOOD.replaceFirst("(?=.\"role)", system + ",").replaceFirst("(?=.\"role\":\"assistant)", system + ","),
                GOOD.replaceFirst("(?=.\"role)", system + "," + system.replace("}", ",\"name\":\"n\"}") + ","))) {
            assertThat(fixed(mistral, (messages + "\n").getBytes(UTF_8), true)).isEqualTo(messages + "\n");
        }
    }

    @Test
    void keeps_functions_that_the_provider_passes_over() throws IOException {
        Validator mistral = Validator.create().provider("mistral");
        String line = GOOD.replace("}]}", "}],\"functions\":[{\"name\":\"f\"}]}") + "\n";

        assertThat(fixed(mistral, line.getBytes(UTF_8), true)).isEqualTo(line);
        assertThat(fixed(mistral, line.replace("{\"name\":\"f\"}", "").getBytes(UTF_8), true))
                .isEqualTo(GOOD + "\n");
    }

    @Test
    void makes_unsafe_changes_only_when_asked() throws IOException {
        for (int i = 0; i < UNSAFE.size(); i += 2) {
            assertThat(fixed(UNSAFE.get(i) + "\n", false)).isEqualTo(UNSAFE.get(i) + "\n");
            assertThat(fixed(UNSAFE.get(i) + "\n", true)).isEqualTo(UNSAFE.get(i + 1) + "\n");
        }
    }

    @Test
    void takes_no_key_out_that_may_hold_what_the_line_lacks() throws IOException {
        for (String line : List.of(
                "{\"prompt\":\"q ->\",\"response\":\" a\"}",
                GOOD.replaceFirst("^.", "{\"system\":\"Answer in French.\","),
                "{\"input\":{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]},\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}],\"preferred_output\":[{\"role\":\"assistant\",\"content\":\"b\"}],\"non_preferred_output\":[{\"role\":\"assistant\",\"content\":\"c\"}]}",
                "{\"input\":{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]},\"parallel_tool_calls\":false,\"preferred_output\":[{\"role\":\"assistant\",\"content\":\"b\"}],\"non_preferred_output\":[{\"role\":\"assistant\",\"content\":\"c\"}]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"reference_answer\":\"b\"}",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"speaker\":\"assistant\",\"content\":\"b\"}]}")) {
            assertThat(fixed(line + "\n", true)).isEqualTo(line + "\n");
            assertThat(new Fixer(Validator.create(), false, List.of())
                            .fix(source(line + "\n"), OutputStream.nullOutputStream(), (n, rules, before, after) -> {})
                            .needUnsafe())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bot", "assistant", "Model"})
    void gives_a_role_the_name_that_it_has_in_the_format(String role) throws IOException {
        String line = "{\"contents\":[{\"role\":\"User\",\"parts\":[{\"text\":\"a\"}]},"
                + "{\"role\":\"%s\",\"parts\":[{\"text\":\"b\"}]}]}%n";
        Validator gemini = Validator.create().provider("gemini");

        assertThat(fixed(gemini, line.formatted(role).getBytes(UTF_8), false))
                .isEqualTo(line.formatted("model").replace("User", "user"));
        holds(gemini, line.formatted(role).getBytes(UTF_8), false);
    }

    @Test
    void keeps_a_blank_line_that_may_be_part_of_a_text() throws IOException {
        String broken = GOOD.replace("\"a\"", "\"a\n\nb\"") + "\n" + GOOD + "\n\n" + GOOD + "\n";

        assertThat(fixed(broken, false)).isEqualTo(broken.replace("}\n\n{", "}\n{"));
    }

    /** What begins prompts and completions is taken out by words, and separators and endings are none of them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                " The refund; The refund is\\nlate; The refund is ok| refund.; refund is\\nlate.; refund is ok.",
                " category_billing\\n; category_bug\\n; category_broken\\n| category_billing\\n; category_bug\\n; category_broken\\n",
                " It is billing\\n; It is bug\\n; It is broken\\n| billing\\n; bug\\n; broken\\n",
            })
    void takes_whole_words_out_of_completions(String completions, String expected) throws IOException {
        String fixed = fixed(lines(completions), true);

        assertThat(fixed).isEqualTo(lines(expected));
        assertThat(fixed(fixed, true)).isEqualTo(fixed);
    }

    private static String lines(String completions) {
        String[] each = completions.split(";", -1);
        return IntStream.range(0, each.length)
                .mapToObj(i ->
                        "{\"prompt\":\"question %d ->\",\"completion\":\" %s\"}\n".formatted(i * 11, each[i].strip()))
                .collect(Collectors.joining());
    }

    @Test
    void answers_of_calls_with_the_same_id_keep_their_order() throws IOException {
        String call = "{\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}";
        String answer = ",{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"1\"}";
        String calls = ",{\"role\":\"assistant\",\"tool_calls\":[" + call + "," + call + "]}" + answer + answer;
        String line = "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}" + calls + calls
                + ",{\"role\":\"assistant\",\"content\":\"b\"}],\"tools\":[{\"type\":\"function\",\"function\":"
                + "{\"name\":\"f\",\"parameters\":{}}}]}\n";

        String fixed = fixed(Validator.create().provider("mistral"), line.getBytes(UTF_8), false);

        assertThat(Pattern.compile("call0000[0-9]").matcher(fixed).results().map(MatchResult::group))
                .containsExactly(
                        "call00001",
                        "call00002",
                        "call00001",
                        "call00002",
                        "call00005",
                        "call00006",
                        "call00005",
                        "call00006");
    }

    @Test
    void mends_what_mistrals_trainer_calls_otherwise() throws IOException {
        String line = """
                {"interactions":[{"role":"user","text":"a"},{"role":"assistant","text":"b","tool_calls":[{"id":"c1","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"c1","text":"1"},{"role":"assistant","text":"b"}]}
                """;

        assertThat(fixed(Validator.create().provider("mistral"), line.getBytes(UTF_8), true))
                .isEqualTo(line.replace("c1", "call00001").replace("\"text\":\"b\",\"tool", "\"tool"));
    }

    /** Found by fuzzing: an empty completion gets no ending, and the others got another one each time. */
    @Test
    void gives_completions_the_ending_that_most_of_them_have() throws IOException {
        String some = """
                {"prompt":"a ->","completion":" b\\n"}
                {"prompt":"c ->","completion":" d\\n"}
                {"prompt":"e ->","completion":" f."}
                {"prompt":"g ->","completion":""}
                """;

        assertThat(fixed(some, true)).isEqualTo(some.replace(" f.", " f.\\n"));
        holds(Validator.create().threads(1), some.getBytes(UTF_8), true);
    }

    /** Found by fuzzing: one line was left without an ending, since nothing else would have been left of it. */
    @Test
    void takes_no_beginning_out_that_is_all_of_a_text() throws IOException {
        String some = """
                {"prompt":"a ->","completion":" software"}
                {"prompt":"c ->","completion":" software\\n"}
                """;

        assertThat(fixed(some, true)).isEqualTo(some.replace("software\"", "software\\n\""));
        holds(Validator.create().threads(1), some.getBytes(UTF_8), true);
    }

    /** Found by fuzzing: a line that is not UTF-8 was taken for an example, so each fix chose another separator. */
    @Test
    void chooses_a_separator_by_the_examples_that_can_be_read() throws IOException {
        byte[] some = """
                {"prompt":"a","completion":" b\\n"}
                {"prompt":"\u00e9","completion":" d\\n"}
                {"prompt":"\u00e8","completion":" f\\n"}
                """.getBytes(ISO_8859_1);

        holds(Validator.create().threads(1), some, true);
    }

    @Test
    void tells_of_no_line_that_stays_as_it_is() throws IOException {
        String some = """
                {"prompt":"a ->","completion":"b END"}
                {"prompt":"c ->","completion":" d END"}
                {"prompt":"e ->","completion":"f END"}
                """;
        List<Long> changed = new ArrayList<>();
        new Fixer(Validator.create(), true, List.of())
                .fix(source(some), OutputStream.nullOutputStream(), (line, rules, before, after) -> changed.add(line));

        assertThat(changed).containsExactly(1L, 3L);
    }

    @Test
    void leaves_alone_what_could_mean_two_things() throws IOException {
        for (String line : List.of(
                GOOD.substring(0, 40),
                "{\"messages\":[,]}",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}",
                "not json",
                GOOD + " and more",
                GOOD.replace("\"user\"", "\"narrator\""),
                GOOD.replace("\"b\"", "\"b\",\"weight\":0.5"),
                GOOD.replace("\"b\"", "\"b\",\"content\":\"c\""))) {
            assertThat(fixed(line + "\n", true)).isEqualTo(line + "\n");
        }
    }

    @Test
    void mends_misread_letters_all_or_none() throws IOException {
        String lost = GOOD.replace("\"b\"", "\"\u00c3\u00bcber \u00e2\u20ac\u0153das\u00e2\u20ac reden\"");

        assertThat(fixed(lost + "\n", true)).isEqualTo(lost + "\n");
    }

    @Test
    void leaves_backslashes_alone_that_may_be_escapes() throws IOException {
        for (String line : List.of(
                "{\"prompt\":\"C:\\users\\new ->\",\"completion\":\" x\"}",
                "{\"prompt\":\"x ->\",\"completion\":\" $\\alpha \\frac{1}{2} \\times$\"}",
                "{'prompt':'\\U0001F600 ->','completion':' x'}",
                "{'prompt':'a ->','completion':\" it's \\U0001F600\"}",
                "{'prompt':\"it's \\N{BULLET} ->\",'completion':' x'}",
                "{\"Prompt\":\"a ->\",\"PROMPT\":\"b ->\",\"completion\":\" c\"}",
                "{\"prompt\":\"C:\\xdata\\logs ->\",\"completion\":\" x\"}",
                "{\"prompt\":\"caf\\xc3\\xa9 ->\",\"completion\":\" x\"}",
                "{'prompt':'caf\\xe9 ->','completion':' x'}",
                GOOD.replace("\"b\"", "\"b\",\"weight\":1e99999999999"),
                "\"{\\\"prompt\\\":\\\"a\\ud83d ->\\\",\\\"completion\\\":\\\" b\\\"}\"")) {
            assertThat(fixed(line + "\n", false)).isEqualTo(line + "\n");
        }
    }

    @Test
    void makes_all_changes_for_a_finding_or_none() throws IOException {
        String functions = UNSAFE.get(8).replace("\"arguments\":\"{}\"", "\"arguments\":\"{}\",\"extra\":1");
        String once = fixed(functions + "\n", true);

        assertThat(once).isEqualTo(UNSAFE.get(9) + "\n");
        assertThat(fixed(
                        "[{\"prompt\":\"a ->\",\"completion\":\"b END\"},{\"prompt\":\"c ->\",\"completion\":\"d END\"}]",
                        true))
                .isEqualTo(UNSAFE.get(UNSAFE.size() - 1) + "\n");
        assertThat(fixed(GOOD + GOOD + "\n", true)).isEqualTo(GOOD + "\n");
        assertThat(fixed(GOOD.replace("}]}", "},]}") + "\r\n" + GOOD.replace("\"a\"", "\"c\"") + "\r\n", false))
                .isEqualTo(GOOD + "\r\n" + GOOD.replace("\"a\"", "\"c\"") + "\r\n");
    }

    @Test
    void leaves_alone_what_is_ignored_in_a_dataset_of_that_name() throws IOException {
        Validator ours = Validator.create().ignoreIn(Map.of("**/in.jsonl", List.of("unknown-role")));
        String line = GOOD.replace("\"user\"", "\"Human\"") + "\n";

        for (String name : List.of("data/in.jsonl", "data/other.jsonl")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new Fixer(ours, false, List.of())
                    .fix(Source.of(name, line.getBytes(UTF_8)), out, (n, rules, was, is) -> {});
            assertThat(out.toString(UTF_8)).isEqualTo(name.contains("other") ? GOOD + "\n" : line);
        }
    }

    @Test
    void knows_the_rules_that_are_selected() {
        assertThatThrownBy(() -> new Fixer(Validator.create(), false, List.of("unknwon-role")))
                .hasMessageContaining("unknown rule 'unknwon-role'; nearest: unknown-role");
    }

    @Test
    void mends_only_what_was_selected() throws IOException {
        String text = GOOD.replace("\"user\"", "\"human\"") + "\n\n" + GOOD.replace("}]}", "},]}") + "\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Fixer(Validator.create(), false, List.of("unknown-role"))
                .fix(source(text), out, (line, rules, before, after) -> {});

        assertThat(out.toString(UTF_8)).isEqualTo(text.replace("human", "user"));
    }

    @Test
    void leaves_a_line_alone_that_would_have_more_findings_once_it_can_be_read() throws IOException {
        String line =
                "{'id': 1, 'source': 2, 'messages': [{'role': 'user', 'content': 'a'}, {'role': 'assistant', 'content': 'b'}]}\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Mending mending =
                new Fixer(Validator.create(), false, List.of()).fix(source(line), out, (n, rules, before, after) -> {});

        assertThat(out.toString(UTF_8)).isEqualTo(line);
        assertThat(mending.mended()).isEmpty();
        assertThat(mending.needUnsafe()).containsKey("invalid-json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
    void reads_files_that_are_not_lines(String charset) throws IOException {
        String list = "[\n  " + GOOD + ",\n  " + GOOD.replace(":", " :\n ") + "\n]";
        String lines = "\uFEFF" + GOOD + "\n\n" + GOOD;
        Charset encoding = Charset.forName(charset);

        assertThat(fixed(list.getBytes(encoding), false)).isEqualTo(GOOD + "\n" + GOOD + "\n");
        assertThat(fixed(lines.getBytes(encoding), false)).isEqualTo(GOOD + "\n" + GOOD);
        assertThat(fixed((GOOD + "\r" + GOOD + "\r").getBytes(encoding), false)).isEqualTo(GOOD + "\n" + GOOD + "\n");
    }

    @Test
    void never_loses_an_object_that_it_cannot_read() {
        assertThatIOException()
                .isThrownBy(() -> fixed("[\n" + GOOD + ",\n{\"a\": oops},\n" + GOOD + "\n]", false))
                .withMessageContaining("line 3");
        assertThatIOException()
                .isThrownBy(() -> fixed("PK\3\4 a workbook", false))
                .withMessageContaining("zip archive");
        assertThatIOException().isThrownBy(() -> fixed(bytes("{}", UTF_16LE, 0xD8), false));
    }

    @Test
    void keeps_every_byte_of_lines_that_need_nothing() throws IOException {
        String odd =
                "  {\"messages\" :\t[{\"role\":\"user\",\"content\":\"\\u0061 \u00e9 \\/\"},{\"role\":\"assistant\",\"content\":\"b\"}]} \r\n"
                        + GOOD + "\r\n" + GOOD.replace("\"a\"", "\"c\"");

        assertThat(fixed(odd, true)).isEqualTo(odd);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_fix_mends_the_bad_example_of_its_rule(RuleInfo rule) throws IOException {
        LineFixes.Described fix = LineFixes.described().get(rule.name());
        if (fix == null) {
            return;
        }
        Validator validator = validator(rule.bad());
        byte[] bad = rule.bad().text().getBytes(rule.bad().charset());

        assertThat(check(validator, bad).findingsOf(rule.name())).isNotEmpty();
        String fixed = fixed(validator, bad, true);
        if (!PARTLY.contains(rule.name())) {
            assertThat(check(validator, fixed.getBytes(UTF_8)).findingsOf(rule.name()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void fixing_is_idempotent_and_never_makes_more_findings(RuleInfo rule) throws IOException {
        for (RuleInfo.Sample sample : List.of(rule.bad(), rule.good())) {
            Validator validator = validator(sample);
            byte[] text = sample.text().getBytes(sample.charset());
            for (boolean unsafe : new boolean[] {false, true}) {
                holds(validator, text, unsafe);
            }
        }
    }

    @Test
    void fixing_damaged_lines_is_idempotent_and_never_makes_more_findings() throws IOException {
        Random random = new Random(11);
        String alphabet = "{}[]\",:'\\ \u201C\u201Dn1ab\t";
        for (int i = 0; i < 1_000; i++) {
            StringBuilder line = new StringBuilder(SAFE.get(random.nextInt(SAFE.size())));
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(line.length());
                if (random.nextBoolean()) {
                    line.deleteCharAt(at);
                } else {
                    line.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
                }
            }
            holds(Validator.create().threads(1), line.toString().getBytes(UTF_8), random.nextBoolean());
        }
    }

    private static void holds(Validator validator, byte[] text, boolean unsafe) throws IOException {
        byte[] once;
        try {
            once = bytes(validator, text, unsafe);
        } catch (IOException e) {
            return; // said so, and wrote nothing
        }
        assertThat(bytes(validator, once, unsafe)).as(new String(text, UTF_8)).isEqualTo(once);
        assertThat(findings(check(validator, once)))
                .as(new String(text, UTF_8) + "\n became\n" + new String(once, UTF_8))
                .isLessThanOrEqualTo(findings(check(validator, text)));
    }

    private static long findings(Report report) {
        return report.findings().stream().mapToLong(Finding::count).sum();
    }

    private static Validator validator(RuleInfo.Sample sample) {
        Validator validator = Validator.create().provider(sample.provider()).threads(1);
        return sample.model() == null ? validator : validator.model(sample.model());
    }

    private static Report check(Validator validator, byte[] text) {
        return validator.check(List.of(Source.of("data.jsonl", text)));
    }

    private static Source source(String text) {
        return Source.of("data.jsonl", text.getBytes(UTF_8));
    }

    private static String fixed(String text, boolean unsafe) throws IOException {
        return fixed(text.getBytes(UTF_8), unsafe);
    }

    private static String fixed(byte[] text, boolean unsafe) throws IOException {
        return fixed(Validator.create(), text, unsafe);
    }

    private static String fixed(Validator validator, byte[] text, boolean unsafe) throws IOException {
        return new String(bytes(validator, text, unsafe), UTF_8);
    }

    private static byte[] bytes(Validator validator, byte[] text, boolean unsafe) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Fixer(validator, unsafe, List.of())
                .fix(Source.of("data.jsonl", text), out, (line, rules, before, after) -> {});
        return out.toByteArray();
    }

    /** Text with half a surrogate pair at its end. */
    private static byte[] bytes(String text, Charset charset, int last) {
        byte[] bytes = (text + "ab").getBytes(charset);
        bytes[bytes.length - 1] = (byte) last;
        return bytes;
    }
}
