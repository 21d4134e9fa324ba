package io.github.tuneprep.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Remembers what passed, so that the same files with the same settings are not checked again. */
final class UpToDate {
    private final Path index;
    private final String state;

    /**
     * Prepares to remember.
     *
     * @param index the file that remembers
     * @param settings everything besides the files that the outcome depends on
     * @param files the files it depends on, by their sizes and times of change
     */
    UpToDate(Path index, List<String> settings, List<Path> files) {
        this.index = index;
        StringBuilder all = new StringBuilder(String.join("\n", settings));
        for (Path file : files) {
            all.append('\n').append(file.toAbsolutePath()).append(' ').append(stamp(file));
        }
        this.state = hash(all.toString());
    }

    private static String stamp(Path file) {
        try {
            return Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return "missing";
        }
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return whether the same passed before} */
    boolean isPassed() {
        try {
            return Files.exists(index) && Files.readString(index).equals(state);
        } catch (IOException e) {
            return false;
        }
    }

    /** Remembers that it passed. */
    void passed() {
        try {
            Files.createDirectories(index.getParent());
            Files.writeString(index, state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets, before what was remembered may no longer be true. */
    void forget() {
        try {
            Files.deleteIfExists(index);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
