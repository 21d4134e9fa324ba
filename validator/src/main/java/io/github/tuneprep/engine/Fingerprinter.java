package io.github.tuneprep.engine;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.CompletionExample;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonNumber;
import io.github.tuneprep.json.JsonObject;
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
        long whole = hash(example.source());
        if (example instanceof ChatExample chat) {
            return new Fingerprint(whole, prompt(chat));
        }
        if (example instanceof CompletionExample completion
                && !completion.prompt().isBlank()) {
            return new Fingerprint(whole, nonZero(hash(completion.prompt())));
        }
        // A text asks nothing, and several pairs of answers to one question are no contradiction.
        return new Fingerprint(whole, 0);
    }

    /** What stands before the last answer, and the tools that the answer may use. */
    private static long prompt(ChatExample chat) {
        List<Message> messages = chat.messages();
        int end = chat.lastAssistant() < 0 ? messages.size() : chat.lastAssistant();
        long hash = LIST;
        boolean asks = false;
        for (Message message : messages.subList(0, end)) {
            asks |= !message.role().equals("system");
            hash = mix(hash, hash(message.source()));
        }
        if (!asks) {
            return 0;
        }
        for (String key : List.of("tools", "functions")) {
            JsonValue offered = chat.source().get(key);
            hash = offered == null ? hash : mix(hash, hash(offered));
        }
        return nonZero(hash);
    }

    private static long nonZero(long hash) {
        return hash == 0 ? 1 : hash;
    }

    private static long hash(JsonValue value) {
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
        if (string.isEscaped()) {
            byte[] text = string.utf8();
            return HASHER.hashBytesToLong(text, 0, text.length);
        }
        return HASHER.hashBytesToLong(
                string.line(), string.contentStart(), string.contentEnd() - string.contentStart());
    }

    private static long mix(long left, long right) {
        long z = left * LIST + right;
        z = (z ^ (z >>> 30)) * OBJECT;
        z = (z ^ (z >>> 27)) * NUMBER;
        return z ^ (z >>> 31);
    }
}
