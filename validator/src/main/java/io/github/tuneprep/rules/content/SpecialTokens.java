package io.github.tuneprep.rules.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.json.ByteScan;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.util.List;
import java.util.function.BiConsumer;

/** Finds texts that spell the special tokens of the OpenAI encodings (github.com/openai/tiktoken, read 2026-08). */
final class SpecialTokens {
    private static final List<String> TOKENS = List.of(
            "<|endoftext|>",
            "<|fim_prefix|>",
            "<|fim_middle|>",
            "<|fim_suffix|>",
            "<|endofprompt|>",
            "<|im_start|>",
            "<|im_end|>",
            "<|im_sep|>");
    private static final List<byte[]> BYTES =
            TOKENS.stream().map(token -> token.getBytes(UTF_8)).toList();

    private SpecialTokens() {}

    static void visit(JsonValue value, BiConsumer<JsonString, String> consumer) {
        if (value instanceof JsonString string) {
            visitString(string, consumer);
        } else if (value instanceof JsonArray array) {
            for (JsonValue item : array.values()) {
                visit(item, consumer);
            }
        } else if (value instanceof JsonObject object) {
            for (JsonObject.Member member : object.members()) {
                visit(member.value(), consumer);
            }
        }
    }

    /** All tokens begin with "<|", which hardly any text holds. */
    private static void visitString(JsonString string, BiConsumer<JsonString, String> consumer) {
        byte[] line = string.line();
        int at = ByteScan.indexOf(line, string.contentStart(), string.contentEnd(), (byte) '|');
        while (at < string.contentEnd()) {
            if (line[at - 1] == '<') {
                for (int i = 0; i < BYTES.size(); i++) {
                    if (matches(BYTES.get(i), line, at - 1, string.contentEnd())) {
                        consumer.accept(string, TOKENS.get(i));
                    }
                }
            }
            at = ByteScan.indexOf(line, at + 1, string.contentEnd(), (byte) '|');
        }
    }

    private static boolean matches(byte[] token, byte[] line, int at, int end) {
        if (at + token.length > end) {
            return false;
        }
        for (int i = 0; i < token.length; i++) {
            if (line[at + i] != token[i]) {
                return false;
            }
        }
        return true;
    }
}
