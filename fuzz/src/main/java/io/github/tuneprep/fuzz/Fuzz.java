package io.github.tuneprep.fuzz;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs Jazzer on each target for some seconds, in a process of its own, and fails when one of them found something. */
public final class Fuzz {
    private Fuzz() {}

    /** Arguments: seconds for each target, folder for what is found, folder of seeds, names of targets. */
    public static void main(String... args) throws IOException, InterruptedException {
        Path corpus = Path.of(args[1]);
        List<String> failed = new ArrayList<>();
        for (String target : args[3].split(",", -1)) {
            Path own = Files.createDirectories(corpus.resolve(target)).toAbsolutePath();
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx1g",
                    "-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory",
                    "-Dlog4j2.simplelogLevel=OFF",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "com.code_intelligence.jazzer.Jazzer",
                    "--target_class=" + Targets.class.getName() + "$" + target,
                    "--instrumentation_includes=io.github.tuneprep.**",
                    "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.*",
                    "-max_total_time=" + args[0],
                    "-timeout=20",
                    "-rss_limit_mb=3000",
                    "-max_len=4000",
                    "-print_final_stats=1",
                    own.toString(),
                    Path.of(args[2]).toAbsolutePath().toString()));
            Process process = new ProcessBuilder(command)
                    .directory(new File(args[1]))
                    .inheritIO()
                    .start();
            if (process.waitFor() != 0) {
                failed.add(target);
            }
        }
        if (!failed.isEmpty()) {
            System.err.println("found something in " + failed + "; the input is in " + corpus);
            System.exit(1);
        }
    }
}
