package io.github.tuneprep.rule;

import java.util.Locale;
import java.util.stream.Collectors;

/** Puts a name found in data into a message: quoted, short, and unable to disturb a terminal or a log. */
public final class Quoted {
    private static final int LONGEST = 48;

    /** Signs that no shell takes for its own. */
    private static final String PLAIN = "./_-:@%+=,\\";

    private Quoted() {}

    /** {@return {@code name} in single quotes, control, format and bidirectional characters as code points} */
    public static String name(String name) {
        int longest =
                name.codePointCount(0, name.length()) > LONGEST ? name.offsetByCodePoints(0, LONGEST) : name.length();
        StringBuilder quoted = new StringBuilder(longest + 3).append('\'');
        for (int at = 0; at < longest; at = name.offsetByCodePoints(at, 1)) {
            int c = name.codePointAt(at);
            if (isSafe(c)) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(String.format(Locale.ROOT, "<U+%04X>", c));
            }
        }
        return quoted.append(longest < name.length() ? "…'" : "'").toString();
    }

    /** {@return the text with a question mark for each control and format character: file names may hold anything} */
    public static String safe(String text) {
        return text.codePoints()
                .mapToObj(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                        ? "?"
                        : Character.toString(c))
                .collect(Collectors.joining());
    }

    /** {@return the text as one argument of a command that a person may paste into a shell} */
    public static String argument(String text) {
        String safe = safe(text);
        boolean plain = !safe.isEmpty()
                && safe.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
        return plain ? safe : "'" + safe.replace("'", "'\\''") + "'";
    }

    /** {@return a file as such an argument: no option, whatever its name begins with} */
    public static String file(String path) {
        return argument(path.startsWith("-") && path.length() > 1 ? "./" + path : path);
    }

    private static boolean isSafe(int codePoint) {
        if (codePoint >= ' ' && codePoint < 0x7F) {
            return true;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
