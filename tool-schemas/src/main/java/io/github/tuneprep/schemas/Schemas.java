package io.github.tuneprep.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import io.github.tuneprep.example.Tool;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonLiteral;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Facts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Schemas that are compiled already. Datasets are hostile input: nothing is fetched, and regular expressions of a
 * schema are not run, since one of them could take for ever.
 */
final class Schemas {
    /** Most datasets declare few functions; a hostile one is compiled again and again in bounded memory. */
    private static final int MOST = 1_000;

    /** 3 to the power of a third of it are 59,049 steps. */
    private static final int MOST_STEPS = 30;

    /** The newest version, and the one that Mistral reads; what is valid in one of them is a schema. */
    private static final List<Version> VERSIONS =
            List.of(new Version(SpecificationVersion.DRAFT_2020_12), new Version(SpecificationVersion.DRAFT_7));

    private static final class Version {
        private final SchemaRegistry registry;
        private final Schema meta;

        Version(SpecificationVersion version) {
            registry = SchemaRegistry.withDefaultDialect(
                    version,
                    builder -> builder.schemaCacheEnabled(false)
                            .schemaLoader(loader -> loader.block(iri -> !isOfJsonSchema(iri.toString())))
                            .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                    .regularExpressionFactory(regex -> text -> true)
                                    .build()));
            meta = registry.getSchema(SchemaLocation.of(version.getDialectId()));
        }

        private static boolean isOfJsonSchema(String iri) {
            return iri.startsWith("https://json-schema.org/") || iri.startsWith("http://json-schema.org/");
        }
    }

    private static final Pattern CAPITAL_TYPE =
            Pattern.compile("\"(?:STRING|NUMBER|INTEGER|BOOLEAN|ARRAY|OBJECT|NULL)\"");

    private static final Map<Long, Optional<Schema>> COMPILED = new ConcurrentHashMap<>();

    private Schemas() {}

    /** {@return the schema of a function's parameters; empty when there is none, or none that can be used} */
    static Optional<Schema> of(Tool tool, Facts facts) {
        JsonObject parameters = tool.parameters();
        if (parameters == null) {
            return Optional.empty();
        }
        long key = facts.hash(parameters) ^ (facts.target().provider().capitalTypes() ? 1 : 0);
        Optional<Schema> known = COMPILED.get(key);
        if (known == null) {
            if (COMPILED.size() >= MOST) {
                COMPILED.clear();
            }
            known = compile(text(tool, parameters, facts));
            COMPILED.put(key, known);
        }
        return known;
    }

    /** {@return where a function's parameters are no JSON Schema, or null when they are one or cannot be judged} */
    static @Nullable NodePath wrong(Tool tool, JsonObject parameters, Facts facts) {
        String text = text(tool, parameters, facts);
        NodePath first = null;
        for (Version version : VERSIONS) {
            List<Error> errors = errors(version.meta, text);
            if (errors.isEmpty()) {
                return null;
            }
            first = first == null ? errors.get(0).getInstanceLocation() : first;
        }
        return first;
    }

    /** {@return what of the schema does not hold for a JSON text; nothing when that cannot be found out} */
    static List<Error> errors(Schema schema, String json) {
        try {
            return schema.validate(json, InputFormat.JSON);
        } catch (RuntimeException | StackOverflowError e) {
            // Refers to what is not there or to itself without end, or has numbers and names that Jackson refuses.
            return List.of();
        }
    }

    /**
     * {@return whether a schema can be held against a value in bounded time}
     *
     * <p>References multiply: r of them may take 3 to the power of r/3 steps for each level of the value.
     */
    static boolean isAffordable(Tool tool, JsonValue value) {
        JsonObject parameters = tool.parameters();
        return parameters != null && references(parameters) * depth(value) <= MOST_STEPS;
    }

    private static int references(JsonValue schema) {
        int references = 0;
        if (schema instanceof JsonObject object) {
            for (JsonObject.Member member : object.members()) {
                references += member.name().endsWith("ef") && member.name().startsWith("$") ? 1 : 0;
                references += references(member.value());
            }
        } else if (schema instanceof JsonArray array) {
            for (JsonValue item : array.values()) {
                references += references(item);
            }
        }
        return references;
    }

    private static int depth(JsonValue value) {
        int depth = 0;
        if (value instanceof JsonObject object) {
            for (JsonObject.Member member : object.members()) {
                depth = Math.max(depth, depth(member.value()));
            }
        } else if (value instanceof JsonArray array) {
            for (JsonValue item : array.values()) {
                depth = Math.max(depth, depth(item));
            }
        }
        return depth + 1;
    }

    /** {@return the schema; one of OpenAPI, where the provider writes them so, as JSON Schema has it} */
    private static String text(Tool tool, JsonObject parameters, Facts facts) {
        byte[] line = tool.name().line();
        if (!facts.target().provider().capitalTypes()) {
            return written(line, parameters.start(), parameters.end());
        }
        StringBuilder text = new StringBuilder();
        write(line, parameters, text);
        return text.toString();
    }

    /** Types in capitals become small; what is nullable may be null, too (OpenAPI 3.0.3, Schema Object). */
    private static void write(byte[] line, JsonValue value, StringBuilder text) {
        if (value instanceof JsonArray list) {
            text.append('[');
            String between = "";
            for (JsonValue item : list.values()) {
                text.append(between);
                between = ",";
                write(line, item, text);
            }
            text.append(']');
        } else if (value instanceof JsonObject schema) {
            boolean nullable =
                    schema.get("nullable") instanceof JsonLiteral said && said.kind() == JsonLiteral.Kind.TRUE;
            text.append('{');
            String between = "";
            for (JsonObject.Member member : schema.members()) {
                text.append(between);
                between = ",";
                text.append(written(line, member.nameStart(), member.value().start()));
                String type = type(line, member);
                if (nullable && member.name().equals("enum") && member.value() instanceof JsonArray all) {
                    text.append(written(line, all.start(), all.end() - 1))
                            .append(all.values().isEmpty() ? "null]" : ",null]");
                } else if (type == null) {
                    write(line, member.value(), text);
                } else {
                    text.append(nullable ? "[" + type + ",\"null\"]" : type);
                }
            }
            text.append('}');
        } else {
            text.append(written(line, value.start(), value.end()));
        }
    }

    /** {@return the type that a member says, as it is written, or null when it says none} */
    private static @Nullable String type(byte[] line, JsonObject.Member member) {
        if (!member.name().equals("type") || !(member.value() instanceof JsonString type)) {
            return null;
        }
        String written = written(line, type.start(), type.end());
        return CAPITAL_TYPE.matcher(written).matches() ? written.toLowerCase(Locale.ROOT) : written;
    }

    private static String written(byte[] line, int from, int to) {
        return new String(line, from, to - from, UTF_8);
    }

    private static Optional<Schema> compile(String schema) {
        try {
            for (Version version : VERSIONS) {
                if (version.meta.validate(schema, InputFormat.JSON).isEmpty()) {
                    return Optional.of(version.registry.getSchema(schema, InputFormat.JSON));
                }
            }
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }
}
