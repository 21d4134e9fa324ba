package io.github.tuneprep.dialect;

import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.PreferenceExample;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonNumber;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rules.shape.UnknownTopLevelKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code {"contents": [...], "completions": [{"score": 1, "completion": {"role": "model", "parts": [...]}}, {"score":
 * 0, "completion": {...}}]}}, Google's format for a question with two answers (DPO).
 *
 * <p>Keys: docs.cloud.google.com, Vertex AI "Prepare preference tuning data for Gemini models" (read 2026-11-21); its
 * example writes {@code system_instruction}.
 */
final class GeminiPreference implements Dialect {
    private static final String COMPLETIONS = "completions";
    private static final Set<String> KEYS = Set.of(Gemini.SYSTEM, Gemini.OTHER_SYSTEM, "contents", COMPLETIONS);

    private record Scored(JsonObject source, BigDecimal score, Message answer) {
        boolean is(BigDecimal wanted) {
            return score.compareTo(wanted) == 0;
        }
    }

    @Override
    public String name() {
        return "gemini-preference";
    }

    @Override
    public boolean claims(JsonObject line, Provider provider) {
        return line.has("contents") && line.has(COMPLETIONS);
    }

    @Override
    public @Nullable PreferenceExample bind(JsonObject line, Binding binding) {
        binding.unknownKeys(UnknownTopLevelKey.INFO, line, KEYS);
        List<Message> messages = Gemini.messages(line, binding);
        List<Scored> scored = new ArrayList<>();
        JsonArray list = binding.requiredList(line, COMPLETIONS);
        for (JsonValue value : list == null ? List.<JsonValue>of() : list.values()) {
            JsonObject item = binding.item(value, "completion");
            Scored one = item == null ? null : scored(item, binding);
            if (one != null) {
                scored.add(one);
            }
        }
        messages.forEach(message -> refuseFiles(message, binding));
        scored.forEach(one -> refuseFiles(one.answer(), binding));
        Scored preferred = only(scored, BigDecimal.ONE);
        Scored other = only(scored, BigDecimal.ZERO);
        if (list != null && !binding.isBroken() && (scored.size() != 2 || preferred == null || other == null)) {
            binding.wrongValue(list, "completions are not two answers, one of score 1 and one of score 0");
        }
        if (binding.isBroken() || preferred == null || other == null) {
            return null;
        }
        int asked = messages.size();
        messages.add(preferred.answer());
        ChatExample chosen = new ChatExample(binding.line(), line, messages, List.of());
        return new PreferenceExample(binding.line(), line, chosen, asked, List.of(other.answer()), other.source());
    }

    private static @Nullable Scored scored(JsonObject item, Binding binding) {
        JsonNumber score = binding.requiredNumber(item, "score");
        JsonObject completion = binding.requiredObject(item, "completion");
        JsonString role = completion == null ? null : binding.requiredString(completion, "role");
        if (score == null || completion == null || role == null) {
            return null;
        }
        if (!role.contentEquals("model")) {
            binding.unknownRole(role, "model");
            return null;
        }
        return new Scored(item, score.value(), Gemini.message(completion, Role.ASSISTANT, binding));
    }

    private static void refuseFiles(Message message, Binding binding) {
        for (Content.Part part : ((Content.Parts) message.content()).parts()) {
            if (part.text() == null) {
                binding.wrongType(part.source(), "part", "text, which is all that preference tuning takes");
            }
        }
    }

    private static @Nullable Scored only(List<Scored> scored, BigDecimal score) {
        return scored.stream().filter(one -> one.is(score)).findFirst().orElse(null);
    }
}
