package io.github.tuneprep.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.catalogue.BaseModel;
import io.github.tuneprep.catalogue.Dated;
import io.github.tuneprep.catalogue.Method;
import io.github.tuneprep.catalogue.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Lists the providers and base models of the catalogue. */
public final class ModelRenderer {
    private final List<Provider> providers;

    /** Makes a renderer. */
    public ModelRenderer(List<Provider> providers) {
        this.providers = List.copyOf(providers);
    }

    /** Writes a table for each provider. */
    public void text(OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Provider provider : providers) {
            text.append(text.isEmpty() ? "" : "\n").append(provider.title());
            if (provider.jobsEnd() != null) {
                text.append(" (no new jobs from ")
                        .append(provider.jobsEnd().value())
                        .append(')');
            }
            text.append('\n');
            if (provider.models().isEmpty()) {
                text.append("  no base model is known by name; what is checked holds for all of them\n");
                continue;
            }
            TextTable table = new TextTable();
            table.row("model", "methods", "encoding", "tokens an example", "no new jobs", "retired");
            for (BaseModel model : provider.models()) {
                Dated<Integer> limit = model.maxExampleTokens();
                table.row(
                        model.id(),
                        methods(model),
                        value(model.encoding()),
                        limit == null ? "-" : Words.number(limit.value()),
                        value(model.jobsEnd()),
                        value(model.retired()));
            }
            text.append(table.render());
        }
        out.write(text.toString().getBytes(UTF_8));
    }

    /** Writes every fact with its source and the day it was read. */
    public void json(OutputStream out) throws IOException {
        JsonOut.write(out, json -> {
            json.writeStartObject();
            json.writeNumberProperty("schemaVersion", JsonRenderer.SCHEMA_VERSION);
            json.writeArrayPropertyStart("providers");
            for (Provider provider : providers) {
                json.writeStartObject();
                json.writeStringProperty("id", provider.id());
                json.writeStringProperty("title", provider.title());
                dated(json, "jobsEnd", provider.jobsEnd());
                json.writeArrayPropertyStart("models");
                provider.models().forEach(model -> model(json, model));
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void model(JsonGenerator json, BaseModel model) {
        json.writeStartObject();
        json.writeStringProperty("id", model.id());
        json.writeArrayPropertyStart("aliases");
        model.aliases().forEach(json::writeString);
        json.writeEndArray();
        json.writeArrayPropertyStart("methods");
        model.methods().stream().sorted().map(Method::label).forEach(json::writeString);
        json.writeEndArray();
        json.writeArrayPropertyStart("dialects");
        model.dialects().forEach(json::writeString);
        json.writeEndArray();
        dated(json, "encoding", model.encoding());
        dated(json, "maxExampleTokens", model.maxExampleTokens());
        dated(json, "jobsEnd", model.jobsEnd());
        dated(json, "retired", model.retired());
        json.writeEndObject();
    }

    private static void dated(JsonGenerator json, String name, @Nullable Dated<?> dated) {
        if (dated == null) {
            return;
        }
        json.writeObjectPropertyStart(name);
        if (dated.value() instanceof Integer number) {
            json.writeNumberProperty("value", number);
        } else {
            json.writeStringProperty("value", String.valueOf(dated.value()));
        }
        json.writeStringProperty("source", dated.source());
        json.writeStringProperty("asOf", dated.asOf().toString());
        json.writeEndObject();
    }

    private static String methods(BaseModel model) {
        return model.methods().stream().sorted().map(Method::label).collect(Collectors.joining(", "));
    }

    private static String value(@Nullable Dated<?> dated) {
        return dated == null ? "-" : String.valueOf(dated.value());
    }
}
