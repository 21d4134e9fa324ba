package io.github.tuneprep.rules.duplicates;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.CompletionExample;
import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.PreferenceExample;
import io.github.tuneprep.example.TextExample;
import io.github.tuneprep.example.Tool;
import io.github.tuneprep.example.ToolCall;
import io.github.tuneprep.json.ByteScan;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.Fingerprint;
import io.github.tuneprep.rule.Statistic;

/**
 * The words of an example as one number, whatever their order, case, accents and punctuation. Two examples that differ
 * in nothing else have the same number; others hardly ever do.
 */
final class WordBag {
    /**
     * The examples that differ in their prompts, by their words: an index whose prompts are bags, and whose examples
     * are prompts. What differs in its answer only has other rules.
     */
    static final Statistic<FingerprintIndex> STATISTIC = new FingerprintIndex.Gathering() {
        @Override
        public FingerprintIndex newState() {
            return FingerprintIndex.ofWords();
        }

        @Override
        public void add(FingerprintIndex state, Example example, Facts facts) {
            WordBag bag = new WordBag(facts);
            if (bag.add(example) && bag.words >= FEWEST) {
                Fingerprint fingerprint = facts.fingerprint();
                long asked = fingerprint.prompt() == 0 ? fingerprint.example() : fingerprint.prompt();
                state.add(bag.sum == 0 ? 1 : bag.sum, asked, example.line());
            }
        }
    };

    /** Examples of fewer words are alike by chance. */
    private static final int FEWEST = 4;

    /** Makes lower case of letters, and leaves digits. */
    private static final long CASE_BITS = 0x2020202020202020L;

    private static final long MULTIPLIER = 0xBF58476D1CE4E5B9L;

    private final Facts facts;
    private long sum;
    private int words;

    private WordBag(Facts facts) {
        this.facts = facts;
    }

    /** {@return whether such an example can be compared} */
    private boolean add(Example example) {
        if (example instanceof ChatExample chat) {
            addChat(chat);
        } else if (example instanceof PreferenceExample pair) {
            addChat(pair.chosen());
            // Another answer is not the same said of the other role.
            sum *= MULTIPLIER;
            pair.rejected().forEach(this::add);
        } else if (example instanceof CompletionExample completion) {
            add(completion.prompt());
            sum *= MULTIPLIER;
            add(completion.completion());
        } else if (example instanceof TextExample text) {
            add(text.text());
        } else {
            return false;
        }
        return true;
    }

    private void addChat(ChatExample chat) {
        for (Tool tool : chat.tools()) {
            sum += mix(facts.hash(tool.source()));
        }
        chat.messages().forEach(this::add);
    }

    private void add(Message message) {
        long before = sum;
        sum = 0;
        if (message.refusal() != null) {
            add(message.refusal());
        }
        if (message.content() instanceof Content.Text text) {
            add(text.value());
        } else if (message.content() instanceof Content.Parts list) {
            for (Content.Part part : list.parts()) {
                if (part.text() != null) {
                    add(part.text());
                } else {
                    sum += mix(facts.hash(part.source()));
                }
            }
        }
        for (ToolCall call : message.toolCalls()) {
            long arguments = call.arguments() == null ? 0 : facts.hash(call.arguments());
            sum += mix(facts.hash(call.name()) * MULTIPLIER + arguments);
        }
        sum = before + mix(sum * MULTIPLIER + message.role().hashCode());
    }

    private void add(JsonString string) {
        byte[] text = string.textBytes();
        int from = string.textStart();
        int to = string.textEnd();
        // Words are read eight bytes at a time, which must not reach behind the array.
        int at = addWords(text, from, to, Math.min(to, text.length - Long.BYTES));
        while (at < to) {
            at = addWord(text, at, to);
        }
    }

    /**
     * Adds the words of ASCII and the signs behind them, without a branch that depends on where they end.
     *
     * @param to where the text ends
     * @param last up to where eight bytes can be read
     * @return where the last word starts, which may go on
     */
    private int addWords(byte[] text, int from, int to, int last) {
        long added = 0;
        int counted = 0;
        int start = from;
        int at = from;
        long word = 0;
        while (at < last) {
            long bytes = ByteScan.load(text, at);
            int length = ByteScan.leadingAlphanumerics(bytes);
            at += length;
            if (length == Long.BYTES) {
                word = absorb(word, bytes | CASE_BITS);
                continue;
            }
            if (at >= last) {
                break;
            }
            int sign = text[at];
            if (sign < 0) {
                at = addWord(text, start, to);
            } else {
                long rest = (bytes | CASE_BITS) & (1L << (length * Byte.SIZE)) - 1;
                // Where no word ends, zero is added.
                added += mix((word ^ rest) * MULTIPLIER);
                counted += at > start ? 1 : 0;
                do {
                    added += FoldedCharacters.SIGNS[sign];
                    at++;
                    sign = at < last ? text[at] : 'a';
                } while (sign >= 0 && FoldedCharacters.ASCII[sign] <= 0);
            }
            word = 0;
            start = at;
        }
        sum += added;
        words += counted;
        return start;
    }

    /**
     * Adds one word, and what stands behind it, character by character.
     *
     * @return where the next one starts
     */
    private int addWord(byte[] text, int from, int to) {
        long word = 0;
        long rest = 0;
        int filled = 0;
        int at = from;
        int character = FoldedCharacters.NOTHING;
        while (at < to && (character > 0 || character == FoldedCharacters.NOTHING)) {
            int length = FoldedCharacters.length(text[at]);
            character = FoldedCharacters.of(text, at, length);
            at += length;
            for (int left = Math.max(0, character); left != 0; left >>>= Byte.SIZE) {
                rest |= (left & 0xFFL) << (filled * Byte.SIZE);
                filled++;
                if (filled == Long.BYTES) {
                    word = absorb(word, rest);
                    rest = 0;
                    filled = 0;
                }
            }
        }
        sum += mix((word ^ rest) * MULTIPLIER) + (character > 0 ? 0 : FoldedCharacters.sign(character));
        words += (word ^ rest) == 0 ? 0 : 1;
        return at;
    }

    private static long absorb(long word, long eight) {
        long z = (word ^ eight) * MULTIPLIER;
        return z ^ (z >>> 29);
    }

    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * MULTIPLIER;
        return z ^ (z >>> 31);
    }
}
