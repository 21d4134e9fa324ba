package io.github.tuneprep.convert;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.CompletionExample;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.Fingerprint;
import io.github.tuneprep.rule.Statistic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The lines of a dataset, those with one prompt together, and what each answers. Confined to one thread. */
final class Groups {
    static final Statistic<Groups> STATISTIC = new Statistic<>() {
        @Override
        public Groups newState() {
            return new Groups();
        }

        @Override
        public void add(Groups state, Example example, Facts facts) {
            Fingerprint fingerprint = facts.fingerprint();
            state.byLine.put(
                    example.line(),
                    new Entry(
                            fingerprint.prompt() == 0 ? fingerprint.example() : fingerprint.prompt(),
                            answer(example).hashCode()));
        }

        @Override
        public Groups merge(Groups left, Groups right) {
            left.byLine.putAll(right.byLine);
            return left;
        }
    };

    /** Answers with more different texts are no labels. */
    private static final int MOST_LABELS = 50;

    private final TreeMap<Long, Entry> byLine = new TreeMap<>();

    private record Entry(long group, int label) {}

    /**
     * Lines that must not be divided.
     *
     * @param key what they share
     * @param label what the first of them answers, 0 when the answers are no labels
     * @param lines counted from 1, ascending
     */
    record Group(long key, int label, List<Long> lines) {}

    private static String answer(Example example) {
        if (example instanceof CompletionExample completion) {
            return completion.completion().text();
        }
        if (example instanceof ChatExample chat && chat.lastAssistant() >= 0) {
            List<JsonString> texts =
                    chat.messages().get(chat.lastAssistant()).content().texts();
            return texts.size() == 1 ? texts.get(0).text() : "";
        }
        return "";
    }

    /** {@return the groups, in the order of their first lines} */
    List<Group> list() {
        boolean labelled = isLabelled();
        Map<Long, Group> groups = new HashMap<>();
        List<Group> inOrder = new ArrayList<>();
        byLine.forEach((line, entry) -> {
            Group group = groups.computeIfAbsent(entry.group(), key -> {
                Group first = new Group(key, labelled ? entry.label() : 0, new ArrayList<>());
                inOrder.add(first);
                return first;
            });
            group.lines().add(line);
        });
        return inOrder;
    }

    /** A classification has few answers, each of them often. */
    private boolean isLabelled() {
        Map<Integer, Integer> counts = new HashMap<>();
        for (Entry entry : byLine.values()) {
            counts.merge(entry.label(), 1, Integer::sum);
            if (counts.size() > MOST_LABELS) {
                return false;
            }
        }
        return counts.size() > 1 && counts.size() * 5 <= byLine.size();
    }
}
