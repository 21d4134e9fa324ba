package io.github.tuneprep.catalogue;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Thrown for a name that nobody knows: a model, a provider, a rule, an encoding. Suggests the nearest known ones. */
public final class UnknownNameException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int SUGGESTIONS = 3;

    /**
     * Describes the unknown name.
     *
     * @param kind what should have been named, such as "provider"
     * @param name the unknown name
     * @param known the names there are
     */
    public UnknownNameException(String kind, String name, Collection<String> known) {
        super("unknown " + kind + " '" + name + "'; "
                + (known.isEmpty()
                        ? "none is known by name, leave it out"
                        : "nearest: " + String.join(", ", nearest(name, known))));
    }

    private UnknownNameException(String message) {
        super(message);
    }

    static UnknownNameException elsewhere(Provider provider, String model, Provider other) {
        return new UnknownNameException("'" + model + "' is no base model of " + provider.title() + "; the provider '"
                + other.id() + "' has it");
    }

    /**
     * {@return the constant that somebody named, in any case}
     *
     * @param kind what should have been named, such as "report format"
     * @throws UnknownNameException if there is none
     */
    public static <E extends Enum<E>> E constant(Class<E> type, String kind, String name) {
        List<String> known = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        if (!known.contains(wanted)) {
            throw new UnknownNameException(kind, name, known);
        }
        return Enum.valueOf(type, wanted.toUpperCase(Locale.ROOT));
    }

    /** {@return the known name that {@code name} is but for a letter or two that changed places, or null} */
    public static @Nullable String misspelt(String name, Collection<String> known) {
        if (known.contains(name)) {
            return null;
        }
        String nearest = nearest(name, known).get(0);
        boolean near = distance(name.toLowerCase(Locale.ROOT), nearest.toLowerCase(Locale.ROOT)) <= 8;
        return near && name.length() > 4 ? nearest : null;
    }

    /** {@return the known names nearest to {@code name} by edit distance, nearest first} */
    static List<String> nearest(String name, Collection<String> known) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .distinct()
                .sorted(Comparator.comparingInt((String other) -> distance(wanted, other.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SUGGESTIONS)
                .toList();
    }

    /** Levenshtein's distance, but text that is only missing at the end of {@code name} counts a quarter as much. */
    private static int distance(String name, String other) {
        if (other.startsWith(name)) {
            return other.length() - name.length();
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = 4 * j;
        }
        for (int i = 1; i <= name.length(); i++) {
            int diagonal = row[0];
            row[0] = 4 * i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                int substitution = diagonal + (name.charAt(i - 1) == other.charAt(j - 1) ? 0 : 4);
                row[j] = Math.min(substitution, Math.min(above + 4, row[j - 1] + (i == name.length() ? 1 : 4)));
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
