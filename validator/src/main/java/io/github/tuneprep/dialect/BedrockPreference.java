package io.github.tuneprep.dialect;

import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.PreferenceExample;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.example.Tool;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Quoted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in Amazon's Converse format whose last turn is {@code {"role": "assistant", "candidates": [{"content":
 * [{"text": "..."}], "preferenceLabel": "preferred"}, {"content": [...], "preferenceLabel": "non-preferred"}]}} (DPO of
 * Nova, which runs on SageMaker AI).
 *
 * <p>Keys: docs.aws.amazon.com, Nova user guide "Direct preference optimization" (read 2026-11-21), whose examples have
 * no {@code schemaVersion}; that there may be more than two candidates: the newer Nova dataset checker of AWS.
 */
final class BedrockPreference implements Dialect {
    private static final String CANDIDATES = "candidates";
    private static final String LABEL = "preferenceLabel";
    private static final String PREFERRED = "preferred";
    private static final String OTHER = "non-preferred";

    @Override
    public String name() {
        return "bedrock-preference";
    }

    @Override
    public boolean claims(JsonObject line, Provider provider) {
        return shows(line);
    }

    static boolean shows(JsonObject line) {
        return line.get("messages") instanceof JsonArray messages
                && messages.values().stream().anyMatch(BedrockPreference::holdsCandidates);
    }

    private static boolean holdsCandidates(JsonValue message) {
        return message instanceof JsonObject turn && turn.has(CANDIDATES);
    }

    @Override
    public @Nullable PreferenceExample bind(JsonObject line, Binding binding) {
        JsonArray list = binding.requiredTurns(line, "messages");
        if (list == null || !(list.values().get(list.values().size() - 1) instanceof JsonObject last)) {
            return null;
        }
        if (!holdsCandidates(last)) {
            list.values().stream()
                    .filter(BedrockPreference::holdsCandidates)
                    .findFirst()
                    .ifPresent(message ->
                            binding.wrongValue(message, "candidates stand before the last message, which has them"));
            return null;
        }
        List<JsonValue> turns = list.values().subList(0, list.values().size() - 1);
        if (turns.isEmpty()) {
            binding.wrongValue(list, "messages have no question before the candidates");
        }
        List<Message> messages = BedrockConversation.messages(line, turns, binding);
        List<Tool> tools = BedrockConversation.tools(line, binding);
        JsonString role = binding.requiredString(last, "role");
        if (role != null && !role.contentEquals(Role.ASSISTANT)) {
            binding.unknownRole(role, "assistant, where candidates stand");
        }
        JsonArray candidates = binding.requiredList(last, CANDIDATES);
        List<Message> preferred = new ArrayList<>();
        List<Message> others = new ArrayList<>();
        for (JsonValue value : candidates == null ? List.<JsonValue>of() : candidates.values()) {
            JsonObject candidate = binding.item(value, "candidate");
            if (candidate != null) {
                add(candidate, preferred, others, binding);
            }
        }
        if (candidates != null && !binding.isBroken() && (preferred.isEmpty() || others.isEmpty())) {
            binding.wrongValue(
                    candidates, "candidates are not one that is preferred and at least one that is non-preferred");
        }
        if (binding.isBroken()) {
            return null;
        }
        int asked = messages.size();
        messages.add(preferred.get(0));
        ChatExample chosen = new ChatExample(binding.line(), line, messages, tools);
        Message other = others.get(0);
        return new PreferenceExample(binding.line(), line, chosen, asked, List.of(other), other.source());
    }

    private static void add(JsonObject candidate, List<Message> preferred, List<Message> others, Binding binding) {
        JsonString label = binding.requiredString(candidate, LABEL);
        JsonArray content = binding.requiredList(candidate, "content");
        if (label == null || content == null) {
            return;
        }
        for (JsonValue part : content.values()) {
            if (part instanceof JsonObject object && !object.has("text")) {
                binding.wrongValue(object, "part of a candidate is no text");
                return;
            }
        }
        Message answer = BedrockConversation.turn(candidate, Role.ASSISTANT, content, binding);
        if (label.contentEquals(PREFERRED)) {
            preferred.add(answer);
        } else if (label.contentEquals(OTHER)) {
            others.add(answer);
        } else {
            binding.wrongValue(
                    label, LABEL + " is " + Quoted.name(label.text()) + ", expected 'preferred' or 'non-preferred'");
        }
    }
}
