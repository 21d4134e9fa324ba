package io.github.tuneprep.engine;

import io.github.tuneprep.catalogue.BaseModel;
import io.github.tuneprep.catalogue.ChatOverhead;
import io.github.tuneprep.catalogue.ImageTokens;
import io.github.tuneprep.catalogue.Method;
import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.CompletionExample;
import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.EmbeddedImage;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.PreferenceExample;
import io.github.tuneprep.example.ReinforcementExample;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.example.TextExample;
import io.github.tuneprep.example.Tool;
import io.github.tuneprep.example.ToolCall;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.tokens.ExampleTokens;
import io.github.tuneprep.tokens.TokenCounter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts examples: their texts exactly, and the overhead of the chat format as published (see {@link ChatOverhead}).
 * Confined to one thread.
 */
final class ExampleTokenizer {
    /** Roles whose tokens are remembered; hostile data may have a new one in every message. */
    private static final int MAX_ROLES = 16;

    /** Longest instructions that are remembered, in bytes. */
    private static final int LONGEST_INSTRUCTIONS = 1 << 16;

    private final Target target;
    private final Target ofPairs;
    private final TokenCounter counter;
    private final ChatOverhead overhead;
    private final Map<String, Integer> roles = new HashMap<>();

    /** The instructions that were counted last. */
    private byte[] instructions = {};

    /** Of the example that is counted. */
    private int unmeasuredImages;

    private int instructionsTokens;

    ExampleTokenizer(Target target, TokenCounter counter) {
        this.target = target;
        this.ofPairs = target.method() == null ? target.with(Method.DPO) : target;
        this.counter = counter;
        this.overhead = target.overhead();
    }

    Target target() {
        return target;
    }

    /** {@return the target, whose method an example may show} */
    Target target(Example example) {
        return example instanceof PreferenceExample ? ofPairs : target;
    }

    ExampleTokens count(Example example) {
        if (example instanceof ChatExample chat) {
            return count(chat);
        }
        if (example instanceof PreferenceExample preference) {
            return count(preference);
        }
        if (example instanceof ReinforcementExample reinforcement) {
            return count(reinforcement.question());
        }
        if (example instanceof TextExample text) {
            int tokens = count(text.text());
            return new ExampleTokens(tokens, tokens, tokens, beyond(tokens), target.exact(), 0, new int[] {tokens});
        }
        return count((CompletionExample) example);
    }

    /** Both answers are read behind the question, and trained on: one towards, the other away. */
    private ExampleTokens count(PreferenceExample example) {
        ChatExample chosen = example.chosen();
        List<Message> all = example.messages();
        ExampleTokens tokens = count(new ChatExample(chosen.line(), chosen.source(), all, chosen.tools()));
        int[] byMessage = new int[all.size()];
        int answers = 0;
        int preferred = 0;
        int rejected = 0;
        for (int i = 0; i < byMessage.length; i++) {
            byMessage[i] = tokens.ofMessage(i);
            answers += i < example.asked() ? 0 : byMessage[i];
            int read = byMessage[i] + overhead(all.get(i));
            preferred += i >= example.asked() && i < chosen.messages().size() ? read : 0;
            rejected += i >= chosen.messages().size() ? read : 0;
        }
        int longer = tokens.total() - Math.min(preferred, rejected);
        int beyond = Math.min(answers, beyond(longer));
        return new ExampleTokens(
                        tokens.total(),
                        tokens.content(),
                        answers,
                        beyond,
                        tokens.isExact(),
                        tokens.unmeasuredImages(),
                        byMessage)
                .readAtOnce(longer);
    }

    private ExampleTokens count(CompletionExample example) {
        int prompt = count(example.prompt());
        int completion = count(example.completion());
        int total = prompt + completion;
        int[] parts = {prompt, completion};
        int beyond = Math.min(completion, beyond(total));
        return new ExampleTokens(total, total, completion, beyond, target.exact(), 0, parts);
    }

    private ExampleTokens count(ChatExample chat) {
        int size = chat.messages().size();
        int[] byMessage = new int[size];
        int content = 0;
        int trained = 0;
        int trainedWithinLimit = 0;
        int total = definitions(chat);
        unmeasuredImages = 0;
        boolean exact = target.exact() && chat.tools().isEmpty();
        int limit = target.maxExampleTokens() == null ? Integer.MAX_VALUE : target.maxExampleTokens();
        for (int i = 0; i < size; i++) {
            Message message = chat.messages().get(i);
            int texts = texts(message);
            content += texts;
            int said = texts + calls(message);
            byMessage[i] = said;
            exact &= message.toolCalls().isEmpty() && !message.isToolResult() && isTextOnly(message);
            if (message.isTrained()) {
                trained += said;
                trainedWithinLimit += Math.max(0, Math.min(said, limit - total));
            }
            total += said + overhead(message);
        }
        total += overhead.reply();
        return new ExampleTokens(
                total, content, trained, trained - trainedWithinLimit, exact, unmeasuredImages, byMessage);
    }

