package io.github.tuneprep.engine;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.CompletionExample;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.PreferenceExample;
import io.github.tuneprep.example.ReinforcementExample;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.example.TextExample;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonNumber;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Fingerprint;
import java.util.List;

/**
 * Hashes examples by meaning: decoded texts, in order, whatever the key order and the white space between values.
 *
 * <p>With 64 bits the chance that any two of ten million different examples share a hash is about 3 in a million.
 */
final class Fingerprinter {
    private static final Hasher64 HASHER = Hashing.xxh3_64();
    // Odd constants of SplitMix64, so that values of different kinds do not meet.
    private static final long LIST = 0x9E3779B97F4A7C15L;
    private static final long OBJECT = 0xBF58476D1CE4E5B9L;
    private static final long NUMBER = 0x94D049BB133111EBL;

    private Fingerprinter() {}

    static Fingerprint of(Example example) {
        if (example instanceof ChatExample chat) {
            return of(chat, questions(chat));
        }
        if (example instanceof PreferenceExample preference) {
            ChatExample chosen = preference.chosen();
            Fingerprint first = of(chosen, preference.asked());
            return new Fingerprint(mix(first.example(), messages(LIST, chosen, preference.rejected())), first.prompt());
        }
        if (example instanceof ReinforcementExample reinforcement) {
            ChatExample question = reinforcement.question();
            // What the grader is told belongs to the example.
            return new Fingerprint(
                    hash(example.source()), of(question, questions(question)).prompt());
        }
        if (example instanceof TextExample text) {
            return new Fingerprint(hash(text.text()), 0);
        }
        CompletionExample completion = (CompletionExample) example;
        long prompt = hash(completion.prompt());
        return new Fingerprint(
                mix(prompt, hash(completion.completion())), completion.prompt().isBlank() ? 0 : nonZero(prompt));
    }

    /** {@return how many messages stand before the last answer} */
    private static int questions(ChatExample chat) {
        return chat.lastAssistant() < 0 ? chat.messages().size() : chat.lastAssistant();
    }

    /**
     * The example is all that is trained on; other keys at the top of a line do not make another one of it. The prompt
     * is what is asked, and the tools that the answer may use.
     *
     * @param asked how many messages are the prompt
     */
    private static Fingerprint of(ChatExample chat, int asked) {
        List<Message> questions = chat.messages().subList(0, asked);
        List<Message> answers = chat.messages().subList(asked, chat.messages().size());
        long prompt = messages(LIST, chat, questions);
        long whole = withTools(chat, messages(prompt, chat, answers));
        boolean asks = questions.stream().anyMatch(message -> !message.role().equals(Role.SYSTEM));
        return new Fingerprint(whole, asks ? nonZero(withTools(chat, prompt)) : 0);
    }

    private static long messages(long before, ChatExample chat, List<Message> messages) {
        long hash = before;
        for (Message message : messages) {
            // Some formats have instructions beside the messages; these have no object of their own.
            boolean ownObject = message.source() != chat.source();
            hash = mix(hash, ownObject ? message(message.source()) : hash(message.role()));
            if (!ownObject) {
                for (JsonString text : message.content().texts()) {
                    hash = mix(hash, hash(text));
                }
            }
        }
        return hash;
    }

    /** What may be said in two ways is the same: a text or its only part, a key without a value, the usual weight. */
    private static long message(JsonObject message) {
        long sum = OBJECT;
        for (JsonObject.Member member : message.members()) {
            JsonValue value = member.value();
            String name = member.name();
            boolean says = switch (name) {
                case "weight" ->
                    !(value instanceof JsonNumber weight && weight.raw().equals("1"));
                // Which answer belongs to which call is told by their order, whatever they are called.
                case "tool_call_id" -> false;
                default -> !isNothing(value);
            };
            if (says) {
                long hash = switch (name) {
                    case "content" -> hash(onlyText(value));
                    case "tool_calls" -> calls(value);
                    default -> hash(value);
                };
                sum += mix(hash(name), hash);
            }
        }
        return mix(OBJECT, sum);
    }

    private static boolean isNothing(JsonValue value) {
        return value.isNull()
                || (value instanceof JsonArray list && list.values().isEmpty());
    }

    /** {@return the text of a list that holds nothing else, or what was given} */
    private static JsonValue onlyText(JsonValue content) {
        if (content instanceof JsonArray parts
                && parts.values().size() == 1
                && parts.values().get(0) instanceof JsonObject part
                && part.members().size() == 2
                && part.get("type") instanceof JsonString type
                && type.contentEquals("text")
                && part.get("text") instanceof JsonString text) {
            return text;
        }
        return content;
    }

    private static long calls(JsonValue value) {
        if (!(value instanceof JsonArray calls)) {
            return hash(value);
        }
        long hash = LIST;
        for (JsonValue call : calls.values()) {
            if (call instanceof JsonObject object && object.get("function") instanceof JsonObject function) {
                JsonValue name = function.get("name");
                JsonValue arguments = function.get("arguments");
                hash = mix(hash, name == null ? 0 : hash(name));
                hash = mix(hash, arguments == null ? 0 : hash(read(arguments)));
            } else {
                hash = mix(hash, hash(call));
            }
        }
        return hash;
    }

    /** {@return the JSON that a string holds, or what was given} */
    private static JsonValue read(JsonValue arguments) {
        JsonValue read = arguments instanceof JsonString text && !text.hasLoneSurrogate()
                ? JsonReader.readOrNull(text.utf8())
                : null;
        return read == null ? arguments : read;
    }

    private static long withTools(ChatExample chat, long messages) {
        return with(chat, "available_tools", with(chat, "functions", with(chat, "tools", messages)));
    }

    private static long with(ChatExample chat, String key, long before) {
        JsonValue offered = chat.source().get(key);
        return offered == null || isNothing(offered) ? before : mix(before, hash(offered));
    }

    private static long nonZero(long hash) {
        return hash == 0 ? 1 : hash;
    }

    static long hash(JsonValue value) {
        if (value instanceof JsonString string) {
            return hash(string);
        }
        if (value instanceof JsonArray array) {
            long hash = LIST;
            for (JsonValue item : array.values()) {
                hash = mix(hash, hash(item));
            }
            return hash;
        }
        if (value instanceof JsonObject object) {
            // A sum, because it does not depend on the order of the members.
            long sum = OBJECT;
            for (JsonObject.Member member : object.members()) {
                sum += mix(hash(member.name()), hash(member.value()));
            }
            return mix(OBJECT, sum);
        }
        if (value instanceof JsonNumber number) {
            return NUMBER ^ hash(number.raw());
        }
        return mix(NUMBER, hash(value.describe()));
    }

    private static long hash(String text) {
        return HASHER.hashCharsToLong(text);
    }

    private static long hash(JsonString string) {
        return HASHER.hashBytesToLong(string.textBytes(), string.textStart(), string.textEnd() - string.textStart());
    }

    private static long mix(long left, long right) {
        long z = left * LIST + right;
        z = (z ^ (z >>> 30)) * OBJECT;
        z = (z ^ (z >>> 27)) * NUMBER;
        return z ^ (z >>> 31);
    }
}
