package io.github.tuneprep.render;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * A file that appears whole or not at all, and replaces none unless asked.
 *
 * @param path where it appears
 * @param replace whether a file that exists may be replaced
 */
public record OutputFile(Path path, boolean replace) {
    /** Writes the content. */
    public interface Writer {
        /** Writes all of it and leaves {@code out} open. */
        void write(OutputStream out) throws IOException;
    }

    /**
     * Fails before any work is done when the file could not be written.
     *
     * @param inputs files that are read, none of which is ever replaced
     */
    public void check(Path... inputs) throws IOException {
        if (Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "is a folder");
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        for (Path input : inputs) {
            if (isSame(path, input)) {
                throw new FileSystemException(path.toString(), null, "is the file that is read");
            }
        }
        if (!replace && Files.isRegularFile(path)) {
            throw new FileAlreadyExistsException(path.toString());
        }
    }

    /** {@return whether two paths name one file, which need not exist yet} */
    public static boolean isSame(Path one, Path other) throws IOException {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())
                || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
    }

    /** Writes the file. */
    public void write(Writer writer) throws IOException {
        check();
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            // A pipe or a device is written to, not replaced.
            try (OutputStream out = new Target(Files.newOutputStream(path))) {
                writer.write(out);
            }
            return;
        }
        // Where a link points to, so that the link stays.
        Path real = Files.exists(path) ? path.toRealPath() : path;
        Path temporary = real.resolveSibling("." + real.getFileName() + "." + UUID.randomUUID() + ".tmp");
        // A process that is told to end, by Ctrl-C or a build server, leaves no half file either.
        Thread cleaner = new Thread(temporary.toFile()::delete);
        Runtime.getRuntime().addShutdownHook(cleaner);
        try {
            try (OutputStream out = compressed(new Target(created(temporary)))) {
                writer.write(out);
            }
            Files.move(temporary, real, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
            release(cleaner);
        }
    }

    /** A file that is named as a compressed one is one. */
    private OutputStream compressed(OutputStream out) throws IOException {
        return path.toString().endsWith(".gz") ? new GZIPOutputStream(out, 1 << 16) : out;
    }

    /** The file that nobody asked for is none that a message names. */
    private OutputStream created(Path temporary) throws IOException {
        try {
            return Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW);
        } catch (AccessDeniedException e) {
            FileSystemException named = new AccessDeniedException(path.toString());
            named.initCause(e);
            throw named;
        }
    }

    private static void release(Thread cleaner) {
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook at work.
        }
    }

    /** Says which file it is that could not be written. */
    private final class Target extends FilterOutputStream {
        Target(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                IOException named = new FileSystemException(path.toString(), null, e.getMessage());
                named.initCause(e);
                throw named;
            }
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }
    }
}
