package io.github.tuneprep.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.ExampleRule;
import io.github.tuneprep.rule.TextRule;
import io.github.tuneprep.rule.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the texts that text rules have to look at closer, and the lines that other rules with triggers have to: one
 * pass over the bytes for all rules. Confined to one thread.
 */
final class TextScan {
    private static final byte[] DATA_URL = "data:".getBytes(US_ASCII);

    private static final int LONGEST_TYPE = 100;

    private final List<TextRule> rules;

    /** Kinds of triggers that are told apart: three times as many bits fit in a word. */
    private static final int SLOTS = 21;

    /** The last slots, which triggers for few bytes share; seldom a text is looked at in vain for it. */
    private static final int SHARED = 8;

    /**
     * For each byte, from the highest bits to the lowest: the slots of triggers whose first, whose second and whose
     * third byte it may be.
     */
    private final long[] table = new long[256];

    /** The slots with a trigger that does without a second byte, and without a third. */
    private long single;

    private long pairs;

    /** The slots of each rule, those of text rules first. */
    private final long[] slots;

    /** What the last line held. */
    private long held;

    /** Takes what has to be looked at closer. */
    interface Consumer {
        void check(TextRule rule, JsonString text);
    }

    private record Wanted(int rule, Trigger trigger) {
        /** {@return for how many different bytes the rule is asked} */
        private long breadth() {
            return (long) number(trigger.first()) * number(trigger.second()) * number(trigger.third());
        }

        private static int number(String bytes) {
            return bytes.isEmpty() ? 256 : bytes.length();
        }
    }

    TextScan(List<TextRule> rules, List<ExampleRule<?>> others) {
        this.rules = rules;
        List<List<Trigger>> triggers = new ArrayList<>();
        rules.forEach(rule -> triggers.add(rule.triggers()));
        others.forEach(rule -> triggers.add(rule.triggers()));
        this.slots = new long[triggers.size()];
        List<Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < slots.length; i++) {
            for (Trigger trigger : triggers.get(i)) {
                wanted.add(new Wanted(i, trigger));
            }
        }
        wanted.sort(Comparator.comparingLong(Wanted::breadth).reversed());
        int own = SLOTS - SHARED;
        Shared[] shared = new Shared[SHARED];
        Arrays.setAll(shared, i -> new Shared());
        for (int i = 0; i < wanted.size(); i++) {
            Trigger trigger = wanted.get(i).trigger();
            long slot = 1L << (i < own ? i : own + place(shared, trigger));
            slots[wanted.get(i).rule()] |= slot;
            set(slot << 2 * SLOTS, trigger.first());
            set(slot << SLOTS, trigger.second());
            set(slot, trigger.third());
            single |= trigger.second().isEmpty() ? slot : 0;
            pairs |= trigger.third().isEmpty() ? slot : 0;
        }
    }

    /** Triggers that share a slot also set it off with the first byte of one and the second of another. */
    private static final class Shared {
        /** Small letters are so much more frequent than other bytes. */
        private static final int FREQUENT = 10;

        private final BitSet first = new BitSet();
        private final BitSet second = new BitSet();
        private final BitSet third = new BitSet();

        /** {@return how much more often other texts set it off when a trigger is added} */
        long costOf(Trigger trigger) {
            return cost(first, trigger.first()) * cost(second, trigger.second()) * cost(third, trigger.third())
                    - cost(first, "") * cost(second, "") * cost(third, "");
        }

        private static long cost(BitSet bytes, String more) {
            return IntStream.concat(bytes.stream(), more.chars())
                    .distinct()
                    .map(b -> b >= 'a' && b <= 'z' ? FREQUENT : 1)
                    .sum();
        }

        void add(Trigger trigger) {
            trigger.first().chars().forEach(first::set);
            trigger.second().chars().forEach(second::set);
            trigger.third().chars().forEach(third::set);
        }
    }

    /** Adds a trigger where it sets off the fewest other texts. */
    private static int place(Shared[] slots, Trigger trigger) {
        int best = 0;
        for (int i = 1; i < slots.length; i++) {
            best = slots[i].costOf(trigger) < slots[best].costOf(trigger) ? i : best;
        }
        slots[best].add(trigger);
        return best;
    }

    private void set(long bit, String bytes) {
        for (int b = 0; b < table.length; b++) {
            table[b] |= bytes.isEmpty() || bytes.indexOf(b) >= 0 ? bit : 0;
        }
    }

    /** Goes through all strings of a line, if any rule asks for it. */
    void line(JsonObject line, Consumer consumer) {
        if (slots.length == 0) {
            return;
        }
        held = 0;
        scan(line, consumer);
    }

    /** {@return whether the last line held a trigger of one of the other rules, by its place in their list} */
    boolean isTriggered(int other) {
        return (held & slots[rules.size() + other]) != 0;
    }

    private void scan(JsonValue value, Consumer consumer) {
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
        held |= found;
        for (int i = 0; found != 0 && i < rules.size(); i++) {
            if ((found & slots[i]) != 0) {
                consumer.check(rules.get(i), string);
            }
        }
    }

    /** {@return the slots that are found; each byte is looked up once, what came before it is carried along} */
    private long triggered(byte[] text, int from, int to) {
        long found = 0;
        long begun = 0;
        long going = 0;
        for (int at = from; at < to; at++) {
            long byByte = table[text[at] & 0xFF];
            found |= going & byByte << 2 * SLOTS;
            going = begun & byByte << SLOTS;
            begun = byByte;
        }
        return found >>> 2 * SLOTS | (going >>> 2 * SLOTS & pairs) | (begun >>> 2 * SLOTS & single);
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
