package io.github.tuneprep.rules.content;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.CompletionExample;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.json.JsonString;
import org.jspecify.annotations.Nullable;

/** Compares texts at their ends; longer common parts than these are of no interest. */
final class Texts {
    private static final int LONGEST = 64;

    private Texts() {}

    static String head(String text) {
        return text.substring(0, Math.min(LONGEST, text.length()));
    }

    static String tail(String text) {
        return text.substring(Math.max(0, text.length() - LONGEST));
    }

    static String commonBeginning(String left, String right) {
        int length = 0;
        while (length < Math.min(left.length(), right.length()) && left.charAt(length) == right.charAt(length)) {
            length++;
        }
        return left.substring(0, length);
    }

    static String commonEnding(String left, String right) {
        int length = 0;
        while (length < Math.min(left.length(), right.length())
                && left.charAt(left.length() - 1 - length) == right.charAt(right.length() - 1 - length)) {
            length++;
        }
        return left.substring(left.length() - length);
    }

    /** {@return the text that an example teaches last, or null when it is no text} */
    static @Nullable JsonString answer(Example example) {
        if (example instanceof CompletionExample completion) {
            return completion.completion();
        }
        return example instanceof ChatExample chat && chat.lastAssistant() >= 0
                ? chat.messages().get(chat.lastAssistant()).content().onlyText()
                : null;
    }
}
