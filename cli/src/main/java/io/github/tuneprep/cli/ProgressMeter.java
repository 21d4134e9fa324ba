package io.github.tuneprep.cli;

import io.github.tuneprep.Source;
import java.util.List;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error, for a person who waits; nothing when standard error is not a terminal. */
final class ProgressMeter implements AutoCloseable {
    /** Smaller datasets are done before a bar could be read. */
    private static final long WORTH_A_BAR = 16 << 20;

    private final @Nullable ProgressBar bar;

    ProgressMeter(boolean wanted, List<Source> sources) {
        long size = sources.stream().mapToLong(Source::size).sum();
        boolean known = sources.stream().allMatch(source -> source.size() >= 0);
        bar = wanted && Console.isErrTerminal() && known && size >= WORTH_A_BAR
                ? new ProgressBarBuilder()
                        .setTaskName("reading")
                        .setInitialMax(size)
                        .setUnit(" MB", 1 << 20)
                        .setStyle(ProgressBarStyle.ASCII)
                        .showSpeed()
                        .clearDisplayOnFinish()
                        .build()
                : null;
    }

    LongConsumer listener() {
        return bar == null ? bytes -> {} : bar::stepBy;
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
