package io.github.tuneprep.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the texts that text rules have to look at closer, and the lines that other rules with triggers have to: one
 * pass over the bytes for all rules. Confined to one thread.
 */
final class TextScan {
    private static final String DATA_URL = "data:";

    private static final int LONGEST_TYPE = 100;

    private static final String SIGNS = "</>=_-:.";

    /** From the rarest letter to the most frequent one of English, which count as 2 to 27; what is no letter as 1. */
    private static final String LETTERS = "zqjxkvbpygfwmucldrhsnioate";

    private static final long SIGN_FREQUENCY = 6;
    private static final long BLANK_FREQUENCY = 30;

    /** Kinds of triggers that are told apart while a text is gone through: three times as many bits fit in a word. */
    private static final int SLOTS = 21;

    /** The last slots, which triggers for few bytes share. */
    private static final int SHARED = 8;

    /** The slots that have one trigger each. */
    private static final long OWN = (1L << SLOTS - SHARED) - 1;

    private static final long ALL = (1L << SLOTS) - 1;

    /** Bytes that are gone through at a time; in those that set off a shared slot, its triggers are looked for. */
    private static final int WINDOW = 512;

    /** Bytes that are gone through faster one by one: most strings are names and roles. */
    private static final int SHORT = 16;

    private final List<TextRule> rules;

    /**
     * For each byte a bit that is zero, from the lowest bits to the highest: the slots of triggers whose first, whose
     * second and whose third byte it may be. Moved by one group of slots at each byte, zeros that meet zeros arrive in
     * the highest group.
     */
    private final long[] table = new long[256];

    /** The same for what stands behind the end: only those that take any byte take that. */
    private long end = -1;

    private final List<List<Wanted>> bySlot = new ArrayList<>();

    /** Text rules without a trigger look at every text. */
    private final BitSet always = new BitSet();

    /** The rules that a text has a trigger of, text rules first. */
    private final BitSet found = new BitSet();

    /** The same for the last line. */
    private final BitSet held = new BitSet();

    /** Takes what has to be looked at closer. */
    interface Consumer {
        void check(TextRule rule, JsonString text);
    }

    /**
     * A trigger and the rules that have it.
     *
     * @param breadth how many different bytes set it off; those beyond ASCII seldom meet others
     */
    private record Wanted(BitSet rules, Trigger trigger, long breadth) {
        Wanted(Trigger trigger) {
            this(
                    new BitSet(),
                    trigger,
                    breadth(trigger.first()) * breadth(trigger.second()) * breadth(trigger.third()));
        }

        long frequency() {
            return TextScan.frequency(trigger.first())
                    * TextScan.frequency(trigger.second())
                    * TextScan.frequency(trigger.third());
        }

        private static long breadth(String bytes) {
            long ascii = 0;
            for (int i = 0; i < bytes.length(); i++) {
                ascii += bytes.charAt(i) < 128 ? 1 : 0;
            }
            return bytes.isEmpty() ? 128 : Math.max(1, ascii);
        }
    }

    TextScan(List<TextRule> rules, List<ExampleRule<?>> others) {
        this.rules = rules;
        Map<Trigger, Wanted> byTrigger = new LinkedHashMap<>();
        for (int i = 0; i < rules.size() + others.size(); i++) {
            int rule = i;
            List<Trigger> triggers = i < rules.size()
                    ? rules.get(i).triggers()
                    : others.get(i - rules.size()).triggers();
            always.set(i, triggers.isEmpty());
            triggers.forEach(trigger ->
                    byTrigger.computeIfAbsent(trigger, Wanted::new).rules().set(rule));
        }
        Arrays.fill(table, -1);
        List<Wanted> wanted = new ArrayList<>(byTrigger.values());
        wanted.sort(Comparator.comparingLong((Wanted one) -> one.breadth)
                .thenComparingLong(Wanted::frequency)
                .reversed());
        int own = SLOTS - SHARED;
        Shared[] shared = new Shared[SHARED];
        Arrays.setAll(shared, i -> new Shared());
        for (int i = 0; i < SLOTS; i++) {
            bySlot.add(new ArrayList<>());
        }
        for (int i = 0; i < wanted.size(); i++) {
            Trigger trigger = wanted.get(i).trigger();
            int slot = i < own ? i : own + place(shared, trigger);
            bySlot.get(slot).add(wanted.get(i));
            allow(1L << slot, trigger.first());
            allow(1L << slot + SLOTS, trigger.second());
            allow(1L << slot + 2 * SLOTS, trigger.third());
        }
    }

    /** {@return a guess how often a byte occurs beside others} */
    private static long frequency(int b) {
        return b == ' ' ? BLANK_FREQUENCY : SIGNS.indexOf(b) >= 0 ? SIGN_FREQUENCY : 2 + LETTERS.indexOf(b);
    }

    private static long frequency(String bytes) {
        return bytes.chars().mapToLong(TextScan::frequency).sum();
    }

    /** Triggers of one slot: the more of them, the more often other bytes look like one. */
    private static final class Shared {
        private final Bytes first = new Bytes();
        private final Bytes second = new Bytes();
        private final Bytes third = new Bytes();

