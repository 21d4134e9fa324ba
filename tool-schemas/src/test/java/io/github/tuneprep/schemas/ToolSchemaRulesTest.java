package io.github.tuneprep.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.rule.Rule;
import io.github.tuneprep.rule.RuleInfo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ToolSchemaRulesTest {
    private static final String LINE =
            "{\"messages\":[{\"role\":\"user\",\"content\":\"?\"},{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"abc123def\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"%s\"}}]}],\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":%s}}]}%n";

    static List<RuleInfo> rules() {
        return new ToolSchemaRules().rules().stream().map(Rule::info).toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void examples_of_the_documentation_hold(RuleInfo rule) {
        assertThat(found(rule.bad().text())).containsExactly(rule.name());
        assertThat(found(rule.good().text())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                 | {"type":"object","required":["a"]}                                     | arguments-against-parameters
            {"a":"x"}          | {"type":"object","properties":{"a":{"enum":["y"]}}}                    | arguments-against-parameters
            {"a":1,"b":2}      | {"type":"object","properties":{"a":{}},"additionalProperties":false}   | arguments-against-parameters
            {"a":[1]}          | {"type":"object","properties":{"a":{"type":"array","items":{"type":"string"}}}} | arguments-against-parameters
            {"a":1}            | {"type":"object","properties":{"a":{"$ref":"#/$defs/n"}},"$defs":{"n":{"type":"integer"}}} | ~~
            {"a":"x"}          | {"type":"object","properties":{"a":{"$ref":"https://example.com/never-fetched.json"}}} | ~~
            {"a":"x"}          | {"type":"object","properties":{"a":{"$ref":"#/$defs/missing"}}}        | ~~
            {"a":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"} | {"properties":{"a":{"pattern":"^(a+)+$"}}} | ~~
            {"a":"x"}          | {"$ref":"#"}                                                           | ~~
            {"a":"x"}          | {"allOf":[{"$ref":"#"}]}                                               | ~~
            {"a":1}            | {"type":"object","properties":{"a":{"type":"number"}},"required":"a"}  | invalid-parameters
            {"a":"x"}          | {"type":"object","properties":{"a":{"type":"string","pattern":"["}}}    | invalid-parameters
            {"a":"x"}          | {"type":"object","patternProperties":{"^(x":{"type":"string"}}}         | invalid-parameters
            {"a":"x"}          | {"type":"object","properties":{"a":{"type":"string","pattern":"^[a-z{]{1}$"}}} | ~~
            {"a":"x"}          | {"type":"object","properties":{"pattern":{"enum":["[","x"]}},"default":{"pattern":"["}} | ~~
            {"a":[1,"x"]}      | {"type":"object","properties":{"a":{"type":"array","items":[{"type":"number"},{"type":"string"}]}}} | ~~
            {"a":["x",1]}      | {"type":"object","properties":{"a":{"type":"array","items":[{"type":"number"},{"type":"string"}]}}} | arguments-against-parameters
            {"a":[1]}          | {"$schema":"http://json-schema.org/draft-07/schema#","type":"object","properties":{"a":{"items":[{"type":"number"}]}}} | ~~
            """)
    void holds_arguments_against_parameters(String arguments, String parameters, String rule) {
        String line = String.format(LINE, arguments.replace("\"", "\\\""), parameters);

        assertThat(found(line)).isEqualTo(rule.isEmpty() ? List.of() : List.of(rule));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}            | {"type":"object","required":["city"]}                                       | 'city' is missing
            {"city":"Ulm"}| {"type":"object","properties":{},"additionalProperties":false}              | 'city' is not declared
            {"days":"two"}| {"type":"object","properties":{"days":{"type":"integer"}}}                  | 'type' of '/days' does not hold
            {"at":[{}]}   | {"type":"object","properties":{"at":{"items":{"required":["city"]}}}}       | 'city' of '/at/0' is missing
            """)
    void names_the_parameter_and_no_value(String arguments, String parameters, String message) {
        String line = String.format(LINE, arguments.replace("\"", "\\\""), parameters);

        assertThat(Validator.create()
                        .select(List.of("arguments-against-parameters"))
                        .check(List.of(Source.of("dataset", line.getBytes(UTF_8))))
                        .findings())
                .extracting(Finding::message)
                .containsExactly("arguments do not fit the declared parameters: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "args":{"city":"Rome"} | OBJECT | ~~
            "args":{"city":3}      | OBJECT | arguments-against-parameters
            "args":{"city":3}      | object | arguments-against-parameters
            "args":{}              | OBJECT | arguments-against-parameters
            "x":1                  | OBJECT | arguments-against-parameters
            "args":{"city":"Rome"} | Object | invalid-parameters
            """)
    void types_of_google_stand_in_capitals(String arguments, String type, String rule) {
        String line = """
                {"contents":[{"role":"user","parts":[{"text":"a"}]},{"role":"model","parts":[{"functionCall":{"name":"f",%s}}]}],\
                "tools":[{"functionDeclarations":[{"name":"f","parameters":{"type":"%s","properties":{"city":{"type":"STRING"}},"required":["city"]}}]}]}
                """.formatted(arguments, type);

        assertThat(found(Validator.create().provider("gemini"), line))
                .isEqualTo(rule.isEmpty() ? List.of() : List.of(rule));
        // The same schema is none where types are lower case.
        assertThat(found(String.format(LINE, "{}", "{\"type\":\"OBJECT\"}"))).containsExactly("invalid-parameters");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            null  | {"type":"STRING","nullable":true}                     | ~~
            "x"   | {"nullable":true,"type":"STRING"}                     | ~~
            null  | {"type":"STRING","nullable":false}                    | arguments-against-parameters
            3     | {"type":"STRING","nullable":true}                     | arguments-against-parameters
            null  | {"type":"STRING","enum":["a","b"],"nullable":true}    | ~~
            "c"   | {"type":"STRING","enum":["a","b"],"nullable":true}    | arguments-against-parameters
            [null]| {"type":"ARRAY","items":{"type":"NUMBER","nullable":true}} | ~~
            """)
    void what_google_calls_nullable_may_be_null(String city, String schema, String rule) {
        String line = """
                {"contents":[{"role":"user","parts":[{"text":"a"}]},{"role":"model","parts":[{"functionCall":{"name":"f","args":{"city":%s}}}]}],\
                "tools":[{"functionDeclarations":[{"name":"f","parameters":{"type":"OBJECT","properties":{"city":%s}}}]}]}
                """.formatted(city, schema);

        assertThat(found(Validator.create().provider("gemini"), line))
                .isEqualTo(rule.isEmpty() ? List.of() : List.of(rule));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"type":"object","properties":{"a":{"type":"text"}}}       | /properties/a/type       | parameters are no JSON Schema, because of what 'type' is
            {"type":"object","properties":{"a":{"type":["text"]}}}     | /properties/a/type       | parameters are no JSON Schema, because of what 'type' is
            {"type":"string"}                                          | /type                    | parameters are of type 'string', expected 'object'
            {"type":"object","properties":{"a":{}},"required":"a"}     | /required                | parameters are no JSON Schema, because of what 'required' is
            {"type":"object","properties":{"a":{"anyOf":[{},7]}}}      | /properties/a/anyOf/1    | parameters are no JSON Schema, because of what 'anyOf' is
            {"properties":{"a":{"pattern":"["}}}                       | /properties/a/pattern    | pattern '[' is no regular expression
            """)
    void says_where_parameters_are_no_schema(String parameters, String place, String message) {
        List<Finding> found = Validator.create()
                .select(List.of("invalid-parameters"))
                .check(List.of(Source.of("data.jsonl", line("{}", parameters).getBytes(UTF_8))))
                .findings();

        assertThat(found).extracting(Finding::pointer).containsExactly("/tools/0/function/parameters" + place);
        assertThat(found).extracting(Finding::message).containsExactly(message);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "^\\\\p{L}+$, true",
                "(?<y>x), true",
                "(?<=y)x, false",
                "(?P<y>x), false",
                "^[(?<a]+$, false",
                "[(](?<y>x), true",
                "\\\\\\\\p, false",
                "[a-z]+, false",
            })
    void patterns_that_python_has_not_are_refused_where_it_compiles_them(String pattern, boolean refused) {
        String line = line("{}", "{\"type\":\"object\",\"properties\":{\"a\":{\"pattern\":\"" + pattern + "\"}}}");

        assertThat(found(Validator.create().provider("mistral").select(List.of("invalid-parameters")), line))
                .hasSize(refused ? 1 : 0);
        assertThat(found(Validator.create().select(List.of("invalid-parameters")), line))
                .isEmpty();
    }

    @Test
    void says_nothing_about_calls_of_unknown_functions_and_broken_arguments() {
        assertThat(found(String.format(LINE, "{", "{\"type\":\"object\"}"))).isEmpty();
        assertThat(found(String.format(LINE, "[]", "{\"type\":\"object\"}"))).isEmpty();
        assertThat(found(String.format(LINE, "{}", "{\"required\":[\"a\"]}")
                        .replace("\"name\":\"f\",\"p", "\"name\":\"g\",\"p")))
                .isEmpty();
    }

    private static List<String> found(String lines) {
        return found(Validator.create(), lines);
    }

    private static List<String> found(Validator validator, String lines) {
        return validator
                .select(rules().stream().map(RuleInfo::name).toList())
                .check(List.of(Source.of("data.jsonl", lines.getBytes(UTF_8))))
                .findings()
                .stream()
                .map(Finding::rule)
                .toList();
    }

    @Test
    void survives_what_would_take_for_ever_or_more_than_the_reader_takes() {
        StringBuilder defs = new StringBuilder("{\"$ref\":\"#/$defs/a0\",\"$defs\":{");
        for (int i = 0; i < 40; i++) {
            defs.append(String.format(
                    "\"a%d\":{\"allOf\":[{\"$ref\":\"#/$defs/a%d\"},{\"$ref\":\"#/$defs/a%d\"}]},", i, i + 1, i + 1));
        }
        String nested = "{\"a\":".repeat(200) + "1" + "}".repeat(200);

        assertThat(found(line("{}", defs + "\"a40\":{\"type\":\"object\"}}}"))).isEmpty();
        assertThat(found(line(nested, "{\"properties\":{\"a\":{\"allOf\":[{\"$ref\":\"#\"},{\"$ref\":\"#\"}]}}}")))
                .isEmpty();
        assertThat(found(line("{\"x\":" + "1".repeat(3_000) + "}", "{\"type\":\"object\"}")))
                .isEmpty();
        assertThat(found(line("{\"" + "k".repeat(60_000) + "\":1}", "{\"type\":\"object\"}")))
                .isEmpty();
        assertThat(found(line("{}", "{\"type\":\"object\",\"minProperties\":1e999999999}")))
                .isEmpty();
    }

    private static String line(String arguments, String parameters) {
        return String.format(LINE, arguments.replace("\"", "\\\""), parameters);
    }
}
