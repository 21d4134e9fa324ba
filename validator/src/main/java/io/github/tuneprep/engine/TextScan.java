package io.github.tuneprep.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.TextRule;
import io.github.tuneprep.rule.Trigger;
import java.util.Arrays;
import java.util.List;

/** Finds the texts that text rules have to look at closer: one pass over the bytes for all rules. */
final class TextScan {
    private static final byte[] DATA_URL = "data:".getBytes(US_ASCII);

    private static final int LONGEST_TYPE = 100;

    private final List<TextRule> rules;

    /** For each byte, a bit for each trigger whose first, second or third byte it may be. */
    private final long[] first = new long[256];

    private final long[] second = new long[256];
    private final long[] third = new long[256];

    /** The triggers that do without a second byte, and without a third. */
    private long single;

    private long pairs;

    /** The triggers of each rule. */
    private final long[] triggers;

    /** Takes what has to be looked at closer. */
    interface Consumer {
        void check(TextRule rule, JsonString text);
    }

    TextScan(List<TextRule> rules) {
        this.rules = rules;
        this.triggers = new long[rules.size()];
        int number = 0;
        for (int i = 0; i < rules.size(); i++) {
            for (Trigger trigger : rules.get(i).triggers()) {
                // Beyond 64 some share a bit, and texts are looked at in vain.
                long bit = 1L << (number++ % Long.SIZE);
                triggers[i] |= bit;
                set(bit, trigger.first(), first);
                set(bit, trigger.second(), second);
                set(bit, trigger.third(), third);
                single |= trigger.second().isEmpty() ? bit : 0;
                pairs |= trigger.third().isEmpty() ? bit : 0;
            }
        }
    }

    private static void set(long bit, String bytes, long[] table) {
        for (int b = 0; b < table.length; b++) {
            table[b] |= bytes.isEmpty() || bytes.indexOf(b) >= 0 ? bit : 0;
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
        long found = triggered(text, from, to);
        for (int i = 0; found != 0 && i < triggers.length; i++) {
            if ((found & triggers[i]) != 0) {
                consumer.check(rules.get(i), string);
            }
        }
    }

    private long triggered(byte[] text, int from, int to) {
        long found = 0;
        int at = from;
        for (; at + 2 < to; at++) {
            found |= first[text[at] & 0xFF] & second[text[at + 1] & 0xFF] & third[text[at + 2] & 0xFF];
        }
        if (at + 1 < to) {
            found |= first[text[at] & 0xFF] & second[text[at + 1] & 0xFF] & pairs;
            at++;
        }
        return at < to ? found | (first[text[at] & 0xFF] & single) : found;
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
