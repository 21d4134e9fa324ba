package io.github.tuneprep.dialect;

import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.example.TextExample;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rules.shape.UnknownTopLevelKey;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code {"text": "..."}}, a text to go on training with. */
final class Text implements Dialect {
    private static final String TEXT = "text";
    private static final Set<String> KEYS = Set.of(TEXT);

    @Override
    public String name() {
        return "text";
    }

    @Override
    public boolean claims(JsonObject line, Provider provider) {
        return line.has(provider.nameIn(line, TEXT));
    }

    @Override
    public @Nullable TextExample bind(JsonObject line, Binding binding) {
        String key = binding.nameIn(line, TEXT);
        binding.unknownKeys(
                UnknownTopLevelKey.INFO,
                line,
                KEYS,
                List.of(binding.target().provider().otherNames().getOrDefault(TEXT, TEXT)));
        JsonValue value = line.get(key);
        if (value instanceof JsonArray
                && binding.target().provider().uncheckedKeys().contains(TEXT)) {
            OpenAiChat.content(value, binding);
            binding.uncheckedType(value, key);
            return null;
        }
        JsonString text = binding.requiredString(line, key);
        return text == null || binding.isBroken() ? null : new TextExample(binding.line(), line, text);
    }
}
