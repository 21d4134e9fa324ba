package io.github.tuneprep.convert;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a row loses on its way to another format: the row is refused, or what it loses is said, when that is asked for.
 */
final class RowLosses {
    private final boolean lossy;
    private final Set<String> said = new LinkedHashSet<>();

    /** @param lossy whether a row may lose something */
    RowLosses(boolean lossy) {
        this.lossy = lossy;
    }

    /** {@return whether it was asked for that rows lose what has no place} */
    boolean areTaken() {
        return lossy;
    }

    /** Leaves something out; the reason says that it has no place. */
    void leaveOut(String why) throws RefusedRowException {
        lose(why, "leaves out what has no place", "is left out");
    }

    /** Makes one of several. */
    void join(String why) throws RefusedRowException {
        lose(why, "joins them", "they are joined");
    }

    /** Gives something another place. */
    void move(String why) throws RefusedRowException {
        lose(why, "moves it", "it is moved");
    }

    private void lose(String why, String offered, String done) throws RefusedRowException {
        if (!lossy) {
            throw new RefusedRowException(why + "; --lossy " + offered);
        }
        said.add(why + ", and " + done);
    }

    /** {@return what was lost, each thing once, in the order in which it was found} */
    Set<String> said() {
        return said;
    }
}
