package io.github.tuneprep.rules.content;

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
        String spelt = text.text();
        List<String> tokens = new ArrayList<>();
        for (int at = spelt.indexOf("<|"); at >= 0; at = spelt.indexOf("<|", at + 1)) {
            int begin = at;
            TOKENS.stream().filter(token -> spelt.startsWith(token, begin)).forEach(tokens::add);
        }
        return tokens;
    }
}
