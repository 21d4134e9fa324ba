package io.github.tuneprep.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.github.tuneprep.example.Tool;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Facts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Schemas that are compiled already. Datasets are hostile input: nothing is fetched, and regular expressions of a
 * schema are not run, since one of them could take for ever.
 */
final class Schemas {
    /** Most datasets declare few functions; a hostile one is compiled again and again in bounded memory. */
    private static final int MOST = 1_000;

    /** 3 to the power of a third of it are 59,049 steps. */
    private static final int MOST_STEPS = 30;

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaCacheEnabled(false)
                    .schemaLoader(loader -> loader.block(iri -> !iri.toString().startsWith("https://json-schema.org/")))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .regularExpressionFactory(regex -> text -> true)
                            .build()));

    private static final Schema META =
            REGISTRY.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
    private static final Map<Long, Optional<Schema>> COMPILED = new ConcurrentHashMap<>();

    private Schemas() {}

    /** {@return the schema of a function's parameters; empty when there is none, or none that can be used} */
    static Optional<Schema> of(Tool tool, Facts facts) {
        JsonObject parameters = tool.parameters();
        if (parameters == null) {
            return Optional.empty();
        }
        long key = facts.hash(parameters);
        Optional<Schema> known = COMPILED.get(key);
        if (known == null) {
            if (COMPILED.size() >= MOST) {
                COMPILED.clear();
            }
            known = compile(text(tool, parameters));
            COMPILED.put(key, known);
        }
        return known;
    }

    /** {@return whether a function's parameters are a JSON Schema, or cannot be judged} */
    static boolean isSchema(Tool tool, JsonObject parameters) {
        return errors(META, text(tool, parameters)).isEmpty();
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

    private static String text(Tool tool, JsonObject parameters) {
        byte[] line = tool.name().line();
        return new String(line, parameters.start(), parameters.end() - parameters.start(), UTF_8);
    }

    private static Optional<Schema> compile(String schema) {
        try {
            return META.validate(schema, InputFormat.JSON).isEmpty()
                    ? Optional.of(REGISTRY.getSchema(schema, InputFormat.JSON))
                    : Optional.empty();
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }
}
