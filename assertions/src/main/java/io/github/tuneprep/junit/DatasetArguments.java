package io.github.tuneprep.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.LineInspector;
import io.github.tuneprep.Validator;
import io.github.tuneprep.example.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Scanner;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
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
    @SuppressWarnings({"deprecation", "StreamResourceLeak"})
    public Stream<? extends Arguments> provideArguments(ExtensionContext context) throws IOException {
        DatasetSource from = source;
        if (from == null) {
            throw new IllegalStateException("no @DatasetSource");
        }
        LineInspector inspector = Validator.create().provider(from.provider()).inspector();
        AtomicLong number = new AtomicLong();
        // Only a line feed ends a line; a carriage return may stand inside of one.
        Scanner lines = new Scanner(Path.of(from.value()), UTF_8).useDelimiter("\n");
        return lines.tokens().onClose(lines::close).flatMap(read -> {
            long at = number.incrementAndGet();
            String line = at == 1 && read.startsWith("\uFEFF") ? read.substring(1) : read;
            if (line.isBlank()) {
                return Stream.empty();
            }
            inspector.inspect(line.getBytes(UTF_8));
            Example example = inspector.example();
            if (example == null) {
                throw new IllegalStateException(
                        from.value() + ", line " + at + " is no example; run tuneprep check " + from.value());
            }
            return Stream.of(Arguments.of(Named.of("line " + at, example)));
        });
    }
}
