package io.github.tuneprep.dialect;

import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.ReinforcementExample;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * {@code {"messages": [...], "tools": [...], ...}}, a question for a grader (RFT); all other keys are the grader's.
 *
 * <p>Its keys are those of the chat format, so it is taken where the method or the model asks for it.
 */
final class Reinforcement implements Dialect {
    @Override
    public String name() {
        return "reinforcement";
    }

    @Override
    public boolean claims(JsonObject line, Provider provider) {
        return line.has("messages") && !BedrockConversation.shows(line);
    }

    @Override
    public @Nullable ReinforcementExample bind(JsonObject line, Binding binding) {
        ChatExample question = OpenAiChat.question(line, binding);
        // Amazon Bedrock user guide and Amazon's sample (read 2026-11-22): a string or an object.
        for (String key : binding.target().provider().graderKeys()) {
            JsonValue value = line.get(key);
            if (value != null && !(value instanceof JsonString) && !(value instanceof JsonObject) && !value.isNull()) {
                binding.wrongType(value, key, "a string or an object");
            }
        }
        return question == null ? null : new ReinforcementExample(binding.line(), line, question);
    }
}
