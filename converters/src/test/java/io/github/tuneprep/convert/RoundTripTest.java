package io.github.tuneprep.convert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tuneprep.Source;
import io.github.tuneprep.report.Conversion;
import io.github.tuneprep.report.Finding;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** There and back is the same, where the other format can hold it, and a clear refusal where it cannot. */
class RoundTripTest {
    private static final String TOOLS =
            "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"description\":\"d\",\"parameters\":{}}}]";

    /** What a line of that format has. */
    private static final Map<String, String> KEYS = Map.of(
            "sharegpt", "{\"conversations\":",
            "trl-prompt-completion", "{\"prompt\":[",
            "bedrock-conversation", "{\"schemaVersion\":\"bedrock-conversation-2024\",",
            "haiku", "\"messages\":[{\"role\":\"user\"",
            "gemini", "\"contents\":[");

    private record Result(Conversion conversion, String text) {}

    @ParameterizedTest
    @ValueSource(strings = {"sharegpt", "trl-prompt-completion", "bedrock-conversation", "haiku", "gemini"})
    void chats_of_many_turns_come_back(String format) {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            String chat = chat(random, random.nextBoolean(), 1 + random.nextInt(3));
            String there = converted(chat, format).text();

            assertThat(there).contains(KEYS.get(format));
            assertThat(converted(there, "openai-chat").text()).isEqualTo(chat);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alpaca", "prompt-completion"})
    void questions_with_an_answer_come_back(String format) {
        Random random = new Random(4);
        for (int i = 0; i < 200; i++) {
            String chat = chat(random, format.equals("alpaca") && random.nextBoolean(), 1);

            assertThat(converted(converted(chat, format).text(), "openai-chat").text())
                    .isEqualTo(chat);
        }
    }

    @Test
    void calls_weights_and_tools_come_back_from_a_format_of_messages() {
        String chat =
                "{\"messages\":[{\"role\":\"user\",\"content\":\"?\"},{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"a\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{ \\\"a\\\" : [1.0] }\"}}],\"weight\":0},{\"role\":\"tool\",\"tool_call_id\":\"a\",\"content\":\"1\"},{\"role\":\"assistant\",\"content\":\"one\"}],"
                        + TOOLS + "}\n";

        String there = converted(chat, "trl-prompt-completion").text();

        assertThat(there)
                .contains("\"arguments\":{ \"a\" : [1.0] }")
                .as("TRL tells by the name which call is answered")
                .contains("{\"name\":\"f\",\"role\":\"tool\"");
        assertThat(converted(there, "openai-chat").text())
                .isEqualTo(chat.replace("{\"role\":\"tool\"", "{\"name\":\"f\",\"role\":\"tool\""));
        assertThat(converted(chat.replace("\"{ \\\"a\\\" : [1.0] }\"", "{ \"a\" : [1.0] }"), "openai-chat")
                        .text())
                .isEqualTo(chat);
    }

    @Test
    void calls_get_the_ids_that_mistral_takes_and_keep_those() {
        String chat = """
                {"messages":[{"role":"developer","content":"s"},{"role":"user","content":"?"},{"role":"assistant","content":null,"tool_calls":[{"id":"call_a","type":"function","function":{"name":"f","arguments":"{}"}},{"id":"call00003","type":"function","function":{"name":"f","arguments":"{}"}},{"id":"call_b","type":"function","function":{"name":"f","arguments":{"a":1}}}]},{"role":"tool","tool_call_id":"call_b","content":"2"},{"role":"tool","tool_call_id":"call_a","content":"1"},{"role":"tool","tool_call_id":"call00003","content":"3"},{"role":"assistant","content":"one","weight":1}],%s}
                """.formatted(TOOLS);
        String there = converted(chat, "mistral").text();

        assertThat(there).isEqualTo("""
                {"messages":[{"role":"system","content":"s"},{"role":"user","content":"?"},{"role":"assistant","tool_calls":[{"id":"call00001","type":"function","function":{"name":"f","arguments":"{}"}},{"id":"call00003","type":"function","function":{"name":"f","arguments":"{}"}},{"id":"call00009","type":"function","function":{"name":"f","arguments":"{\\"a\\":1}"}}]},{"role":"tool","tool_call_id":"call00009","content":"2"},{"role":"tool","tool_call_id":"call00001","content":"1"},{"role":"tool","tool_call_id":"call00003","content":"3"},{"role":"assistant","content":"one","weight":1}],%s}
                """.formatted(TOOLS));
        assertThat(converted(there, "mistral").text()).isEqualTo(there);
        assertThat(converted(there, "openai-chat").text()).isEqualTo(there);
    }

    @Test
    void an_id_that_comes_again_belongs_to_the_call_before_it() {
        String call =
                "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"x\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]},"
                        + "{\"role\":\"tool\",\"tool_call_id\":\"x\",\"content\":\"1\"},";
        String chat = "{\"messages\":[{\"role\":\"user\",\"content\":\"?\"}," + call + call
                + "{\"role\":\"assistant\",\"content\":\"b\"}]}\n";

        assertThat(converted(chat, "mistral").text())
                .isEqualTo(chat.replaceFirst("\"x\"", "\"call00001\"")
                        .replaceFirst("\"x\"", "\"call00001\"")
                        .replace("\"x\"", "\"call00003\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mistral", "openai-chat"})
    void what_mistrals_trainer_reads_becomes_a_chat(String format) {
        String line = """
                {"system_prompt":"be \\"kind\\"","interactions":[{"role":"user","text":"a"},{"role":"assistant","text":"b"}],"available_tools":[]}""";

        assertThat(converted(line, format).text()).isEqualTo("""
                {"messages":[{"role":"system","content":"be \\"kind\\""},{"role":"user","content":"a"},{"role":"assistant","content":"b"}],"tools":[]}
                """);
    }

    /** An object that holds nothing but a list stands for the objects of the list, but not this one. */
    @Test
    void interactions_alone_are_a_chat() {
        String line = "{\"interactions\":[{\"role\":\"user\",\"text\":\"a\"},{\"role\":\"assistant\",\"text\":\"b\"}]}";

        assertThat(converted(line, "openai-chat").text())
                .isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},"
                        + "{\"role\":\"assistant\",\"content\":\"b\"}]}\n");
    }

    @Test
    void functions_become_tools_where_there_are_none_or_when_asked() {
        String chat = """
                {"messages":[{"role":"user","content":"?"},{"role":"assistant","content":null,"function_call":{"name":"f","arguments":"{}"}},{"role":"function","name":"f","content":"1"},{"role":"assistant","content":"one"}],"functions":[{"name":"f","description":"d","parameters":{}}]}
                """;
        String tools = """
                {"messages":[{"role":"user","content":"?"},{"role":"assistant","content":null,"tool_calls":[{"id":"call00001","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"call00001","content":"1"},{"role":"assistant","content":"one"}],"tools":[{"type":"function","function":{"name":"f","description":"d","parameters":{}}}]}
                """;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Converter.create().functionsToTools().convert(source(chat), out);

        assertThat(out.toString(UTF_8)).isEqualTo(tools);
        assertThat(converted(chat, "openai-chat").text()).isEqualTo(chat);
        assertThat(converted(chat, "mistral").text()).isEqualTo(tools.replace("\"content\":null,", ""));
        assertThat(converted(converted(chat, "trl-prompt-completion").text(), "openai-chat")
                        .text())
                .isEqualTo(tools.replace("{\"role\":\"tool\"", "{\"name\":\"f\",\"role\":\"tool\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai-chat", "mistral", "bedrock-conversation"})
    void calls_without_ids_get_one_each_and_their_answers_the_same(String format) {
        String question = """
                {"role":"user","content":"?"},{"role":"assistant","tool_calls":[{"type":"function","function":{"name":"f","arguments":{}}},{"type":"function","function":{"name":"g","arguments":{}}}]},{"role":"tool","name":"g","content":"of g"},{"role":"tool","name":"f","content":"of f"}""".strip();
        String answer = "{\"role\":\"assistant\",\"content\":\"one\"}";
        for (String line : List.of(
                "{\"messages\":[" + question + "," + answer + "],\"tools\":[]}",
                "{\"prompt\":[" + question + "],\"completion\":[" + answer + "],\"tools\":[]}")) {
            String text = converted(line, format).text();

            assertThat(text).containsSubsequence("call00001", "call00002", "call00002", "of g", "call00001", "of f");
            assertThat(text.split("call0000", -1)).hasSize(5);
        }
    }

    @Test
    void preferences_come_back() {
        String pair = "{\"input\":{\"messages\":[{\"role\":\"user\",\"content\":\"a\",\"name\":\"x\"}]," + TOOLS
                + "},\"preferred_output\":[{\"role\":\"assistant\",\"content\":\"b\"}],\"non_preferred_output\":[{\"role\":\"assistant\",\"content\":\"c\"}]}\n";
        String trl = converted(pair, "trl-preference").text();

        assertThat(trl).startsWith("{\"prompt\":[{\"role\":\"user\"").contains("\"chosen\":[", "\"rejected\":[");
        assertThat(converted(trl, "preference").text()).isEqualTo(pair);
        assertThat(converted("{\"prompt\":\"a\",\"chosen\":\"b\",\"rejected\":\"c\"}", "preference")
                        .text())
                .isEqualTo(pair.replace(",\"name\":\"x\"", "").replace("," + TOOLS, ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            sharegpt          | {"role":"user","content":"a"},{"role":"assistant","content":"b","weight":0} | key 'weight' cannot be held by sharegpt; --lossy leaves out what has no place
            sharegpt          | {"role":"user","content":"a"},{"role":"tool","content":"b","tool_call_id":"x"},{"role":"assistant","content":"b"} | role 'tool' cannot be held by sharegpt
            alpaca            | {"role":"user","content":"a"},{"role":"assistant","content":"b"},{"role":"user","content":"a"},{"role":"assistant","content":"b"} | row is more than one question and answer, which alpaca cannot hold
            prompt-completion | {"role":"system","content":"s"},{"role":"user","content":"a"},{"role":"assistant","content":"b"} | row has instructions, which completions cannot hold
            sharegpt          | {"role":"user","content":[{"type":"text","text":"a"}]},{"role":"assistant","content":"b"} | content of user is no text, sharegpt holds nothing else
            preference        | {"role":"user","content":"a"},{"role":"assistant","content":"b"} | object shows no question with two answers that go on from it and differ
            alpaca            | {"role":"user","content":"a"} | conversation has no answer
            trl-prompt-completion | {"role":"assistant","content":"b"},{"role":"user","content":"a"} | conversation does not end with the answer
            mistral           | {"role":"user","content":"a"},{"role":"assistant","content":"b","tool_calls":[{"id":"1","function":{"name":"f","arguments":"{}"}}]},{"role":"assistant","content":"b"} | content beside tool_calls cannot be held by mistral; --lossy leaves out what has no place
            mistral           | {"role":"user","content":"a"},{"role":"assistant","content":"b","refusal":"c"} | key 'refusal' cannot be held by mistral; --lossy leaves out what has no place
            mistral           | {"role":"user","content":"a"},{"role":"assistant","content":[]} | assistant text is empty
            mistral           | {"role":"system","content":["a"]},{"role":"user","content":"a"},{"role":"assistant","content":"b"} | content of system holds something else than an object
            mistral           | {"role":"user","content":"a"},{"role":"assistant","content":[{"type":"text","text":" "}]} | assistant text is empty
            mistral           | {"role":"system","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]},{"role":"user","content":"a"},{"role":"assistant","content":"b"} | instructions are 2 texts, and this format has one; --lossy joins them
            mistral           | {"role":"user","content":"a"},{"role":"assistant","content":[{"type":"refusal","refusal":"b"}]} | content part 'refusal' cannot be held by mistral
            """)
    void what_a_format_cannot_hold_is_refused(String format, String messages, String why) {
        Result result = converted("{\"messages\":[" + messages + "]}", format);

        assertThat(result.conversion().refused()).isEqualTo(1);
        assertThat(result.conversion().findings()).extracting(Finding::message).containsExactly(why);
    }

    @Test
    void what_a_format_cannot_hold_is_left_out_when_asked() {
        String chat =
                "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"content\":\"b\",\"weight\":1}],"
                        + TOOLS + "}";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Conversion conversion = Converter.create().to("sharegpt").lossy().convert(source(chat), out);

        assertThat(conversion.isPass()).isTrue();
        assertThat(conversion.findings())
                .extracting(Finding::message)
                .containsExactly(
                        "key 'weight' cannot be held by sharegpt, and is left out",
                        "key 'tools' cannot be held by sharegpt, and is left out");
        assertThat(out.toString(UTF_8))
                .isEqualTo(
                        "{\"conversations\":[{\"from\":\"human\",\"value\":\"a\"},{\"from\":\"gpt\",\"value\":\"b\"}]}\n");
    }

    @Test
    void calls_have_ids_of_their_own_for_amazon() {
        String round =
                "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]},{\"role\":\"tool\",\"tool_call_id\":\"1\",\"content\":\"r\"},";
        Result result = converted(
                "{\"messages\":[{\"role\":\"user\",\"content\":\"q\"}," + round + round
                        + "{\"role\":\"assistant\",\"content\":\"a\"}]}",
                "bedrock-conversation");

        assertThat(result.text().replaceAll("(?s).*?\"toolUseId\":\"([^\"]+)\"", "$1 "))
                .startsWith("1 1 call00003 call00003 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|{\"type\":\"object\"}",
                "{\"properties\":{}}|{\"type\":\"object\",\"properties\":{}}",
                "{\"required\":[],\"type\":\"object\"}|{\"required\":[],\"type\":\"object\"}",
            })
    void parameters_have_a_type_for_amazon(String parameters, String input) {
        Result result = converted(
                "{\"messages\":[{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\",\"content\":\"a\"}],\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"description\":\"d\",\"parameters\":"
                        + parameters + "}}]}",
                "bedrock-conversation");

        assertThat(result.text()).contains("\"inputSchema\":{\"json\":" + input + "}");
    }

    @Test
    void several_instructions_are_joined_when_asked() {
        String chat =
                "{\"messages\":[{\"role\":\"system\",\"content\":\"a\"},{\"role\":\"system\",\"content\":[{\"type\":\"text\",\"text\":\"b\"},{\"type\":\"text\",\"text\":\"c\"}]},{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\",\"content\":\"a\"}]}";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Conversion conversion = Converter.create().to("haiku").lossy().convert(source(chat), out);

        assertThat(conversion.isPass()).isTrue();
        assertThat(out.toString(UTF_8)).startsWith("{\"system\":\"a\\n\\nb\\n\\nc\",");
    }

    @Test
    void several_system_messages_are_joined_for_mistral_when_asked() {
        String chat =
                "{\"messages\":[{\"role\":\"system\",\"content\":\"a\",\"x\":1},{\"role\":\"developer\",\"content\":[{\"type\":\"text\",\"text\":\"b\"}]},{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\",\"content\":\"a\"}]}";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Conversion conversion = Converter.create().to("mistral").lossy().convert(source(chat), out);

        assertThat(conversion.isPass()).isTrue();
        assertThat(out.toString(UTF_8))
                .startsWith(
                        "{\"messages\":[{\"role\":\"system\",\"content\":\"a\\n\\nb\"},{\"role\":\"user\",\"content\":\"q\"}");
    }

    @Test
    void what_mistral_cannot_hold_is_left_out_when_asked() {
        String chat = """
                {"messages":[{"role":"user","content":"a","x":1,"y":2},{"role":"assistant","content":"b","tool_calls":[{"id":"123456789","type":"function","function":{"name":"f","arguments":"{}"}}],"refusal":null},{"role":"tool","tool_call_id":"123456789","content":"1"},{"role":"assistant","content":"c"}],"metadata":{}}
                """;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Conversion conversion = Converter.create().to("mistral").lossy().convert(source(chat), out);

        assertThat(conversion.isPass()).isTrue();
        assertThat(out.toString(UTF_8))
                .isEqualTo(chat.replace(",\"x\":1,\"y\":2", "")
                        .replace("\"content\":\"b\",", "")
                        .replace(",\"refusal\":null", "")
                        .replace(",\"metadata\":{}", ""));
    }

    @Test
    void a_preference_is_no_chat() {
        Result result = converted("{\"prompt\":\"a\",\"chosen\":\"b\",\"rejected\":\"c\"}", "openai-chat");

        assertThat(result.conversion().findings().get(0).message()).contains("--to preference");
    }

    private static String chat(Random random, boolean system, int rounds) {
        return (system ? "{\"role\":\"system\",\"content\":\"" + text(random) + "\"}," : "")
                .concat(IntStream.range(0, rounds)
                        .mapToObj(i -> "{\"role\":\"user\",\"content\":\"" + text(random)
                                + "\"},{\"role\":\"assistant\",\"content\":\"" + text(random) + "\"}")
                        .collect(Collectors.joining(",", "", "")))
                .transform(messages -> "{\"messages\":[" + messages + "]}\n");
    }

    /** Texts as they are written again: escapes in their shortest form. */
    private static String text(Random random) {
        List<String> parts = List.of("a", " b", "\\n", "\\\"", "\\\\", "é", "漢", "😀", "{x}", "\\t", "'", "\\u0001");
        return "x"
                + IntStream.range(0, random.nextInt(8))
                        .mapToObj(i -> parts.get(random.nextInt(parts.size())))
                        .collect(Collectors.joining());
    }

    private static Result converted(String text, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Conversion conversion = Converter.create().to(format).convert(source(text), out);
        return new Result(conversion, out.toString(UTF_8));
    }

    private static Source source(String text) {
        return Source.of("in.jsonl", text.getBytes(UTF_8));
    }

    @Test
    void calls_and_tools_come_back_from_amazons_format() {
        String chat = """
                {"messages":[{"role":"system","content":"s"},{"role":"user","content":"\\"?\\"\\n"},{"role":"assistant","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{ \\"a\\" : [1.0] }"}},{"id":"b","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"a","content":"1"},{"role":"tool","tool_call_id":"b","content":"2"},{"role":"user","content":"Well?"},{"role":"assistant","content":"one"}],"tools":[{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object"}}}]}
                """;
        String there = converted(chat, "bedrock-conversation").text();

        assertThat(there)
                .contains(
                        "\"input\":{ \"a\" : [1.0] }",
                        "{\"toolResult\":{\"toolUseId\":\"b\",\"content\":[{\"text\":\"2\"}]}},{\"text\":\"Well?\"}]}");
        assertThat(converted(there, "openai-chat").text()).isEqualTo(chat);
    }

    @Test
    void calls_and_tools_come_back_from_googles_format() {
        String chat = """
                {"messages":[{"role":"system","content":"s"},{"role":"user","content":"?"},{"role":"assistant","content":"Let me see.","tool_calls":[{"id":"call00001","type":"function","function":{"name":"f","arguments":"{ \\"a\\" : [1.0] }"}},{"id":"call00002","type":"function","function":{"name":"g","arguments":"{}"}},{"id":"call00003","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"call00002","content":"2"},{"role":"tool","tool_call_id":"call00001","content":"{ \\"x\\": 1 }"},{"role":"tool","tool_call_id":"call00003","content":"{\\"output\\":\\"y\\"}"},{"role":"user","content":"Well?"},{"role":"assistant","content":"one"}],"tools":[{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object","properties":{"type":{"type":"array","items":{"type":"string","enum":["type"]}},"a":{"anyOf":[{"type":"integer"},{"type":"null"}]},"b":{"type":["string","null"],"enum":["x"]}},"required":["type"]}}},{"type":"function","function":{"name":"g"}}]}
                """;
        String there = converted(chat, "gemini").text();

        assertThat(there).isEqualTo("""
                {"systemInstruction":{"parts":[{"text":"s"}]},"contents":[{"role":"user","parts":[{"text":"?"}]},{"role":"model","parts":[{"text":"Let me see."},{"functionCall":{"name":"f","args":{ "a" : [1.0] }}},{"functionCall":{"name":"g","args":{}}},{"functionCall":{"name":"f","args":{}}}]},{"role":"user","parts":[{"functionResponse":{"name":"g","response":{"output":"2"}}},{"functionResponse":{"name":"f","response":{ "x": 1 }}},{"functionResponse":{"name":"f","response":{"output":"{\\"output\\":\\"y\\"}"}}}]},{"role":"user","parts":[{"text":"Well?"}]},{"role":"model","parts":[{"text":"one"}]}],"tools":[{"functionDeclarations":[{"name":"f","description":"d","parameters":{"type":"OBJECT","properties":{"type":{"type":"ARRAY","items":{"type":"STRING","enum":["type"]}},"a":{"anyOf":[{"type":"INTEGER"},{"type":"NULL"}]},"b":{"type":"STRING","nullable":true,"enum":["x"]}},"required":["type"]}},{"name":"g"}]}]}
                """);
        assertThat(converted(there, "openai-chat").text()).isEqualTo(chat);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gemini", "bedrock-conversation"})
    void ids_may_come_again_for_another_function(String format) {
        String call =
                "{'role':'assistant','tool_calls':[{'id':'1','type':'function','function':{'name':'F','arguments':'{}'}}]},{'role':'tool','tool_call_id':'1','name':'F','content':'r'},";
        String chat = "{'messages':[{'role':'user','content':'q'}," + call.replace('F', 'f') + call.replace('F', 'g')
                + "{'role':'assistant','content':'a'}]}";

        assertThat(converted(chat.replace('\'', '"'), format).conversion().findings())
                .isEmpty();
    }

    @Test
    void ids_of_googles_requests_tell_which_call_is_answered() {
        String line = """
                {"contents":[{"role":"user","parts":[{"text":"q"}]},{"role":"model","parts":[{"functionCall":{"id":"a1","name":"f"}},{"functionCall":{"id":"a2","name":"f"}},{"functionCall":{"name":"f"}}]},{"role":"user","parts":[{"functionResponse":{"id":"a2","name":"f","response":{"t":2}}},{"functionResponse":{"id":"a1","name":"f","response":{"t":1}}},{"functionResponse":{"name":"f","response":{"t":3}}}]},{"role":"model","parts":[{"text":"a"}]}]}
                """;

        assertThat(converted(line, "openai-chat").text())
                .contains(
                        "\"tool_call_id\":\"a2\",\"content\":\"{\\\"t\\\":2}\"",
                        "\"tool_call_id\":\"a1\",\"content\":\"{\\\"t\\\":1}\"",
                        "\"tool_call_id\":\"call00001\",\"content\":\"{\\\"t\\\":3}\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]"})
    void no_calls_are_none_for_mistral(String none) {
        String chat =
                "{\"messages\":[{\"role\":\"system\",\"content\":[{\"type\":\"text\",\"text\":\"s\\n\"}]},{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\",\"content\":\"a\",\"tool_calls\":"
                        + none + "}]}\n";

        assertThat(converted(chat, "mistral").text())
                .isEqualTo(
                        "{\"messages\":[{\"role\":\"system\",\"content\":\"s\\n\"},{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\",\"content\":\"a\"}]}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2",
                "[1]",
                "{}",
                "{\\n  \\\"a\\\": 1\\n}",
                "{\\\"a\\\":1} ",
                "{\\\"output\\\":\\\"x\\\"}",
                "{\\\"output\\\":5}",
                "{\\\"output\\\":5,\\\"error\\\":6}"
            })
    void answers_come_back_from_googles_format(String answer) {
        String chat = ("{'messages':[{'role':'user','content':'q'},{'role':'assistant','tool_calls':[{'id':'call00001',"
                        + "'type':'function','function':{'name':'f','arguments':'{}'}}]},"
                        + "{'role':'tool','tool_call_id':'call00001','content':'ANSWER'},"
                        + "{'role':'assistant','content':'a'}]}\n")
                .replace('\'', '"')
                .replace("ANSWER", answer);
        String there = converted(chat, "gemini").text();

        assertThat(converted(there, "openai-chat").text()).isEqualTo(chat);
        assertThat(converted(converted(there, "openai-chat").text(), "gemini").text())
                .isEqualTo(there);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"'x'|x", "{'a':1}|{\\\"a\\\":1}", "5|5", "['x']|[\\\"x\\\"]", "null|null"})
    void what_is_under_output_is_what_the_function_returned(String output, String text) {
        String line = "{'contents':[{'role':'user','parts':[{'text':'q'}]},{'role':'model','parts':[{'functionCall':"
                + "{'name':'f'}}]},{'role':'function','parts':[{'functionResponse':{'name':'f','response':{'output':"
                + output + "}}},{'text':'more'}]},{'role':'model','parts':[{'text':'a'}]}]}";

        assertThat(converted(line.replace('\'', '"'), "openai-chat").text())
                .contains("{\"role\":\"tool\",\"tool_call_id\":\"call00001\",\"content\":\"" + text + "\"},"
                        + "{\"role\":\"user\",\"content\":\"more\"}");
    }

    /** Google's example of function calling, in short (cloud.google.com, "Tune function calling", read 2026-11-23). */
    @Test
    void an_answer_of_googles_format_names_no_role() {
        String line = """
                {"system_instruction":{"role":"system","parts":[{"text":"s"}]},"contents":[{"role":"user","parts":[{"text":"q"}]},{"role":"model","parts":[{"functionCall":{"name":"f"}}]},{"parts":[{"functionResponse":{"name":"f","response":{"output":"True"}}}]},{"role":"model","parts":[{"text":"Yes."}]}],"tools":[{"function_declarations":[{"name":"f","parameters":{"type":"OBJECT"}}]}]}
                """;

        assertThat(converted(line, "openai-chat").text()).isEqualTo("""
                {"messages":[{"role":"system","content":"s"},{"role":"user","content":"q"},{"role":"assistant","tool_calls":[{"id":"call00001","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"call00001","content":"True"},{"role":"assistant","content":"Yes."}],"tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object"}}}]}
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bedrock-conversation", "gemini"})
    void texts_in_parts_come_back(String format) {
        String chat = """
                {"messages":[{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]},{"role":"assistant","content":"c"}]}
                """;

        assertThat(converted(converted(chat, format).text(), "openai-chat").text())
                .isEqualTo(chat);
    }

    @Test
    void a_table_becomes_lines_of_amazon_and_google() {
        String table = "question,answer,system\nHi,Hello!,Be kind.\n";

        assertThat(converted(table, "bedrock-conversation").text()).isEqualTo("""
                {"schemaVersion":"bedrock-conversation-2024","system":[{"text":"Be kind."}],"messages":[{"role":"user","content":[{"text":"Hi"}]},{"role":"assistant","content":[{"text":"Hello!"}]}]}
                """);
        assertThat(converted(table, "gemini").text()).isEqualTo("""
                {"systemInstruction":{"parts":[{"text":"Be kind."}]},"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello!"}]}]}
                """);
        assertThat(converted(table, "haiku").text()).isEqualTo("""
                {"system":"Be kind.","messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // the format | messages, or a whole line | why the row is refused
                "bedrock-conversation|{'role':'user','content':'a'},{'role':'user','content':'b'},{'role':'assistant','content':'c'}|two messages of user stand in a row, where this format takes turns; --lossy joins them",
                "haiku|{'role':'user','content':'a'},{'role':'user','content':'b'},{'role':'assistant','content':'c'}|two messages of user stand in a row, where this format takes turns",
                "gemini|{'role':'user','content':'a'},{'role':'system','content':'b'},{'role':'assistant','content':'c'}|instructions stand behind what is said, and this format has them at the beginning",
                "haiku|{'role':'system','content':'a'},{'role':'developer','content':'b'},{'role':'user','content':'a'},{'role':'assistant','content':'c'}|instructions are 2 texts, and this format has one; --lossy joins them",
                "gemini|{'role':'user','content':[{'type':'image_url','image_url':{'url':'x'}}]},{'role':'assistant','content':'c'}|content of user holds 'image_url', and only texts are converted",
                "bedrock-conversation|{'role':'user','content':[]},{'role':'assistant','content':'c'}|user text is empty",
                "bedrock-conversation|{'role':'user','content':'a'},{'role':'assistant','content':'c','weight':0}|key 'weight' cannot be held by bedrock-conversation; --lossy leaves out what has no place",
                "bedrock-conversation|{'role':'user','content':'a'},{'role':'assistant','tool_calls':[{'id':'1','function':{'name':'f','arguments':'{'}}]},{'role':'user','content':'b'},{'role':'assistant','content':'c'}|arguments of a call are no JSON: ",
                "bedrock-conversation|{'role':'user','content':'a'},{'role':'assistant','tool_calls':[{'id':'1','function':{'name':'f','arguments':'[]'}}]},{'role':'user','content':'b'},{'role':'assistant','content':'c'}|arguments of a call are no object",
                "bedrock-conversation|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'c'}],'tools':[{'type':'function','function':{'name':'f'}}]}|function 'f' has no description, which this format asks for",
                "gemini|{'role':'user','content':'a'},{'role':'assistant','tool_calls':[{'id':'1'}]},{'role':'assistant','content':'c'}|call has no id or no name",
                "haiku|{'role':'user','content':'a'},{'role':'assistant','tool_calls':[{'id':'1'}]},{'role':'assistant','content':'c'}|calls cannot be held by haiku",
                "gemini|{'role':'user','content':'a'},{'role':'assistant','tool_calls':[{'id':'1','function':{'name':'f','arguments':'{}'}},{'id':'2','function':{'name':'f','arguments':'{}'}}]},{'role':'tool','tool_call_id':'2','content':'b'},{'role':'assistant','content':'c'}|answers of function 'f' do not follow the order of its calls, by which this format tells them apart",
                "gemini|{'role':'user','content':'a'},{'role':'tool','tool_call_id':'2','content':'b'},{'role':'assistant','content':'c'}|answer of a tool belongs to no call of the message before the answers",
                "gemini|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'c'}],'tools':[{'type':'function','function':{'name':'f','parameters':{'type':['string','number']}}}]}|parameter has a list of types, and this format has one type",
                "gemini|{'role':'user','content':'a'},{'role':'assistant','tool_calls':[{'id':'1','function':{'name':'f','arguments':'{}'}}]},{'role':'tool','tool_call_id':'1','content':'b','tool_calls':[{}]},{'role':'assistant','content':'c'}|calls stand in a message of tool",
                "mistral|{'role':'user','content':'a'},{'role':'assistant','content':null},{'role':'user','content':'b'},{'role':'assistant','content':'c'}|assistant text is empty",
                "openai-chat|{'toolConfig':{},'contents':[{'role':'user','parts':[{'text':'q'}]},{'role':'model','parts':[{'text':'a'}]}]}|key 'toolConfig' of the line is not converted; --lossy leaves out what has no place",
                "gemini|{'role':'user','content':'a'},{'role':'assistant','tool_calls':[{'id':'1','function':{'name':'f','arguments':'{}'}}]},{'role':'tool','name':'f','tool_call_id':'1','content':'b','weight':0},{'role':'assistant','content':'c'}|key 'weight' cannot be held by gemini; --lossy leaves out what has no place",
                "gemini|{'role':'user','content':'a','tool_call_id':'1'},{'role':'assistant','content':'c'}|key 'tool_call_id' cannot be held by gemini; --lossy leaves out what has no place",
                "gemini|{'role':'user','content':'a'},{'role':'assistant','tool_calls':[{'id':'1','function':{'name':'f','arguments':'{}'}}]},{'role':'tool','tool_call_id':'1','content':'b','name':'g'},{'role':'assistant','content':'c'}|key 'name' cannot be held by gemini; --lossy leaves out what has no place",
                "gemini|{'role':'user','content':'a'},{'role':'assistant','tool_calls':[{'id':'1','type':'custom','custom':{'name':'f'}}]},{'role':'assistant','content':'c'}|call is of another type than function",
                "gemini|{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'c'}],'tools':[{'type':'function','function':{'name':'f','description':5}}]}|description of a function is no text",
                "openai-chat|{'contents':[{'role':5,'parts':[{'functionResponse':{'name':'f','response':{}}}]},{'role':'model','parts':[{'text':'a'}]}]}|turn has no role",
                "openai-chat|{'contents':[{'role':'user','parts':[{'functionCall':{'name':'f'}}]},{'role':'model','parts':[{'text':'a'}]}]}|content of user is 'functionCall', only texts are converted",
                "openai-chat|{'contents':[{'role':'user','parts':[{'functionResponse':{'name':'f','response':{}}}]},{'role':'model','parts':[{'text':'a'}]}]}|answer of function 'f' belongs to no call",
                "openai-chat|{'contents':[{'role':'user','parts':[{'text':'q'}]},{'role':'model','parts':[{'functionCall':{'name':'f','args':'x'}}]}]}|functionCall has no name, or arguments that are no object",
                "openai-chat|{'contents':[{'role':'user','parts':[{'text':'q'}]},{'role':'model','parts':[{'functionCall':{'name':'f'}},{'text':'a'}]}]}|text stands behind a call, where it has no place; --lossy moves it",
                "openai-chat|{'messages':[{'role':'user','content':[{'image':{}}]},{'role':'assistant','content':[{'text':'b'}]}]}|content of user is 'image', only texts are converted",
                "openai-chat|{'contents':[{'role':'user','parts':[{'fileData':{}}]}]}|content of user is 'fileData', only texts are converted",
                "bedrock-conversation|{'role':'user','content':'q'},{'role':'critic','content':'x'},{'role':'assistant','content':'a'}|role 'critic' cannot be held by bedrock-conversation",
                "bedrock-conversation|{'role':'user','content':'q'},{'role':'assistant','content':'a','function_call':{'name':'f','arguments':'{}'}},{'role':'function','name':'f','content':'r'},{'role':'assistant','content':'a'}|role 'function' cannot be held by bedrock-conversation",
                "openai-chat|{'system':{'text':'s'},'messages':[{'role':'user','content':[{'text':'q'}]},{'role':'assistant','content':[{'text':'a'}]}]}|content of system is no list",
                "openai-chat|{'systemInstruction':'s','contents':[{'role':'user','parts':[{'text':'q'}]},{'role':'model','parts':[{'text':'a'}]}]}|systemInstruction is no object",
                "openai-chat|{'toolConfig':{'tools':{}},'messages':[{'role':'user','content':[{'text':'q'}]},{'role':'assistant','content':[{'text':'a'}]}]}|tools is no list",
                "openai-chat|{'toolConfig':{'toolChoice':{}},'messages':[{'role':'user','content':[{'text':'q'}]},{'role':'assistant','content':[{'text':'a'}]}]}|key 'toolChoice' of toolConfig is not converted; --lossy leaves out what has no place",
                "openai-chat|{'messages':[{'role':'user','content':[{'text':'q'}]},{'role':'assistant','content':[{'text':'a','toolUse':{}}]}]}|key 'toolUse' of a part of assistant is not converted; --lossy leaves out what has no place",
                "openai-chat|{'messages':[{'role':'user','content':[{'text':'q'}]},{'role':'assistant','content':[{'toolUse':{'toolUseId':'1','name':'f','input':{}}},{'text':'a'}]}]}|text stands behind a call, where it has no place; --lossy moves it",
                "openai-chat|{'messages':[{'role':'user','content':[{'text':'q'}]},{'role':'assistant','content':[{'toolUse':{'toolUseId':'1','name':'f','input':{}}}]},{'role':'user','content':[{'text':'a'},{'toolResult':{'toolUseId':'1','content':[{'text':'r'}]}}]},{'role':'assistant','content':[{'text':'a'}]}]}|text stands before an answer, where it has no place; --lossy moves it",
                "openai-chat|{'messages':[{'role':'user','content':[{'text':'q'}]},{'role':'assistant','content':[{'toolResult':{'toolUseId':'1','content':[{'text':'r'}]}}]}]}|content of assistant is 'toolResult', only texts are converted",
                "openai-chat|{'schemaVersion':'x','messages':[{'role':'user','content':[]},{'role':'assistant','content':[{'text':'a'}]}]}|user text is empty",
                "openai-chat|{'messages':[{'role':'user','content':[{'text':'q'}]},{'role':'assistant','content':[{'toolUse':{'toolUseId':'1','name':'f','input':{}}}]},{'role':'user','content':[{'toolResult':{'toolUseId':'1','status':'error','content':[{'text':'r'}]}}]},{'role':'assistant','content':[{'text':'a'}]}]}|key 'status' of toolResult is not converted; --lossy leaves out what has no place",
                "openai-chat|{'messages':[{'role':'user','content':[{'text':'q'}]},{'role':'assistant','content':[{'text':'a'}],'candidates':[]}]}|key 'content' of a message is not converted; --lossy leaves out what has no place",
                "openai-chat|{'contents':[{'role':'user','parts':[{'text':'q'}]},{'role':'model','parts':[{'text':'t','thought':true},{'text':'a'}]}]}|what the model thought is not converted; --lossy leaves out what has no place",
                "openai-chat|{'tools':[{'googleSearch':{}}],'contents':[{'role':'user','parts':[{'text':'q'}]},{'role':'model','parts':[{'text':'a'}]}]}|key 'googleSearch' of a tool is not converted; --lossy leaves out what has no place",
                "gemini|{'prompt':[{'role':'user','content':'q'}],'completion':[{'role':'assistant','content':'a'}],'tools':[{'type':'function'}]}|tool is no function with a name",
                "openai-chat|{'conversations':[{'from':'human','value':'q'},{'from':'gpt','value':'a'}],'tools':'none'}|tools are no list",
                "bedrock-conversation|{'messages':[{'role':'user','content':'q'},{'role':'assistant','content':'a'}],'tools':[{'type':'function','function':{'name':'f','description':'d','strict':true}}]}|key 'strict' of a function is not converted; --lossy leaves out what has no place",
                "bedrock-conversation|{'messages':[{'role':'user','content':'q'},{'role':'assistant','content':'a'}],'tools':[{'type':'function','function':{'name':'f','description':'d','parameters':'x'}}]}|parameters of a function are no object",
                "bedrock-conversation|{'role':'user','content':[{'type':'text','text':'q','cache_control':{}}]},{'role':'assistant','content':'a'}|key 'cache_control' of a part of user is not converted; --lossy leaves out what has no place",
                "bedrock-conversation|{'role':'user','content':{'x':1}},{'role':'assistant','content':'a'}|content of user is no text, and only texts are converted",
                "bedrock-conversation|{'role':'user','content':'q','tool_calls':[{}]},{'role':'assistant','content':'a'}|calls stand in a message of user",
                "bedrock-conversation|{'role':'assistant','content':'a'},{'role':'user','content':'q'},{'role':'assistant','content':'a'}|conversation does not begin with the user",
                "haiku|{'role':'user','content':[{'type':'text','text':'q'},{'type':'text','text':'r'}]},{'role':'assistant','content':'a'}|user says 2 texts, and this format has one",
                "gemini|{'role':'user','content':'q\\ud800'},{'role':'assistant','content':'a'}|text holds half of a surrogate pair",
                "mistral|{'role':'system','content':'a'},{'role':'developer','content':'b'},{'role':'user','content':'a'},{'role':'assistant','content':'c'}|conversation has several system messages, mistral takes one; --lossy joins those at the beginning",
                "mistral|{'messages':[{'role':'user','content':'q'},{'role':'assistant','content':'a'}],'tools':[{'type':'function','function':{'name':'f'}}]}|function 'f' has no description, which this format asks for",
                "openai-chat|{'prompt':'q','chosen':[{'role':'assistant','content':'a'}],'rejected':[{'role':'assistant','content':'b'}],'messages':[{'role':'user','content':'q'},{'role':'assistant','content':'a'}]}|row is a question with two answers; write it with --to preference",
                "gemini|{'role':'human','content':'a'},{'role':'ai','content':'b'}|role 'human' cannot be held by gemini; see tuneprep fix",
                "openai-chat|{'id':1,'contents':[{'role':'user','parts':'a'}]}|content of user is no list",
            })
    void says_what_a_format_cannot_hold(String format, String given, String reason) {
        String line = given.startsWith("{'role'") ? "{'messages':[" + given + "]}" : given;

        assertThat(converted(line.replace('\'', '"') + "\n", format)
                        .conversion()
                        .findings())
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .startsWith(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // the format | messages, or a whole line | what the line that is written begins with | the warnings
                "openai-chat|{'toolConfig':{},'contents':[{'role':'user','parts':[{'text':'q'}]},{'role':'model','parts':[{'thought':true,'text':'t'},{'functionCall':{'name':'f'},'thoughtSignature':'s'},{'text':'a'}]}]}|{'messages':[{'role':'user','content':'q'},{'role':'assistant','content':'a','tool_calls'|key 'toolConfig' of the line is not converted, and is left out; what the model thought is not converted, and is left out; key 'thoughtSignature' of a part of assistant is not converted, and is left out; text stands behind a call, where it has no place, and it is moved",
                "openai-chat|{'system':[{'text':'s'},{'cachePoint':{'type':'default'}}],'messages':[{'role':'user','content':[{'text':'q'},{'cachePoint':{'type':'default'}}]},{'role':'assistant','content':[{'toolUse':{'toolUseId':'1','name':'f','input':{}}}]},{'role':'user','content':[{'toolResult':{'toolUseId':'1','status':'error','content':[{'text':'r'}]}}]},{'role':'assistant','content':[{'text':'a'}]}]}|{'messages':[{'role':'system','content':'s'},{'role':'user','content':'q'}|key 'cachePoint' of system is not converted, and is left out; key 'cachePoint' of content of user is not converted, and is left out; key 'status' of toolResult is not converted, and is left out",
                "bedrock-conversation|{'role':'system','content':'a'},{'role':'developer','content':'b'},{'role':'user','content':'q'},{'role':'user','content':'r'},{'role':'assistant','content':'a'}|{'schemaVersion':'bedrock-conversation-2024','system':[{'text':'a\\n\\nb'}],'messages':[{'role':'user','content':[{'text':'q'},{'text':'r'}]},{'role':'assistant'|instructions are 2 texts, and this format has one, and they are joined; two messages of user stand in a row, where this format takes turns, and they are joined",
                "haiku|{'role':'user','content':'q'},{'role':'user','content':'r'},{'role':'assistant','content':'a'}|{'messages':[{'role':'user','content':'q\\n\\nr'},{'role':'assistant'|two messages of user stand in a row, where this format takes turns, and they are joined",
                "mistral|{'role':'system','content':'a','x':1,'y':2},{'role':'system','content':'b'},{'role':'user','content':'q'},{'role':'assistant','content':'a'}|{'messages':[{'role':'system','content':'a\\n\\nb'},{'role':'user'|key 'x' cannot be held by mistral, and is left out; key 'y' cannot be held by mistral, and is left out; conversation has several system messages, and this format has one, and they are joined",
                "openai-chat|{'images':['a.png'],'conversations':[{'from':'human','value':'q'},{'from':'function_call','value':'{\\'name\\':\\'f\\',\\'arguments\\':{},\\'id\\':1}'},{'from':'observation','value':'r'},{'from':'gpt','value':'a','weight':0}]}|{'messages':[{'role':'user','content':'q'},{'role':'assistant','tool_calls'|key 'images' is not read, and is left out; key 'id' of a call is not converted, and is left out; key 'weight' of a turn is not converted, and is left out",
                "mistral|{'messages':[{'role':'system','content':[{'type':'text','text':'a'},{'type':'text','text':'b'}]},{'role':'user','content':'q'},{'role':'assistant','content':'a'}]}|{'messages':[{'role':'system','content':'a\\n\\nb'}|instructions are 2 texts, and this format has one, and they are joined",
                "openai-chat|{'conversations':[{'from':'human','value':'q'},{'from':'gpt','value':'a','reasoning_content':'t','weight':0}]}|{'messages':[{'role':'user','content':'q'},{'role':'assistant','content':'a'}]}|key 'reasoning_content' is not read, and is left out; key 'weight' is not read, and is left out",
                "preference|{'conversations':[{'from':'human','value':'q'}],'chosen':{'from':'gpt','value':'a','weight':0},'rejected':{'from':'gpt','value':'b'}}|{'input':{'messages':[{'role':'user','content':'q'}]}|key 'weight' is not read, and is left out",
                "trl-preference|{'id':3,'input':{'messages':[{'role':'user','content':'q'}],'parallel_tool_calls':false},'preferred_output':[{'role':'assistant','content':'b'}],'non_preferred_output':[{'role':'assistant','content':'c'}]}|{'prompt':[{'role':'user','content':'q'}]|key 'id' is not converted, and is left out; key 'parallel_tool_calls' is not converted, and is left out",
            })
    void says_what_was_lost(String format, String given, String written, String warnings) {
        String line = given.startsWith("{'role'") ? "{'messages':[" + given + "]}" : given;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Conversion conversion =
                Converter.create().to(format).lossy().convert(source(line.replace('\'', '"') + "\n"), out);

        assertThat(out.toString(UTF_8)).startsWith(written.replace('\'', '"'));
        assertThat(conversion.findings()).extracting(Finding::message).containsExactly(warnings.split("; ", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // the format | a line | what is written
                "openai-chat|{'messages':[{'role':'user','content':[{'type':'image_url','image_url':'https://a.b/c.png'}]},{'role':'assistant','content':'a'}]}|{'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'https://a.b/c.png'}}]},{'role':'assistant','content':'a'}]}",
                "openai-chat|{'only_last':true,'messages':[{'role':'user','content':'q'},{'role':'assistant','content':'a'},{'role':'user','content':'r'},{'role':'assistant','content':'b'}]}|{'messages':[{'role':'user','content':'q'},{'role':'assistant','content':'a','weight':0},{'role':'user','content':'r'},{'role':'assistant','content':'b'}]}",
                "openai-chat|{'interactions':[{'role':'user','text':'q'},{'role':'assistant','text':'a','weight':1},{'role':'user','text':'r'},{'role':'assistant','text':'b'}],'only_last':true}|{'messages':[{'role':'user','content':'q'},{'role':'assistant','content':'a','weight':0},{'role':'user','content':'r'},{'role':'assistant','content':'b'}]}",
                "openai-chat|{'only_last':false,'messages':[{'role':'user','content':'q'},{'role':'assistant','content':'a'},{'role':'user','content':'r'},{'role':'assistant','content':'b'}]}|{'messages':[{'role':'user','content':'q'},{'role':'assistant','content':'a'},{'role':'user','content':'r'},{'role':'assistant','content':'b'}]}",
                "openai-chat|{'messages':[{'role':'user','content':'q'},{'role':'assistant','content':'a'}],'only_last':true,'system_prompt':'s'}|{'messages':[{'role':'system','content':'s'},{'role':'user','content':'q'},{'role':'assistant','content':'a'}]}",
                "openai-chat|{'only_last':true,'messages':[{'role':'user','content':'q'},{'role':'Assistant','content':'a'}]}|{'only_last':true,'messages':[{'role':'user','content':'q'},{'role':'Assistant','content':'a'}]}",
                "preference|{'input':{'messages':[{'role':'user','content':[{'type':'image_url','image_url':'https://a.b/c.png'}]}]},'preferred_output':[{'role':'assistant','content':'a'}],'non_preferred_output':[{'role':'assistant','content':'b'}]}|{'input':{'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'https://a.b/c.png'}}]}]},'preferred_output':[{'role':'assistant','content':'a'}],'non_preferred_output':[{'role':'assistant','content':'b'}]}",
                "openai-chat|{'messages':[{'role':'user','content':[{'type':'input_image','image_url':'https://a.b/c.png'}]},{'role':'assistant','content':'a'}]}|{'messages':[{'role':'user','content':[{'type':'input_image','image_url':'https://a.b/c.png'}]},{'role':'assistant','content':'a'}]}",
                "mistral|{'id':1,'prompt':[{'role':'user','content':'q'},{'role':'assistant','content':'a'},{'role':'user','content':'r'}],'completion':[{'role':'assistant','content':'b'}],'only_last':true,'system':'s'}|{'messages':[{'role':'system','content':'s'},{'role':'user','content':'q'},{'role':'assistant','content':'a','weight':0},{'role':'user','content':'r'},{'role':'assistant','content':'b'}]}",
                "mistral|{'messages':[{'role':'system','content':[{'type':'text','text':' '},{'type':'text','text':'s'}]},{'role':'user','content':'q'},{'role':'assistant','content':'a'}]}|{'messages':[{'role':'system','content':'s'},{'role':'user','content':'q'},{'role':'assistant','content':'a'}]}",
                "mistral|{'prompt':[{'role':'developer','content':[{'type':'text','text':'s'}]},{'role':'user','content':'q'}],'completion':[{'role':'assistant','content':'a','refusal':null}]}|{'messages':[{'role':'system','content':'s'},{'role':'user','content':'q'},{'role':'assistant','content':'a'}]}",
                "mistral|{'messages':[{'role':'user','content':'q'},{'role':'assistant','content':'a'}],'tools':[{'type':'function','function':{'name':'f','description':'d','parameters':null}}]}|{'messages':[{'role':'user','content':'q'},{'role':'assistant','content':'a'}],'tools':[{'type':'function','function':{'name':'f','description':'d','parameters':{'type':'object','properties':{}}}}]}",
                "openai-chat|{'Contents':[{'role':'user','parts':[{'text':'q'}]},{'role':'model','parts':[{'text':'a'}]}]}|{'messages':[{'role':'user','content':'q'},{'role':'assistant','content':'a'}]}",
                "mistral|{'messages':[{'role':'user','content':'q'},{'role':'assistant','content':'a','refusal':null,'annotations':[]}],'tools':[{'type':'function','function':{'name':'f','description':'d'}}]}|{'messages':[{'role':'user','content':'q'},{'role':'assistant','content':'a'}],'tools':[{'type':'function','function':{'name':'f','description':'d','parameters':{'type':'object','properties':{}}}}]}",
            })
    void what_says_the_same_in_another_way_is_no_loss(String format, String line, String written) {
        assertThat(converted(line.replace('\'', '"') + "\n", format).text())
                .isEqualTo(written.replace('\'', '"') + "\n");
    }

    @Test
    void what_else_a_line_of_amazon_holds_stays() {
        String line =
                "{\"id\":7,\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"a\"}]},{\"role\":\"assistant\",\"content\":[{\"text\":\"b\"}]}]}\n";

        assertThat(converted(line, "openai-chat").text())
                .isEqualTo(
                        "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"content\":\"b\"}],\"id\":7}\n");
        assertThat(converted(line, "gemini").conversion().findings())
                .extracting(Finding::message)
                .containsExactly("key 'id' cannot be held by gemini; --lossy leaves out what has no place");
    }

    @Test
    void a_preference_keeps_all_its_keys() {
        String line =
                "{\"id\":3,\"input\":{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"parallel_tool_calls\":false},\"preferred_output\":[{\"role\":\"assistant\",\"content\":\"b\"}],\"non_preferred_output\":[{\"role\":\"assistant\",\"content\":\"c\"}]}\n";

        assertThat(converted(line, "preference").text()).isEqualTo(line);
        assertThat(converted(line, "trl-preference").conversion().findings())
                .extracting(Finding::message)
                .containsExactly("key 'id' is not converted; --lossy leaves out what has no place");
        assertThat(converted(line.replace("\"id\":3,", ""), "trl-preference")
                        .conversion()
                        .findings())
                .extracting(Finding::message)
                .containsExactly("key 'parallel_tool_calls' is not converted; --lossy leaves out what has no place");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'prompt':'a','chosen':'b','rejected':'c'}",
                "{'question':'a','chosen':'b','rejected':'c'}",
                "{'instruction':'a','input':'','chosen':'b','rejected':'c'}",
                "{'prompt':'a','chosen':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}],'rejected':[{'role':'user','content':'a'},{'role':'assistant','content':'c'}]}",
                "{'chosen':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}],'rejected':[{'role':'user','content':'a'},{'role':'assistant','content':'c'}]}",
                "{'conversations':[{'from':'human','value':'a'}],'chosen':{'from':'gpt','value':'b'},'rejected':{'from':'gpt','value':'c'}}",
            })
    void all_ways_to_write_a_pair_are_read(String line) {
        assertThat(converted(line.replace('\'', '"'), "preference").text())
                .isEqualTo(
                        "{\"input\":{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]},\"preferred_output\":[{\"role\":\"assistant\",\"content\":\"b\"}],\"non_preferred_output\":[{\"role\":\"assistant\",\"content\":\"c\"}]}\n");
    }

    @Test
    void instructions_beside_a_pair_stay() {
        assertThat(converted("{\"system\":\"s\",\"question\":\"a\",\"chosen\":\"b\",\"rejected\":\"c\"}", "preference")
                        .text())
                .startsWith(
                        "{\"input\":{\"messages\":[{\"role\":\"system\",\"content\":\"s\"},{\"role\":\"user\",\"content\":\"a\"}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'chosen':'b','rejected':'c'}",
                "{'prompt':'a','chosen':[{'role':'user','content':'x'}],'rejected':'c'}",
                "{'chosen':[{'role':'assistant','content':'b'}],'rejected':[{'role':'assistant','content':'c'}]}",
            })
    void a_pair_without_a_question_is_refused(String line) {
        assertThat(converted(line.replace('\'', '"'), "preference").conversion().findings())
                .extracting(Finding::message)
                .containsExactly("object shows no question with two answers that go on from it and differ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bedrock-conversation", "gemini", "haiku"})
    void what_exports_write_for_nothing_is_nothing(String format) {
        String chat =
                "{\"messages\":[{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\",\"content\":\"a\"}]}\n";
        String export = chat.replace("\"a\"}", "\"a\",\"refusal\":null,\"tool_calls\":[],\"function_call\":null}")
                .replace("]}\n", "],\"tools\":null,\"system\":\"\"}\n");

        assertThat(converted(export, format).text())
                .isNotEmpty()
                .isEqualTo(converted(chat, format).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'system':'s','messages':[{'role':'user','content':'q'},{'role':'assistant','content':'a'}]}",
                "{'system':[{'type':'text','text':'s'}],'messages':[{'role':'user','content':'q'},{'role':'assistant','content':'a'}]}",
                "{'system':'s','messages':[{'role':'user','content':[{'text':'q'}]},{'role':'assistant','content':[{'text':'a'}]}]}",
                "{'system_instruction':{'parts':[{'text':'s'}]},'contents':[{'role':'user','parts':[{'text':'q'}]},{'role':'model','parts':[{'text':'a'}]}]}",
            })
    void instructions_beside_the_turns_become_a_message(String line) {
        assertThat(converted(line.replace('\'', '"'), "gemini").text())
                .isIn(
                        "{\"systemInstruction\":{\"parts\":[{\"text\":\"s\"}]},\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"q\"}]},{\"role\":\"model\",\"parts\":[{\"text\":\"a\"}]}]}\n",
                        line.replace('\'', '"') + "\n");
        assertThat(converted(line.replace('\'', '"'), "openai-chat")
                        .text()
                        .replace("[{\"type\":\"text\",\"text\":\"s\"}]", "\"s\""))
                .isEqualTo(
                        "{\"messages\":[{\"role\":\"system\",\"content\":\"s\"},{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\",\"content\":\"a\"}]}\n");
    }

    @Test
    void a_line_stays_as_it_is_in_its_own_format() {
        String line =
                "{\"schemaVersion\":\"bedrock-conversation-2024\",\"messages\":[{\"role\":\"user\",\"content\":[{\"image\":{}}]}]}\n";

        assertThat(converted(line, "bedrock-conversation").text()).isEqualTo(line);
    }

    @Test
    void a_chat_with_a_key_of_amazon_is_a_chat() {
        String line =
                "{\"schemaVersion\":\"x\",\"toolConfig\":null,\"messages\":[{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\",\"content\":\"a\"}]}\n";

        assertThat(converted(line, "openai-chat").text()).isEqualTo(line);
    }

    @Test
    void calls_that_nest_too_deeply_are_refused() {
        String deep = "{\\\"a\\\":".repeat(499) + "1" + "}".repeat(499);
        String line =
                "{\"messages\":[{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\""
                        + deep
                        + "\"}}]},{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\",\"content\":\"a\"}]}";

        assertThat(converted(line, "bedrock-conversation").conversion().findings())
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .startsWith("line would not be readable: ");
    }

    private static final String PAIR =
            "{\"input\":{\"messages\":[{\"role\":\"system\",\"content\":\"s\"},{\"role\":\"user\",\"content\":\"q\"}]},\"preferred_output\":[{\"role\":\"assistant\",\"content\":\"a\"}],\"non_preferred_output\":[{\"role\":\"assistant\",\"content\":\"b\"}]}\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bedrock-preference|{'system':[{'text':'s'}],'messages':[{'role':'user','content':[{'text':'q'}]},{'role':'assistant','candidates':[{'content':[{'text':'a'}],'preferenceLabel':'preferred'},{'content':[{'text':'b'}],'preferenceLabel':'non-preferred'}]}]}",
                "gemini-preference|{'systemInstruction':{'parts':[{'text':'s'}]},'contents':[{'role':'user','parts':[{'text':'q'}]}],'completions':[{'score':1.0,'completion':{'role':'model','parts':[{'text':'a'}]}},{'score':0.0,'completion':{'role':'model','parts':[{'text':'b'}]}}]}",
            })
    void pairs_come_back_from_amazon_and_google(String format, String line) {
        String there = line.replace('\'', '"') + "\n";

        assertThat(converted(PAIR, format).text()).isEqualTo(there);
        assertThat(converted(there, "preference").text()).isEqualTo(PAIR);
        assertThat(converted(there, format).text()).isEqualTo(there);
        assertThat(converted(there, "openai-chat").conversion().findings())
                .extracting(Finding::message)
                .containsExactly(
                        "row is a question with two answers; write it with --to preference, trl-preference, bedrock-preference or gemini-preference");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // the format | what is written | what stands there instead | why it is refused
                "bedrock-preference|{\"role\":\"user\",\"content\":\"q\"}|{\"role\":\"user\",\"content\":\"q\",\"weight\":0}|key 'weight' cannot be held by bedrock-preference; --lossy leaves out what has no place",
                "gemini-preference|\"role\":\"user\"|\"role\":\"tool\"|role 'tool' cannot be held by gemini-preference",
                "gemini-preference|\"content\":\"a\"|\"tool_calls\":[{}]|key 'tool_calls' cannot be held by gemini-preference; --lossy leaves out what has no place",
                "bedrock-preference|\"content\":\"a\"|\"tool_calls\":[{}]|answer is more than one text of the assistant",
                "gemini-preference|]},\"pref|],\"tools\":[{}]},\"pref|key 'tools' cannot be held by gemini-preference; --lossy leaves out what has no place",
                "bedrock-preference|{\"role\":\"user\",\"content\":\"q\"}|{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\",\"content\":\"q\"}|question does not end with the user",
            })
    void says_what_pairs_of_amazon_and_google_cannot_hold(
            String format, String written, String instead, String reason) {
        String line = PAIR.replace(written, instead);

        assertThat(line).isNotEqualTo(PAIR);
        assertThat(converted(line, format).conversion().findings())
                .extracting(Finding::message)
                .containsExactly(reason);
    }
}
