package io.github.tuneprep.tokenizer;

import java.util.ArrayList;
import java.util.List;

/**
 * Byte pair encoding of one byte over and over, as in rules and blanks. Its parts differ in length only, so equal
 * neighbours are kept as their number, and most merges are made for all of them in one step.
 */
final class RunMerge {
    /** The rank of so many bytes, {@link Vocabulary#NONE} where they are no token. */
    private final int[] ranks;

    private List<Parts> parts = new ArrayList<>();

    /**
     * Equal neighbours.
     *
     * @param length of each, in bytes
     * @param number how many there are; 0 for none
     */
    private record Parts(int length, int number) {}

    private RunMerge(Vocabulary vocabulary, byte[] text, int from, int to) {
        ranks = new int[Math.min(vocabulary.longest(), to - from) + 1];
        for (int length = 1; length < ranks.length; length++) {
            ranks[length] = vocabulary.rank(text, from, from + length);
        }
        parts.add(new Parts(1, to - from));
    }

    /** {@return the tokens of a piece all of whose bytes are the same} */
    static int count(Vocabulary vocabulary, byte[] text, int from, int to) {
        return new RunMerge(vocabulary, text, from, to).count();
    }

    private int count() {
        while (mergeLowest()) {}
        return parts.stream().mapToInt(Parts::number).sum();
    }

    /** {@return whether a pair was merged: the first of lowest rank, with all that are equal to it} */
    private boolean mergeLowest() {
        int lowest = Vocabulary.NONE;
        int at = 0;
        boolean inside = false;
        for (int i = 0; i < parts.size(); i++) {
            int own = parts.get(i).number() > 1 ? rank(2L * parts.get(i).length()) : Vocabulary.NONE;
            int across = i + 1 < parts.size()
                    ? rank((long) parts.get(i).length() + parts.get(i + 1).length())
                    : Vocabulary.NONE;
            if (Math.min(own, across) < lowest) {
                inside = own <= across;
                lowest = Math.min(own, across);
                at = i;
            }
        }
        if (lowest == Vocabulary.NONE) {
            return false;
        }
        List<Parts> merged = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Parts own = parts.get(i);
            if (i != at) {
                add(own.length(), own.number(), merged);
            } else if (inside) {
                int pairs = isUndisturbed(i, lowest) ? own.number() / 2 : 1;
                add(2 * own.length(), pairs, merged);
                add(own.length(), own.number() - 2 * pairs, merged);
            } else {
                Parts following = parts.get(++i);
                add(own.length(), own.number() - 1, merged);
                add(own.length() + following.length(), 1, merged);
                add(following.length(), following.number() - 1, merged);
            }
        }
        parts = merged;
        return true;
    }

    /** {@return whether no merge within these parts makes a pair that would be merged before the next of them} */
    private boolean isUndisturbed(int at, int rank) {
        long length = parts.get(at).length();
        return rank(3 * length) > rank
                && rank(4 * length) > rank
                && (at == 0 || rank(parts.get(at - 1).length() + 2 * length) > rank);
    }

    private static void add(int length, int number, List<Parts> parts) {
        Parts last = parts.isEmpty() ? new Parts(0, 0) : parts.get(parts.size() - 1);
        if (number > 0 && last.length() == length) {
            parts.set(parts.size() - 1, new Parts(length, last.number() + number));
        } else if (number > 0) {
            parts.add(new Parts(length, number));
        }
    }

    private int rank(long length) {
        return length < ranks.length ? ranks[(int) length] : Vocabulary.NONE;
    }
}
