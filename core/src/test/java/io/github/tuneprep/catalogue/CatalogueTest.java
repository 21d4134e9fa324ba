package io.github.tuneprep.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonNumber;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    private final Provider openai = Catalogue.bundled().provider("openai");

    @Test
    void finds_a_model_by_id_alias_and_the_name_of_a_tuned_model() {
        BaseModel mini = openai.model("gpt-4.1-mini-2025-04-14");

        assertThat(openai.model("gpt-4.1-mini")).isSameAs(mini);
        assertThat(openai.model("ft:gpt-4.1-mini-2025-04-14:acme::B1x")).isSameAs(mini);
    }

    @Test
    void names_the_nearest_ids_of_an_unknown_model() {
        assertThatThrownBy(() -> openai.model("gpt-4.1-mni"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("unknown OpenAI base model 'gpt-4.1-mni'; nearest: gpt-4.1-mini-2025-04-14");
        assertThatThrownBy(() -> Catalogue.bundled().provider("opnai")).hasMessageContaining("nearest: openai");
    }

    @Test
    void maps_models_to_the_encodings_that_jtokkit_gets_wrong() {
        assertThat(encoding("gpt-4.1")).isEqualTo("o200k_base");
        assertThat(encoding("ft:gpt-4.1-mini-2025-04-14:a::b")).isEqualTo("o200k_base");
        assertThat(encoding("o4-mini")).isEqualTo("o200k_base");
        assertThat(encoding("babbage-002")).isEqualTo("cl100k_base");
        assertThat(encoding("davinci")).isEqualTo("r50k_base");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "providers/openai.json",
                "providers/azure.json",
                "providers/together.json",
                "providers/fireworks.json",
                "providers/mistral.json",
                "providers/bedrock.json",
                "providers/gemini.json",
                "chat-overheads.json"
            })
    void every_number_has_a_source_and_a_date(String file) throws Exception {
        try (InputStream in = Catalogue.class.getResourceAsStream(file)) {
            JsonObject root =
                    (JsonObject) JsonReader.read(Objects.requireNonNull(in).readAllBytes());
            List<String> bare = new ArrayList<>();
            collectBareNumbers(root, "", bare);

            assertThat(bare).isEmpty();
        }
    }

    @Test
    void formats_stand_in_the_order_of_the_methods() {
        assertThat(openai.dialects().keySet()).containsExactly(Method.SFT, Method.DPO, Method.RFT);
    }

    private static void collectBareNumbers(JsonValue value, String path, List<String> bare) {
        if (value instanceof JsonNumber) {
            bare.add(path);
        } else if (value instanceof JsonArray array) {
            array.values().forEach(item -> collectBareNumbers(item, path + "[]", bare));
        } else if (value instanceof JsonObject object && !(object.has("source") && object.has("asOf"))) {
            object.members().forEach(member -> collectBareNumbers(member.value(), path + "/" + member.name(), bare));
        }
    }

    private String encoding(String model) {
        return Objects.requireNonNull(openai.model(model).encoding()).value();
    }

    @Test
    void takes_a_provider_of_the_users_that_extends_a_known_one(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("ours.json");
        Files.writeString(file, """
                {
                  "extends": "openai",
                  "id": "ours",
                  "sources": {"wiki": "our wiki"},
                  "severities": {"blank-line": "error"},
                  "limits": {"minExamples": {"value": 2, "source": "wiki", "asOf": "2026-11-01"}},
                  "models": [{"id": "our-mini", "methods": ["sft"], "dialects": ["openai-chat"]}]
                }
                """);
        Catalogue catalogue = Catalogue.bundled().with(file);
        Provider ours = catalogue.provider("ours");
        Provider openai = catalogue.provider("openai");

        assertThat(ours.title()).isEqualTo("ours");
        assertThat(ours.jobsEnd())
                .as("another provider does not end with this one")
                .isNull();
        assertThat(ours.roles()).isEqualTo(openai.roles());
        assertThat(ours.basedOn()).isEqualTo("openai");
        assertThat(ours.severities()).containsEntry("blank-line", Severity.ERROR);
        assertThat(ours.limits().get(Limit.MIN_EXAMPLES).value()).isEqualTo(2);
        assertThat(ours.limits()).hasSameSizeAs(openai.limits());
        assertThat(ours.models())
                .extracting(BaseModel::id)
                .startsWith("our-mini")
                .contains("gpt-4.1-2025-04-14");
        assertThat(Catalogue.bundled().providers()).doesNotContain(ours);
    }

    @Test
    void refuses_a_profile_whose_numbers_have_no_source(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("ours.json");
        for (String limits : List.of(
                "{\"value\": 2}",
                "{\"value\": 2, \"source\": \"wiki\", \"asOf\": \"soon\"}",
                "{\"value\": 2.5, \"source\": \"wiki\", \"asOf\": \"2026-11-01\"}",
                "2")) {
            Files.writeString(
                    file,
                    "{\"extends\":\"openai\",\"id\":\"x\",\"sources\":{\"wiki\":\"w\"},\"limits\":{\"minExamples\":"
                            + limits + "}}");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Catalogue.bundled().with(file))
                    .withMessageContaining("is no profile of a provider");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'extends':'openai','id':'x','limit':{}}",
                "{'extends':'openai','id':'x','limits':{'minExample':{'value':2,'source':'wiki','asOf':'2026-11-01'}}}",
                "{'extends':'openai','id':'x','methodLimits':{'sft':{'minExample':{'value':2,'source':'wiki','asOf':'2026-11-01'}}}}",
                "{'extends':'openai','id':'x','models':[{'id':'m','methods':['sft'],'dialects':['openai-chat'],'retire':null}]}",
                "{'extends':'openai','id':'x','lastingCalls':'yes'}",
            })
    void refuses_a_profile_with_a_misspelt_key(String profile, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x.json"), profile.replace('\'', '"'));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalogue.bundled().with(file))
                .withMessageContaining("is no profile of a provider");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'extends':'openai','id':'all'}|id 'all' is no name of a provider",
                "{'extends':'openai','id':'a,b'}|id 'a,b' is no name of a provider",
                "{'extends':'openai','id':'x','imageSources':['ftp']}|unknown image source 'ftp'",
                "{'extends':'openai','id':'x','dialects':{'sft':['openai-caht']}}|unknown format 'openai-caht'; nearest: openai-chat",
                "{'extends':'openai','id':'x','dialects':{'stf':['openai-chat']}}|unknown method 'stf'; nearest: sft",
                "{'extends':'openai','id':'x','models':[{'id':'m','methods':['stf'],'dialects':['openai-chat']}]}|unknown method 'stf'",
                "{'extends':'openai','id':'x','models':[{'id':'m','methods':['sft'],'dialects':['openai-caht']}]}|unknown format 'openai-caht'",
                "{'extends':'openai','id':'x','models':[{'id':'m','methods':[],'dialects':[]},{'id':'m','methods':[],'dialects':[]}]}|model 'm' stands twice",
                "{'extends':'openai','id':'x','sources':{'wiki':'w'},'limits':{'minExamples':{'value':-1,'source':'wiki','asOf':'2026-11-01'}}}|minExamples is -1, expected at least 0",
                "{'extends':'openai','id':'x','sources':{'wiki':'w'},'limits':{'minExamples':{'value':1,'source':'wki','asOf':'2026-11-01'}}}|unknown source 'wki'; nearest: wiki",
                "{'extends':'openai','id':'x','sources':{'wiki':'w'},'limits':{'minExamples':{'value':1,'source':'wiki','asOf':'soon'}}}|'soon' is no day, expected one such as 2026-11-20",
                "{'extends':'openai','id':'x','sources':{'wiki':'w'},'models':[{'id':'m','methods':[],'dialects':[],'maxExampleTokens':{'value':0,'source':'wiki','asOf':'2026-11-01'}}]}|maxExampleTokens of 'm' is 0, expected at least 1",
            })
    void says_what_a_profile_names_that_is_not_there(String profile, String why, @TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("x.json"), profile.replace('\'', '"'));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalogue.bundled().with(file))
                .withMessageStartingWith(file + " is no profile of a provider: " + why);
    }

    @Test
    void a_profile_may_take_back_a_day(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("x.json"), "{\"extends\":\"openai\",\"id\":\"openai\",\"jobsEnd\":null}");

        assertThat(Catalogue.bundled().with(file).provider("openai").jobsEnd()).isNull();
        assertThat(Catalogue.bundled().provider("openai").jobsEnd()).isNotNull();
    }
}
