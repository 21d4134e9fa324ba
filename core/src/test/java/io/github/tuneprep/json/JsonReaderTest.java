package io.github.tuneprep.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {
    @Test
    void keeps_the_bytes_each_value_came_from() throws JsonSyntaxException {
        String line = " {\"a\" : [1.50, \"x\\u00e9\\\"y\", null], \"é\":true}";
        JsonObject root = (JsonObject) read(line);

        JsonArray list = (JsonArray) root.get("a");
        assertThat(slice(line, list)).isEqualTo("[1.50, \"x\\u00e9\\\"y\", null]");
        assertThat(slice(line, list.values().get(0))).isEqualTo("1.50");
        assertThat(slice(line, list.values().get(1))).isEqualTo("\"x\\u00e9\\\"y\"");
        assertThat(slice(line, list.values().get(2))).isEqualTo("null");
        assertThat(slice(line, root.get("é"))).isEqualTo("true");
        assertThat(slice(line, root)).isEqualTo(line.strip());
        assertThat(((JsonString) list.values().get(1)).text()).isEqualTo("xé\"y");
        assertThat(((JsonNumber) list.values().get(0)).value()).isEqualTo(new BigDecimal("1.50"));
    }

    @ParameterizedTest
    @CsvSource({"\"xéy\", true", "\"x\\u00e9y\", true", "\"xey\", false", "\"xé\", false", "\"\", false"})
    void compares_a_text_with_its_bytes(String written, boolean equal) throws JsonSyntaxException {
        assertThat(((JsonString) read(written)).contentEquals("xéy".getBytes(UTF_8)))
                .isEqualTo(equal);
    }

    @Test
    void finds_the_pointer_of_a_value() throws JsonSyntaxException {
        JsonObject root = (JsonObject) read("{\"a/b\":[0,{\"~\":\"here\"}]}");
        JsonObject inner = (JsonObject) ((JsonArray) root.get("a/b")).values().get(1);

        assertThat(root.pointerTo(inner.get("~"))).isEqualTo("/a~1b/1/~0");
        assertThat(root.pointerTo(root)).isEmpty();
    }

    @Test
    void answers_the_last_of_two_members_and_keeps_both() throws JsonSyntaxException {
        JsonObject root = (JsonObject) read("{\"a\":1,\"a\":2}");

        assertThat(((JsonNumber) root.get("a")).is("2")).isTrue();
        assertThat(root.members()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "{'a': 1}              | 1  | found a single quote, expected a key in double quotes",
                "{\"a\": None}         | 6  | found None, expected a value",
                "{\"a\": NaN}          | 6  | found NaN, expected a value",
                "{\"a\": -Infinity}    | 6  | found -Infinity, expected a number, which JSON writes in digits",
                "{\"a\": 1,}           | 8  | found '}', expected a key behind the comma",
                "{\"a\": [1,]}         | 9  | found ']', expected a value behind the comma",
                "{a: 1}                | 1  | found a bare word, expected a key in double quotes",
                "{\"a\" 1}             | 5  | found '1', expected ':' behind the key",
                "{\"a\": 1 \"b\": 2}   | 8  | found '\"', expected ',' or '}'",
                "{\"a\": 01}           | 6  | found a number with a leading zero, expected a number without it",
                "{\"a\": 1.}           | 8  | found '}', expected a digit",
                "{\"a\": \"b           | 6  | found a string that never ends, expected its closing double quote",
                "{\"a\": \"\\x\"}      | 7  | found the escape \\x, expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX",
                "{\"a\": \"\\u12\"}    | 7  | found a broken \\u escape, expected four hexadecimal digits behind it",
                "{\"a\\ud83d\": 1}      | 3  | found half of a surrogate pair in a key, expected a whole character",
                "{\"\\\\ \\ude00\": 1}   | 5  | found half of a surrogate pair in a key, expected a whole character",
                "{\"a\": 1}{\"b\": 2}  | 8  | found '{', expected the end of the line",
                "{\"a\": 1},           | 8  | found ',', expected the end of the line",
                "{\"a\": 1} // x       | 9  | found '/', perhaps a comment, expected the end of the line",
                "{\"a\":               | 5  | found the end of the line, expected a value",
                "{\u201ca\u201d: 1}    | 1  | found a typographic quote, expected a key in double quotes",
                "\uFEFF{\"a\": 1}      | 0  | found a byte order mark, expected a JSON value",
            })
    void says_in_our_words_where_and_why_a_line_is_broken(String line, int offset, String message) {
        JsonSyntaxException broken = catchThrowableOfType(JsonSyntaxException.class, () -> read(line));

        assertThat(broken).hasMessage(message);
        assertThat(broken.offset()).isEqualTo(offset);
    }

    @Test
    void refuses_raw_control_characters_and_utf_16() {
        assertThat(catchThrowableOfType(JsonSyntaxException.class, () -> read("{\"a\":\"\t\"}")))
                .hasMessage("found the character U+0009, expected the escape \\t");
        assertThat(catchThrowableOfType(JsonSyntaxException.class, () -> read("{\0\"\0")))
                .hasMessage("found the character U+0000, expected a key in double quotes");
    }

    @Test
    void reads_as_deep_as_promised_and_no_deeper() throws JsonSyntaxException {
        int deepest = JsonReader.NESTING;
        assertThat(read("[".repeat(deepest) + "]".repeat(deepest))).isInstanceOf(JsonArray.class);

        JsonSyntaxException tooDeep = catchThrowableOfType(JsonSyntaxException.class, () -> read("[".repeat(100_000)));
        assertThat(tooDeep.isTooDeep()).isTrue();
    }

    @Test
    void agrees_with_its_diagnosis_on_mutated_lines() {
        String line =
                "{\"messages\":[{\"role\":\"user\",\"content\":\"a\\nb \\ud83d\\ude00 e\",\"weight\":-1.5e3}],\"x\":[true,null,{}]}";
        byte[] original = line.getBytes(UTF_8);
        Random random = new Random(20261121);
        for (int i = 0; i < 20_000; i++) {
            byte[] mutated = original.clone();
            for (int flips = random.nextInt(3); flips >= 0; flips--) {
                mutated[random.nextInt(mutated.length)] = (byte) "{}[]\",:\\u0 9e.-tn'".charAt(random.nextInt(18));
            }
            String text = new String(mutated, UTF_8);
            boolean readable = isReadable(mutated);
            boolean diagnosed =
                    !JsonDiagnosis.of(mutated, JsonReader.NESTING).getMessage().contains("the JSON reader refuses");
            assertThat(readable).as(text).isNotEqualTo(diagnosed);
        }
    }

    @Test
    void a_pair_of_surrogates_may_stand_in_a_key() throws JsonSyntaxException {
        assertThat(((JsonObject) read("{\"\\ud83d\\ude00\":1}"))
                        .members()
                        .get(0)
                        .name())
                .isEqualTo("😀");
        assertThat(JsonDiagnosis.of("{\"\\ud83d\\ude00\":1}".getBytes(UTF_8), JsonReader.NESTING))
                .hasMessageContaining("the JSON reader refuses");
    }

    @Test
    void decodes_what_it_can_and_replaces_lone_surrogates() throws JsonSyntaxException {
        JsonString pair = (JsonString) read("\"\\ud83d\\ude00\"");
        JsonString lone = (JsonString) read("\"a\\ud83dz\"");

        assertThat(pair.text()).isEqualTo("😀");
        assertThat(pair.hasLoneSurrogate()).isFalse();
        assertThat(lone.text()).isEqualTo("a\uFFFDz");
        assertThat(lone.hasLoneSurrogate()).isTrue();
    }

    @Test
    void knows_blank_texts() throws JsonSyntaxException {
        assertThat(((JsonString) read("\" \\n\u00a0\u3000\"")).isBlank()).isTrue();
        assertThat(((JsonString) read("\"\"")).isBlank()).isTrue();
        assertThat(((JsonString) read("\"\u200d\"")).isBlank()).isFalse();
        assertThat(((JsonString) read("\" \u4e2d\"")).isBlank()).isFalse();
        assertThat(((JsonString) read("\" \uD83D\uDE00\"")).isBlank()).isFalse();
        assertThat(((JsonString) read("\"\\ud83d\"")).isBlank()).isFalse();
        assertThat(((JsonString) read("\" \\u0020\\u3000\"")).isBlank()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"user\"',        user,   true",
        "'\"users\"',       user,   false",
        "'\"usor\"',        user,   false",
        "'\"\\u0075ser\"', user,   true",
        "'\"\\u0075sor\"', user,   false",
        "'\"\"',            '',     true",
    })
    void compares_texts_without_making_them(String json, String text, boolean equal) throws JsonSyntaxException {
        JsonString string = (JsonString) read(json);

        assertThat(string.contentEquals(text)).isEqualTo(equal);
        assertThat(string.startsWith(text)).isEqualTo(string.text().startsWith(text));
        assertThat(string.startsWith("us")).isEqualTo(string.text().startsWith("us"));
        assertThat(string.isEscaped()).isEqualTo(json.contains("\\"));
        assertThat(new String(string.line(), UTF_8)).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource({"'\"caf\u00e9\"', caf\u00e9", "'\"caf\\u00e9\\t\"', 'caf\u00e9\t'", "'\"\"', ''"})
    void says_where_the_bytes_of_a_text_are(String json, String text) throws JsonSyntaxException {
        JsonString string =
                (JsonString) ((JsonArray) read("[0," + json + "]")).values().get(1);

        assertThat(new String(string.textBytes(), string.textStart(), string.textEnd() - string.textStart(), UTF_8))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"\\ud800\"',             true",
        "'\"\\udbff\"',             true",
        "'\"\\udc00\"',             true",
        "'\"\\udfff\"',             true",
        "'\"\\ud800\\udc00\"',     false",
        "'\"\\udbff\\udfff\"',     false",
        "'\"\\ud800\\udbff\"',     true",
        "'\"\\ud7ff\\ue000\"',     false",
        "'\"\\ud800x\"',            true",
        "'\"\\ud800\\n\"',         true",
    })
    void tells_pairs_from_halves(String json, boolean lone) throws JsonSyntaxException {
        assertThat(((JsonString) read(json)).hasLoneSurrogate()).isEqualTo(lone);
        assertThat(((JsonString) read("\"" + "plain" + "\"")).hasLoneSurrogate())
                .isFalse();
    }

    @Test
    void finds_the_object_that_holds_a_value() throws JsonSyntaxException {
        JsonObject root = (JsonObject) read("{\"a\":1,\"b\":[2,{\"c\":3,\"d\":{}}],\"e\":[]}");
        JsonArray list = (JsonArray) root.get("b");
        JsonObject inner = (JsonObject) list.values().get(1);

        assertThat(root.parentOf(root.get("a"))).isSameAs(root);
        assertThat(root.parentOf(root.get("e"))).isSameAs(root);
        assertThat(root.parentOf(inner.get("c"))).isSameAs(inner);
        assertThat(root.parentOf(inner)).isNull();
        assertThat(root.parentOf(list.values().get(0))).isNull();
        assertThat(root.parentOf(read("{}"))).isNull();
        assertThat(root.indexOf(root.get("a"))).isZero();
        assertThat(root.indexOf(list)).isEqualTo(1);
        assertThat(root.indexOf(inner.get("c"))).isEqualTo(-1);
        assertThat(inner.indexOf(inner.get("d"))).isEqualTo(1);
        assertThat(((JsonObject) inner.get("d")).indexOf(inner)).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', an object",
        "'[]', an empty list",
        "'[1]', a list",
        "'\"\"', an empty string",
        "'\"a\"', a string",
        "1, a number",
        "null, null",
        "true, true",
        "false, false"
    })
    void describes_values(String json, String description) throws JsonSyntaxException {
        assertThat(read(json).describe()).isEqualTo(description);
        assertThat(read(json).isNull()).isEqualTo(json.equals("null"));
    }

    @Test
    void reads_500_levels_and_no_more() throws JsonSyntaxException {
        assertThat(read("[".repeat(500) + "]".repeat(500))).isInstanceOf(JsonArray.class);
        assertThat(catchThrowableOfType(
                                JsonSyntaxException.class,
                                () -> read("{\"a\":[" + "[".repeat(499) + "]".repeat(500) + "}"))
                        .isTooDeep())
                .isTrue();
        assertThat(read("{\"a\":[1,[2,[3]],[4]]," + "\"b\":[5]}")).isInstanceOf(JsonObject.class);
    }

    private static boolean isReadable(byte[] line) {
        try {
            JsonReader.read(line);
            return true;
        } catch (JsonSyntaxException e) {
            return false;
        }
    }

    private static JsonValue read(String line) throws JsonSyntaxException {
        return JsonReader.read(line.getBytes(UTF_8));
    }

    private static String slice(String line, JsonValue value) {
        return new String(line.getBytes(UTF_8), value.start(), value.end() - value.start(), UTF_8);
    }
}
