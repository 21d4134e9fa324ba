package io.github.tuneprep.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command in a process of its own, on files, pipes and disks that misbehave. */
@DisabledOnOs(OS.WINDOWS)
class FaultsTest {
    @TempDir
    private Path folder;

    private record Result(int code, String out) {}

    @BeforeEach
    void writeDataset() throws IOException {
        Files.write(folder.resolve("data.jsonl"), lines(2_000));
    }

    private static byte[] lines(int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append("{\"messages\":[{\"role\":\"user\",\"content\":\"What is ")
                    .append(i)
                    .append("?\"},{\"role\":\"bot\",\"content\":\"It is a number, and a good one.\"}]}\n");
        }
        return lines.toString().getBytes(UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                // what is run in a shell, with $T for the command ~ exit code ~ what is said
                "$T check . ~ 3 ~ .: is a folder",
                "$T convert . -o out.jsonl ~ 3 ~ .: is a folder",
                "cat data.jsonl | $T split /dev/stdin --train a --validation b ~ 2 ~ can be read once only",
                "$T check data.jsonl --config . ~ 3 ~ .: is a folder",
                "$T check data.jsonl --baseline . ~ 3 ~ .: is a folder",
                "$T explain invalid-json --message x ~ 2 ~ not both",
                "$T fix data.jsonl --diff --format json ~ 2 ~ --diff is text",
                ": >none.jsonl; $T fix none.jsonl -o out.jsonl ~ 3 ~ holds no lines",
                ": >none.jsonl; $T count none.jsonl ~ 1 ~ no line is an example",
                "$T fix data.jsonl -o out.gz; gzip -dc out.gz | $T check - ~ 0 ~ 2,000 examples",
                "$T check none.jsonl ~ 3 ~ no such file: none.jsonl",
                "ln -s nowhere link; $T check link ~ 3 ~ no such file: link",
                "mkfifo p; cat data.jsonl >p & $T check p ~ 1 ~ 2,000 examples",
                "cat data.jsonl | $T check - ~ 1 ~ 2,000 examples",
                "$T check data.jsonl >/dev/full ~ 3 ~ standard output",
                "$T --version >/dev/full ~ 3 ~ standard output",
                "$T check --help >/dev/full ~ 3 ~ standard output",
                "$T check data.jsonl >&- ~ 3 ~ standard output",
                "$T check data.jsonl -o /dev/full ~ 3 ~ /dev/full: No space left",
                "$T fix data.jsonl -o /dev/full ~ 3 ~ /dev/full: No space left",
                "$T rules | head -1 >/dev/null; echo head ~ 0 ~ head",
                "(ulimit -f 20; $T fix data.jsonl -o out.jsonl) ~ 3 ~ out.jsonl: File too large",
                "(ulimit -f 20; $T convert data.jsonl -o out.jsonl) ~ 3 ~ out.jsonl: File too large",
                "cp data.jsonl out.jsonl; $T fix data.jsonl -o out.jsonl ~ 3 ~ file exists, use --force",
                "$T fix data.jsonl -o data.jsonl --force ~ 3 ~ is the file that is read",
                "$T fix data.jsonl -o none/out.jsonl ~ 3 ~ no such file",
                "cp data.jsonl wrong.jsonl.gz; $T check wrong.jsonl.gz ~ 1 ~ 2,000 examples",
                "gzip data.jsonl; head -c 3000 data.jsonl.gz >cut.gz; $T check cut.gz ~ 3 ~ ends too early",
                "gzip data.jsonl; cat data.jsonl.gz data.jsonl.gz >two.gz; $T check two.gz ~ 1 ~ 4,000 examples",
                "gzip data.jsonl; (cat data.jsonl.gz; echo junk) >j.gz; $T check j.gz ~ 3 ~ behind the end of the gzip data",
            })
    void says_what_is_wrong_and_leaves_nothing_half_written(String script, int code, String said) throws Exception {
        Result result = shell(script);

        assertThat(result.out()).contains(said).doesNotContain("\tat ", "Exception");
        assertThat(result.code()).isEqualTo(code);
        assertThat(left()).doesNotContain(".tmp");
        if (code == 3 && script.startsWith("(ulimit")) {
            assertThat(folder.resolve("out.jsonl")).doesNotExist();
        }
    }

    @Test
    void says_that_it_may_not_read_or_write() throws Exception {
        Path secret = folder.resolve("data.jsonl");
        assumeThat(secret.toFile().setReadable(false) && !Files.isReadable(secret))
                .as("the superuser may read everything")
                .isTrue();

        assertThat(shell("$T check data.jsonl")).isEqualTo(new Result(3, "tuneprep: access denied: data.jsonl\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void a_process_that_is_told_to_end_leaves_no_file(String signal) throws Exception {
        Process process = start("exec $T convert - -o out.jsonl");
        OutputStream in = process.getOutputStream();
        in.write(lines(20_000));
        in.flush();
        for (int i = 0; i < 200 && !left().contains(".tmp"); i++) {
            Thread.sleep(50);
        }
        assertThat(left()).contains(".tmp");
        boolean deaf = signal.equals("INT") && ignoresInterrupts(process);
        if (deaf) {
            process.destroyForcibly();
        }
        assumeThat(deaf).as("a build in the background ignores Ctrl-C").isFalse();
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isGreaterThan(128);
        assertThat(left()).isEqualTo("data.jsonl");
    }

    @ParameterizedTest
    @ValueSource(strings = {": >data.jsonl", "rm data.jsonl", "head -c 1500000 /dev/zero >>data.jsonl"})
    void a_file_that_changes_while_it_is_read_is_no_crash(String change) throws Exception {
        Files.write(folder.resolve("data.jsonl"), lines(200_000));
        Result result = shell("($T check data.jsonl; echo code $?) & sleep 0.6; " + change + "; wait");

        assertThat(result.out()).doesNotContain("\tat ", "internal error").containsPattern("code [013]\n");
    }

    /** Told by Linux alone; a shell makes what it starts in the background ignore them. */
    private static boolean ignoresInterrupts(Process process) throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
        }
    }

    private Result shell(String script) throws Exception {
        Process process = start(script);
        process.getOutputStream().close();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        process.getInputStream().transferTo(out);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), out.toString(UTF_8));
    }

    private Process start(String script) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = List.of(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path").replace(" ", "\\ "),
                        Tuneprep.class.getName())
                .stream()
                .collect(Collectors.joining(" "));
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script.replace("$T", command))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        return builder.start();
    }

    /** {@return the files of the folder} */
    private String left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toFile).map(File::getName).sorted().collect(Collectors.joining(" "));
        }
    }
}
