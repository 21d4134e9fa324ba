package io.github.tuneprep.convert;

import io.github.tuneprep.Gathered;
import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.catalogue.Catalogue;
import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.read.Block;
import io.github.tuneprep.read.BlockReader;
import io.github.tuneprep.read.GzipMembers;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Divides a dataset into training and validation, so that no prompt is in both. Lines stay as they are and keep their
 * order; the same seed gives the same split. Where the answers are labels, each label is divided alike.
 *
 * <p>Needs about 100 bytes an example, and reads the dataset twice, or once more for each provider whose formats it is
 * not in.
 */
public final class DatasetSplitter {
    private final double ratio;
    private final long seed;

    /**
     * Makes a splitter.
     *
     * @param ratio the share of the examples for training, between 0 and 1
     * @param seed which of the possible splits
     */
    public DatasetSplitter(double ratio, long seed) {
        if (!(ratio > 0 && ratio < 1)) {
            throw new IllegalArgumentException("ratio must be between 0 and 1, not " + ratio);
        }
        this.ratio = ratio;
        this.seed = seed;
    }

    /** How many examples went where. */
    public record Result(long training, long validation) {}

    /** Says that a dataset has lines that cannot be read, so that nobody knows where they belong. */
    public static final class UnreadableLinesException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        private UnreadableLinesException(String name, long lines) {
            super(name + ": "
                    + (lines == 0
                            ? "there are no lines"
                            : lines + (lines == 1 ? " line" : " lines") + " cannot be read")
                    + "; run tuneprep check");
        }
    }

    /** Where the lines of a split go. */
    public interface Outputs {
        /** Takes both parts, whole. */
        void write(Writer training, Writer validation) throws IOException;
    }

    /** Writes one part. */
    public interface Writer {
        /** Writes all of its lines. */
        void write(OutputStream out) throws IOException;
    }

    /**
     * Splits a dataset.
     *
     * @param source read more than once
     * @param outputs told how to write the two parts
     * @throws UnreadableLinesException if some lines are no examples of any provider's formats
     * @throws UncheckedIOException if it cannot be read
     */
    public Result split(Source source, Outputs outputs) throws IOException {
        List<Groups.Group> groups = read(source).list();
        BitSet validation = choose(groups);
        BitSet training = new BitSet();
        groups.forEach(group -> group.lines().forEach(line -> training.set(Math.toIntExact(line))));
        training.andNot(validation);
        outputs.write(out -> copy(source, training, out), out -> copy(source, validation, out));
        return new Result(training.cardinality(), validation.cardinality());
    }

    /** Reads a dataset in the formats of one provider after the other, until all of its lines are examples. */
    private static Groups read(Source source) {
        long fewest = Long.MAX_VALUE;
        Set<String> tried = new HashSet<>();
        for (Provider provider : Catalogue.bundled().providers()) {
            boolean isNew = false;
            for (List<String> dialects : provider.dialects().values()) {
                isNew |= tried.addAll(dialects);
            }
            if (!isNew) {
                continue;
            }
            Gathered<Groups> gathered =
                    Validator.create().provider(provider.id()).gather(source, Groups.STATISTIC);
            long unreadable = gathered.summary().unreadable();
            if (unreadable == 0 && gathered.summary().examples() > 0) {
                return gathered.state();
            }
            fewest = Math.min(fewest, unreadable);
        }
        throw new UnreadableLinesException(source.name(), fewest);
    }

    /** {@return the lines of the validation part} */
    private BitSet choose(List<Groups.Group> groups) {
        Map<Integer, List<Groups.Group>> byLabel = new TreeMap<>();
        for (Groups.Group group : groups) {
            byLabel.computeIfAbsent(group.label(), label -> new ArrayList<>()).add(group);
        }
        BitSet chosen = new BitSet();
        double wanted = 0;
        for (List<Groups.Group> alike : byLabel.values()) {
            alike.sort(Comparator.comparingLong((Groups.Group group) -> mix(group.key() ^ mix(seed)))
                    .thenComparingLong(group -> group.lines().get(0)));
            wanted += (1 - ratio)
                    * alike.stream().mapToInt(group -> group.lines().size()).sum();
            for (Groups.Group group : alike) {
                // What one label could not use, because its groups are large, the next one gets.
                if (chosen.cardinality() + group.lines().size() <= Math.round(wanted)) {
                    group.lines().forEach(line -> chosen.set(Math.toIntExact(line)));
                }
            }
        }
        if (groups.size() > 1 && (chosen.isEmpty() || chosen.cardinality() == lines(groups))) {
            // Both parts hold something where that can be: the smallest prompt goes to the one that is empty.
            boolean toValidation = chosen.isEmpty();
            groups.stream()
                    .min(Comparator.comparingInt(
                                    (Groups.Group group) -> group.lines().size())
                            .thenComparingLong(group -> mix(group.key() ^ mix(seed)))
                            .thenComparingLong(group -> group.lines().get(0)))
                    .ifPresent(least -> least.lines().forEach(line -> chosen.set(Math.toIntExact(line), toValidation)));
        }
        return chosen;
    }

    private static int lines(List<Groups.Group> groups) {
        return groups.stream().mapToInt(group -> group.lines().size()).sum();
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static void copy(Source source, BitSet lines, OutputStream target) throws IOException {
        BufferedOutputStream out = new BufferedOutputStream(target, 1 << 16);
        try (InputStream in = GzipMembers.unzipped(source.open())) {
            BlockReader reader = new BlockReader(in, Integer.MAX_VALUE / 2);
            reader.begin();
            Block block = new Block();
            while (reader.next(block)) {
                block.forEachLine((buffer, from, to, number) -> {
                    if (lines.get(Math.toIntExact(number))) {
                        try {
                            out.write(buffer, from, to - from);
                            out.write('\n');
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                });
            }
        }
        out.flush();
    }
}