        /** {@return how much more often other texts set it off when a trigger is added} */
        long costOf(Trigger trigger) {
            return first.with(trigger.first()) * second.with(trigger.second()) * third.with(trigger.third())
                    - first.sum * second.sum * third.sum;
        }

        void add(Trigger trigger) {
            first.add(trigger.first());
            second.add(trigger.second());
            third.add(trigger.third());
        }
    }

    private static final class Bytes {
        private final BitSet some = new BitSet();
        private long sum;

        /** {@return how frequent these and some more are} */
        long with(String more) {
            long both = sum;
            for (int i = 0; i < more.length(); i++) {
                both += some.get(more.charAt(i)) ? 0 : frequency(more.charAt(i));
            }
            return both;
        }

        void add(String more) {
            sum = with(more);
            more.chars().forEach(some::set);
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

    private void allow(long bit, String bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            table[bytes.charAt(i)] &= ~bit;
        }
        if (bytes.isEmpty()) {
            for (int b = 0; b < table.length; b++) {
                table[b] &= ~bit;
            }
            end &= ~bit;
        }
    }

    /** Goes through all strings of a line, if any rule asks for it. */
    void line(JsonObject line, Consumer consumer) {
        held.clear();
        if (!always.isEmpty() || !bySlot.get(0).isEmpty()) {
            scan(line, consumer);
        }
    }

    /** {@return whether the last line held a trigger of one of the other rules, by its place in their list} */
    boolean isTriggered(int other) {
        return held.get(rules.size() + other);
    }

    private void scan(JsonValue value, Consumer consumer) {
        if (value instanceof JsonString string) {
            scan(string, consumer);
        } else if (value instanceof JsonArray array) {
            for (JsonValue item : array.values()) {
                scan(item, consumer);
            }
        } else if (value instanceof JsonObject object) {
            List<JsonObject.Member> members = object.members();
            for (int i = 0; i < members.size(); i++) {
                scan(members.get(i).value(), consumer);
            }
        }
    }

    private void scan(JsonString string, Consumer consumer) {
        byte[] text = string.textBytes();
        int from = string.textStart();
        int to = string.textEnd();
        if (string.startsWith(DATA_URL) && isEncoded(text, from, to)) {
            return;
        }
        found.clear();
        found.or(always);
        long own = 0;
        for (int at = from; at < to; at += WINDOW) {
            // A trigger may begin in one window and go on in the next.
            int stop = Math.min(to, at + WINDOW + 2);
            long slots = slots(text, at, stop);
            own |= slots & OWN;
            if ((slots & ~OWN) != 0) {
                findShared(text, at, stop, to);
            }
        }
        if (own == 0 && found.isEmpty()) {
            return;
        }
        for (; own != 0; own &= own - 1) {
            found.or(bySlot.get(Long.numberOfTrailingZeros(own)).get(0).rules());
        }
        held.or(found);
        for (int i = found.nextSetBit(0); i >= 0 && i < rules.size(); i = found.nextSetBit(i + 1)) {
            consumer.check(rules.get(i), string);
        }
    }

    /** {@return the slots that are set off; both halves at once, because each byte waits for the one before it} */
    private long slots(byte[] text, int from, int to) {
        if (to - from <= SHORT) {
            return slotsOf(rest(text, from, to, -1));
        }
        int half = (to - from) >>> 1;
        int middle = from + half;
        long first = -1;
        long second = -1;
        long missed = -1;
        for (int i = 0; i < half; i++) {
            first = first << SLOTS | table[text[from + i] & 0xFF];
            second = second << SLOTS | table[text[middle + i] & 0xFF];
            missed &= first & second;
        }
        missed &= rest(text, middle, Math.min(middle + 2, to), first) & rest(text, middle + half, to, second);
        return slotsOf(missed);
    }

    private long rest(byte[] text, int from, int to, long before) {
        long state = before;
        long missed = -1;
        for (int at = from; at < to; at++) {
            state = state << SLOTS | table[text[at] & 0xFF];
            missed &= state;
        }
        state = state << SLOTS | end;
        return missed & state & (state << SLOTS | end);
    }

    private static long slotsOf(long state) {
        return ~state >>> 2 * SLOTS & ALL;
    }

    /** Triggers that share a slot also set it off with the first byte of one and the second of another. */
    private void findShared(byte[] text, int from, int stop, int to) {
        long state = -1;
        for (int at = from; at < stop + 2; at++) {
            state = state << SLOTS | (at < stop ? table[text[at] & 0xFF] : end);
            find(slotsOf(state) & ~OWN, text, at - 2, to);
        }
    }

    private void find(long slots, byte[] text, int at, int to) {
        for (long left = slots; left != 0; left &= left - 1) {
            for (Wanted wanted : bySlot.get(Long.numberOfTrailingZeros(left))) {
                if (wanted.trigger().isAt(text, at, to)) {
                    found.or(wanted.rules());
                }
            }
        }
    }

    private static boolean isEncoded(byte[] text, int from, int to) {
        String start = new String(text, from, Math.min(LONGEST_TYPE, to - from), ISO_8859_1);
        int comma = start.indexOf(',');
        return comma > 0 && start.indexOf(' ') < 0 && start.lastIndexOf(";base64", comma) > 0;
    }
}
