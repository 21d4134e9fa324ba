package io.github.tuneprep.rules.content;

import io.github.tuneprep.json.ByteScan;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.Trigger;
import java.util.ArrayList;
import java.util.List;

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
    private static final List<Trigger> TRIGGERS = List.of(new Trigger("<", "|", "efi"));

    private SpecialTokens() {}

    /** What each of them begins with. */
    static List<Trigger> triggers() {
        return TRIGGERS;
    }

    /** {@return those that a text spells, in the order they stand there} */
    static List<String> in(JsonString text) {
        byte[] bytes = text.textBytes();
        int to = text.textEnd();
        List<String> tokens = new ArrayList<>();
        for (int at = ByteScan.indexOf(bytes, text.textStart(), to, (byte) '<');
                at + 1 < to;
                at = ByteScan.indexOf(bytes, at + 1, to, (byte) '<')) {
            if (bytes[at + 1] == '|') {
                for (String token : TOKENS) {
                    if (isAt(bytes, at, to, token)) {
                        tokens.add(token);
                    }
                }
            }
        }
        return tokens;
    }

    private static boolean isAt(byte[] text, int at, int to, String token) {
        int same = 0;
        while (same < token.length() && at + same < to && text[at + same] == token.charAt(same)) {
            same++;
        }
        return same == token.length();
    }
}
