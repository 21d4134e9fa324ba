package io.github.tuneprep.read;

import io.github.tuneprep.json.ByteScan;

/** Some whole lines, in a buffer that its worker owns and reuses. */
public final class Block {
    byte[] buffer = new byte[0];
    int length;
    byte lineEnd;
    long firstLine;
    boolean overlong;

    /** Takes one line. The bytes are only valid during the call. */
    public interface LineConsumer {
        /**
         * Takes the bytes of one line, without its line end.
         *
         * @param number counted from 1
         */
        void line(byte[] buffer, int from, int to, long number);
    }

    /** {@return the number of the first line, counted from 1} */
    public long firstLine() {
        return firstLine;
    }

    /** {@return whether this stands for one line that was longer than the limit and has been skipped} */
    public boolean isOverlong() {
        return overlong;
    }

    /** {@return whether the last line has a line end} */
    public boolean endsLine() {
        return length > 0 && buffer[length - 1] == lineEnd;
    }

    /** Hands over the lines in order. */
    public void forEachLine(LineConsumer consumer) {
        long number = firstLine;
        int from = 0;
        int end = ByteScan.indexOf(buffer, from, length, lineEnd);
        while (end < length) {
            consumer.line(buffer, from, end, number++);
            from = end + 1;
            end = ByteScan.indexOf(buffer, from, length, lineEnd);
        }
        if (from < length) {
            consumer.line(buffer, from, length, number);
        }
    }
}