    private int beyond(int total) {
        return target.maxExampleTokens() == null ? 0 : Math.max(0, total - target.maxExampleTokens());
    }

    private int texts(Message message) {
        int tokens = message.refusal() == null ? 0 : count(message.refusal());
        if (message.content() instanceof Content.Text text) {
            return tokens + (message.role().equals(Role.SYSTEM) ? instructions(text.value()) : count(text.value()));
        }
        for (JsonString text : message.content().texts()) {
            tokens += count(text);
        }
        return tokens;
    }

    /** Most datasets have the same instructions in every example: they are compared, and counted when they change. */
    private int instructions(JsonString text) {
        if (text.textEnd() - text.textStart() > LONGEST_INSTRUCTIONS) {
            return count(text);
        }
        if (!text.contentEquals(instructions)) {
            instructions = text.utf8();
            instructionsTokens = count(text);
        }
        return instructionsTokens;
    }

    private int calls(Message message) {
        int tokens = 0;
        for (ToolCall call : message.toolCalls()) {
            tokens += count(call.name()) + arguments(call) + overhead.call();
        }
        return tokens;
    }

    private int arguments(ToolCall call) {
        if (call.arguments() == null) {
            return 0;
        }
        return call.arguments() instanceof JsonString text ? count(text) : counter.count(call.argumentsText());
    }

    private int overhead(Message message) {
        return overhead.message() + role(message.role()) + name(message) + images(message);
    }

    /** Images that are not embedded are never fetched; of these, only what every image takes is counted. */
    private int images(Message message) {
        if (!(message.content() instanceof Content.Parts parts)) {
            return 0;
        }
        BaseModel model = target.model();
        ImageTokens formula = model == null || model.imageTokens() == null
                ? null
                : model.imageTokens().value();
        int tokens = 0;
        for (Content.Part part : parts.parts()) {
            if (!part.type().equals("image_url") && !part.type().equals("image")) {
                continue;
            }
            if (formula == null) {
                unmeasuredImages++;
                continue;
            }
            EmbeddedImage image = measurable(part.imageUrl());
            if (image == null) {
                unmeasuredImages++;
                tokens += formula.base();
            } else {
                tokens += formula.count(image.width(), image.height(), isOfLowDetail(part));
            }
        }
        return tokens;
    }

    /** {@return the image that an address holds, or null when it holds none whose size can be read} */
    private static @Nullable EmbeddedImage measurable(@Nullable JsonString url) {
        EmbeddedImage image = url != null && EmbeddedImage.isDataUrl(url) ? EmbeddedImage.of(url) : null;
        return image != null && image.width() > 0 && image.height() > 0 ? image : null;
    }

    private static boolean isOfLowDetail(Content.Part part) {
        JsonString detail = part.source().get("image_url") instanceof JsonObject image ? image.string("detail") : null;
        return detail != null && detail.contentEquals("low");
    }

    private int name(Message message) {
        return message.name() == null ? 0 : count(message.name()) + overhead.name();
    }

    private int role(String role) {
        Integer known = roles.get(role);
        if (known != null) {
            return known;
        }
        int tokens = counter.count(role);
        if (roles.size() < MAX_ROLES) {
            roles.put(role, tokens);
        }
        return tokens;
    }

    private static boolean isTextOnly(Message message) {
        return !(message.content() instanceof Content.Parts parts)
                || parts.parts().stream().allMatch(part -> part.text() != null);
    }

    /**
     * Counts function definitions as OpenAI's cookbook does (num_tokens_for_tools, read 2026-08-21): a line
     * {@code name:description} for each function and {@code name:type:description} for each property.
     */
    private int definitions(ChatExample chat) {
        if (chat.tools().isEmpty()) {
            return 0;
        }
        int tokens = overhead.functionsEnd();
        for (Tool tool : chat.tools()) {
            tokens += overhead.functionStart()
                    + counter.count(tool.name().text() + ":" + description(tool.description()));
            JsonObject parameters = tool.parameters();
            if (parameters != null
                    && parameters.get("properties") instanceof JsonObject properties
                    && !properties.members().isEmpty()) {
                tokens += overhead.propertiesStart();
                for (JsonObject.Member property : properties.members()) {
                    tokens += overhead.property() + property(property);
                }
            }
        }
        return tokens;
    }

    private int property(JsonObject.Member property) {
        JsonObject schema = property.value() instanceof JsonObject object ? object : null;
        JsonString type = schema == null ? null : schema.string("type");
        JsonString description = schema == null ? null : schema.string("description");
        int tokens = counter.count(
                property.name() + ":" + (type == null ? "" : type.text()) + ":" + description(description));
        if (schema != null && schema.get("enum") instanceof JsonArray values) {
            tokens += overhead.enumStart();
            for (JsonValue value : values.values()) {
                tokens += overhead.enumValue() + (value instanceof JsonString text ? count(text) : 1);
            }
        }
        return tokens;
    }

    private static String description(@Nullable JsonString description) {
        String text = description == null ? "" : description.text();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private int count(JsonString text) {
        return counter.count(text.textBytes(), text.textStart(), text.textEnd());
    }
}
