package io.github.tuneprep.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.LineInspector;
import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.example.Example;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;

/** Reads the examples of {@link DatasetSource}. */
final class DatasetArguments implements ArgumentsProvider, AnnotationConsumer<DatasetSource> {
    private @Nullable DatasetSource source;

    @Override
    public void accept(DatasetSource annotation) {
        source = annotation;
    }

    @Override
    // The successor of this method is not in JUnit 5 before 5.13, and calls it; JUnit closes the stream.
    @SuppressWarnings("deprecation")
    public Stream<? extends Arguments> provideArguments(ExtensionContext context) {
        DatasetSource from = source;
        if (from == null) {
            throw new IllegalStateException("no @DatasetSource");
        }
        // Opened when the first example is asked for: of what is thrown before, JUnit 6 blames the provider.
        return Stream.of(from).flatMap(DatasetArguments::examples);
    }

    private static Stream<Arguments> examples(DatasetSource from) {
        try {
            InputStream in = new BufferedInputStream(
                    decompressed(Source.of(Path.of(from.value())).open()));
            Iterator<Arguments> examples = new Examples(from, in);
            Spliterator<Arguments> ordered = Spliterators.spliteratorUnknownSize(examples, Spliterator.ORDERED);
            return StreamSupport.stream(ordered, false).onClose(() -> {
                try {
                    in.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream decompressed(InputStream in) throws IOException {
        PushbackInputStream begun = new PushbackInputStream(in, 2);
        byte[] magic = begun.readNBytes(2);
        begun.unread(magic);
        boolean compressed = magic.length == 2 && (magic[0] & 0xFF) == 0x1F && (magic[1] & 0xFF) == 0x8B;
        return compressed ? new GZIPInputStream(begun) : begun;
    }

    /** One example after the other; only a line feed ends a line, a carriage return may stand inside of one. */
    private static final class Examples implements Iterator<Arguments> {
        private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(UTF_8);

        private final DatasetSource from;
        private final InputStream in;
        private final LineInspector inspector;
        private long number;
        private byte @Nullable [] next;

        Examples(DatasetSource from, InputStream in) throws IOException {
            this.from = from;
            this.in = in;
            this.inspector = Validator.create().provider(from.provider()).inspector();
            this.next = filledLine();
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Arguments next() {
            byte[] line = next;
            if (line == null) {
                throw new NoSuchElementException();
            }
            inspector.inspect(line, number);
            Example example = inspector.example();
            if (example == null) {
                throw new IllegalStateException(
                        from.value() + ", line " + number + " is no example; run tuneprep check " + from.value());
            }
            Arguments arguments = Arguments.of(Named.of("line " + number, example));
            try {
                next = filledLine();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return arguments;
        }

        private byte @Nullable [] filledLine() throws IOException {
            byte[] line = line();
            while (line != null && isBlank(line)) {
                line = line();
            }
            return line;
        }

        private static boolean isBlank(byte[] line) {
            for (byte b : line) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return true;
        }

        private byte @Nullable [] line() throws IOException {
            int first = in.read();
            if (first < 0) {
                return null;
            }
            number++;
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = first; b >= 0 && b != '\n'; b = in.read()) {
                line.write(b);
            }
            byte[] read = line.toByteArray();
            int mark = BYTE_ORDER_MARK.length;
            boolean marked =
                    number == 1 && read.length >= mark && Arrays.equals(read, 0, mark, BYTE_ORDER_MARK, 0, mark);
            return marked ? Arrays.copyOfRange(read, mark, read.length) : read;
        }
    }
}
