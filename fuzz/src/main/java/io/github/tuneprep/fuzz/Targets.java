package io.github.tuneprep.fuzz;

import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.catalogue.Catalogue;
import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.config.BaselineFile;
import io.github.tuneprep.config.Configuration;
import io.github.tuneprep.convert.Converter;
import io.github.tuneprep.fix.Fixer;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonSyntaxException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** One class a target, as Jazzer wants it. The exceptions that are caught are those that the methods promise. */
public final class Targets {
    private static final List<Provider> PROVIDERS = Catalogue.bundled().providers();
    private static final List<String> FORMATS = Converter.formats();

    private Targets() {}

    /** The reader, the tree, every dialect and every rule; the first byte chooses the provider. */
    public static final class Check {
        private Check() {}

        /** Runs one input. */
        public static void fuzzerTestOneInput(byte[] input) {
            if (input.length == 0) {
                return;
            }
            byte[] data = Arrays.copyOfRange(input, 1, input.length);
            String provider =
                    PROVIDERS.get((input[0] & 0xFF) % PROVIDERS.size()).id();
            Validator validator = Validator.create().provider(provider).threads(1 + (input[0] & 1));
            validator.validation(Source.of("v", data)).check(List.of(Source.of("t", data)));
        }
    }

    /** The JSON tree. */
    public static final class Json {
        private Json() {}

        /** Runs one input. */
        public static void fuzzerTestOneInput(byte[] input) {
            try {
                JsonReader.read(input).describe();
            } catch (JsonSyntaxException e) {
                if (e.offset() < 0 || e.offset() > input.length) {
                    throw new IllegalStateException("offset " + e.offset());
                }
            }
        }
    }

    /** CSV and TSV. */
    public static final class Table {
        private Table() {}

        /** Runs one input. */
        public static void fuzzerTestOneInput(byte[] input) {
            convert("table.csv", input);
        }
    }

    /** Workbooks. */
    public static final class Workbook {
        private Workbook() {}

        /** Runs one input. */
        public static void fuzzerTestOneInput(byte[] input) {
            convert("book.xlsx", input);
        }
    }

    /** JSON, JSON Lines and text. */
    public static final class Rows {
        private Rows() {}

        /** Runs one input. */
        public static void fuzzerTestOneInput(byte[] input) {
            convert(input.length > 0 && input[0] == '#' ? "a.txt" : "a.jsonl", input);
        }
    }

    /** Fixes: a second one changes nothing. */
    public static final class Fix {
        private static final Validator VALIDATOR = Validator.create().threads(1);

        private Fix() {}

        /** Runs one input. */
        public static void fuzzerTestOneInput(byte[] input) throws IOException {
            for (boolean unsafe : new boolean[] {false, true}) {
                byte[] once;
                try {
                    once = fixed(input, unsafe);
                } catch (IOException e) {
                    continue; // said so, and wrote nothing
                }
                if (!Arrays.equals(once, fixed(once, unsafe))) {
                    throw new IllegalStateException("a second fix changes something");
                }
            }
        }

        private static byte[] fixed(byte[] input, boolean unsafe) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new Fixer(VALIDATOR, unsafe, List.of()).fix(Source.of("a", input), out, (line, rules, before, after) -> {});
            return out.toByteArray();
        }
    }

    /** The configuration file. */
    public static final class Settings {
        private Settings() {}

        /** Runs one input. */
        public static void fuzzerTestOneInput(byte[] input) throws IOException {
            Path file = file(input);
            try {
                Configuration.read(file).settings().apply(Validator.create()).activeRules();
            } catch (IllegalArgumentException e) {
                // It says what is wrong.
            }
        }
    }

    /** The baseline file. */
    public static final class BaselineTarget {
        private BaselineTarget() {}

        /** Runs one input. */
        public static void fuzzerTestOneInput(byte[] input) throws IOException {
            Path file = file(input);
            try {
                BaselineFile.read(file);
            } catch (IllegalArgumentException e) {
                // It says what is wrong.
            }
        }
    }

    private static void convert(String name, byte[] input) {
        int choice = input.length == 0 ? 0 : input[input.length - 1] & 0xFF;
        Converter converter = Converter.create().to(FORMATS.get(choice % FORMATS.size()));
        converter = choice % 2 == 0 ? converter.lossy() : converter;
        try {
            converter.convert(Source.of(name, input), OutputStream.nullOutputStream());
        } catch (UncheckedIOException e) {
            // A broken gzip member, for example.
        }
    }

    private static Path file(byte[] content) throws IOException {
        Path file = Path.of(
                System.getProperty("java.io.tmpdir"),
                "tuneprep-fuzz-" + ProcessHandle.current().pid());
        return Files.write(file, content);
    }
}
