package io.github.tuneprep.rule;

/**
 * Up to three bytes in a row. Bytes are written as characters from U+0000 to U+00FF.
 *
 * @param first what the first byte may be; never empty
 * @param second what the byte behind it may be; empty for any, and for the end of the text
 * @param third what the next one may be; empty for any, and for the end of the text
 */
public record Trigger(String first, String second, String third) {
    /** Checks that nothing beyond a byte is asked for. */
    public Trigger {
        boolean bytes = (first + second + third).chars().allMatch(c -> c <= 0xFF);
        if (!bytes || first.isEmpty() || (second.isEmpty() && !third.isEmpty())) {
            throw new IllegalArgumentException("a trigger is one to three bytes");
        }
    }

    /** {@return a trigger for exactly these one, two or three bytes} */
    public static Trigger of(String bytes) {
        if (bytes.isEmpty() || bytes.length() > 3) {
            throw new IllegalArgumentException("a trigger is one to three bytes");
        }
        return new Trigger(bytes.substring(0, 1), at(bytes, 1), at(bytes, 2));
    }

    /** {@return all bytes from one to another, both included} */
    public static String range(int first, int last) {
        StringBuilder bytes = new StringBuilder();
        for (int value = first; value <= last; value++) {
            bytes.append((char) value);
        }
        return bytes.toString();
    }

    private static String at(String bytes, int index) {
        return index < bytes.length() ? bytes.substring(index, index + 1) : "";
    }

    /** {@return whether it stands at a place of a text that ends before {@code to}} */
    public boolean isAt(byte[] text, int at, int to) {
        return isOneOf(first, text, at, to) && isOneOf(second, text, at + 1, to) && isOneOf(third, text, at + 2, to);
    }

    private static boolean isOneOf(String bytes, byte[] text, int at, int to) {
        return bytes.isEmpty() || (at < to && bytes.indexOf(text[at] & 0xFF) >= 0);
    }
}
