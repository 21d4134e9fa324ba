package io.github.tuneprep.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.github.tuneprep.example.Tool;
import io.github.tuneprep.json.JsonObject;
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

    /** {@return whether a function's parameters are a JSON Schema} */
    static boolean isSchema(Tool tool, JsonObject parameters) {
        return META.validate(text(tool, parameters), InputFormat.JSON).isEmpty();
    }

    /** {@return what of the schema does not hold for a JSON text; nothing when the schema cannot be used} */
    static List<Error> errors(Schema schema, String json) {
        try {
            return schema.validate(json, InputFormat.JSON);
        } catch (SchemaException | StackOverflowError e) {
            // Refers to what is not there, or to itself without end.
            return List.of();
        }
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
        } catch (SchemaException e) {
            return Optional.empty();
        }
    }
}
