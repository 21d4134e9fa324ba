package io.github.tuneprep.catalogue;

import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.rule.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads {@code providers/ID.json}. */
final class ProviderFile {
    private final DataFile file;

    private ProviderFile(DataFile file) {
        this.file = file;
    }

    static Provider bundled(String id) {
        String name = "providers/" + id + ".json";
        return new ProviderFile(DataFile.read(name, ProviderFile.class.getResourceAsStream(name))).provider();
    }

    private Provider provider() {
        JsonObject root = file.root();
        Map<Method, List<String>> dialects = new EnumMap<>(Method.class);
        JsonObject byMethod = file.object(root, "dialects");
        byMethod.members().forEach(member -> dialects.put(method(member.name()), file.texts(byMethod, member.name())));
        Map<String, Severity> severities = new HashMap<>();
        Set<String> off = new HashSet<>();
        JsonObject levels = file.object(root, "severities");
        levels.members().forEach(member -> {
            String level = file.text(levels, member.name());
            if (level.equals("off")) {
                off.add(member.name());
            } else {
                severities.put(member.name(), Severity.valueOf(level.toUpperCase(Locale.ROOT)));
            }
        });
        return new Provider(
                file.text(root, "id"),
                file.text(root, "title"),
                file.texts(root, "roles"),
                file.texts(root, "undocumentedRoles"),
                dialects,
                file.texts(root, "extraTopLevelKeys"),
                file.texts(root, "extraMessageKeys"),
                file.texts(root, "imageSources"),
                file.word(root, "toolCallId"),
                limits(file.object(root, "limits")),
                file.day(root, "jobsEnd"),
                file.flag(root, "validationBilled"),
                file.texts(root, "refusedTexts"),
                severities,
                off,
                models());
    }

    private Map<Limit, Dated<Long>> limits(JsonObject numbers) {
        Map<Limit, Dated<Long>> limits = new EnumMap<>(Limit.class);
        for (Limit limit : Limit.values()) {
            Dated<BigDecimal> number = file.number(numbers, limit.key());
            if (number != null) {
                limits.put(limit, new Dated<>(number.value().longValueExact(), number.source(), number.asOf()));
            }
        }
        return limits;
    }

    private List<BaseModel> models() {
        List<BaseModel> models = new ArrayList<>();
        for (JsonObject model : file.objects(file.root(), "models")) {
            Set<Method> methods = EnumSet.noneOf(Method.class);
            file.texts(model, "methods").forEach(method -> methods.add(method(method)));
            models.add(new BaseModel(
                    file.text(model, "id"),
                    file.texts(model, "aliases"),
                    methods,
                    file.texts(model, "dialects"),
                    model.has("limits") ? limits(file.object(model, "limits")) : Map.of(),
                    file.word(model, "encoding"),
                    file.integer(model, "maxExampleTokens"),
                    file.texts(model, "reservedTexts"),
                    file.day(model, "jobsEnd"),
                    file.day(model, "retired")));
        }
        return models;
    }

    private static Method method(String label) {
        return Method.valueOf(label.toUpperCase(Locale.ROOT));
    }
}
