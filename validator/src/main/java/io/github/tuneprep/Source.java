package io.github.tuneprep;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Where a dataset comes from. Content that is compressed with gzip is recognised by its first bytes. */
public final class Source {
    private final String name;
    private final @Nullable Path file;
    private final long size;
    private final Opener opener;

    private interface Opener {
        InputStream open() throws IOException;
    }

    private Source(String name, @Nullable Path file, long size, Opener opener) {
        this.name = Objects.requireNonNull(name, "name");
        this.file = file;
        this.size = size;
        this.opener = opener;
    }

    /** {@return the file at {@code path}, named as it was given} */
    public static Source of(Path path) {
        return new Source(
                path.toString(), Files.isRegularFile(path) ? path : null, sizeOf(path), () -> new Piped(opened(path)));
    }

    private static InputStream opened(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "is a folder");
        }
        return Files.newInputStream(path);
    }

    /** A file that may be a pipe: the JDK asks it for its position when it is asked what is available, and fails. */
    private static final class Piped extends FilterInputStream {
        Piped(InputStream in) {
            super(in);
        }

        @Override
        public int available() {
            return 0;
        }
    }

    private static long sizeOf(Path path) {
        try {
            return Files.isRegularFile(path) ? Files.size(path) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    /**
     * {@return a dataset in memory}
     *
     * @param name what findings call it
     * @param content its bytes, not copied
     */
    public static Source of(String name, byte[] content) {
        return new Source(name, null, content.length, () -> new ByteArrayInputStream(content));
    }

    /**
     * {@return a stream that can be read once: another check of it fails}
     *
     * @param name what findings call it
     * @param content closed when it has been read
     */
    public static Source of(String name, InputStream content) {
        AtomicBoolean taken = new AtomicBoolean();
        return new Source(name, null, -1, () -> {
            if (taken.getAndSet(true)) {
                throw new IOException(name + " is a stream, which can be read once, and has been read");
            }
            return content;
        });
    }

    /** {@return what findings call this source} */
    public String name() {
        return name;
    }

    /** {@return the file that it is, or nothing when it is in memory, a stream or a pipe} */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** {@return its size in bytes as stored, or -1 when that is not known} */
    public long size() {
        return size;
    }

    /**
     * Opens the source.
     *
     * @throws IOException if it cannot be read
     */
    public InputStream open() throws IOException {
        return opener.open();
    }
}
