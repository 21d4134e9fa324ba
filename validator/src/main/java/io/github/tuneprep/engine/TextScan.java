package io.github.tuneprep.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.TextRule;
import java.util.Arrays;
import java.util.List;

/** Finds the texts that text rules have to look at closer: one table look-up a byte for all rules. */
final class TextScan {
    private static final byte[] DATA_URL = "data:".getBytes(US_ASCII);

    private static final int LONGEST_TYPE = 100;

    private final List<TextRule> rules;
    /** For each byte, a bit for each rule that it triggers. */
    private final long[] triggers = new long[256];

    /** Takes what has to be looked at closer. */
    interface Consumer {
        void check(TextRule rule, byte[] text, int from, int to, JsonString where);
    }

    TextScan(List<TextRule> rules) {
        if (rules.size() > Long.SIZE) {
            throw new IllegalArgumentException("more than 64 text rules");
        }
        this.rules = rules;
        for (int i = 0; i < rules.size(); i++) {
            for (byte trigger : rules.get(i).triggers().getBytes(ISO_8859_1)) {
                triggers[trigger & 0xFF] |= 1L << i;
            }
        }
    }

    /** Goes through all strings of a value. */
    void scan(JsonValue value, Consumer consumer) {
        if (value instanceof JsonString string) {
            scan(string, consumer);
        } else if (value instanceof JsonArray array) {
            for (JsonValue item : array.values()) {
                scan(item, consumer);
            }
        } else if (value instanceof JsonObject object) {
            for (JsonObject.Member member : object.members()) {
                scan(member.value(), consumer);
            }
        }
    }

    private void scan(JsonString string, Consumer consumer) {
        byte[] text = string.textBytes();
        int from = string.textStart();
        int to = string.textEnd();
        if (isDataUrl(text, from, to)) {
            return;
        }
        long triggered = 0;
        for (int at = from; at < to; at++) {
            triggered |= triggers[text[at] & 0xFF];
        }
        while (triggered != 0) {
            consumer.check(rules.get(Long.numberOfTrailingZeros(triggered)), text, from, to, string);
            triggered &= triggered - 1;
        }
    }

    private static boolean isDataUrl(byte[] text, int from, int to) {
        if (to - from < DATA_URL.length
                || !Arrays.equals(text, from, from + DATA_URL.length, DATA_URL, 0, DATA_URL.length)) {
            return false;
        }
        String start = new String(text, from, Math.min(LONGEST_TYPE, to - from), ISO_8859_1);
        int comma = start.indexOf(',');
        return comma > 0 && start.indexOf(' ') < 0 && start.lastIndexOf(";base64", comma) > 0;
    }
}
