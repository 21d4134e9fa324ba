package io.github.tuneprep.fix;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Replacements of byte ranges of one line. Where two overlap the first one stays; what the other was for is found again
 * when the line is looked at again. Bytes outside of them do not change.
 */
public final class Edits {
    private final List<Edit> edits = new ArrayList<>();

    private record Edit(int from, int to, String text) {}

    /** Makes an empty list. */
    public Edits() {}

    /** Puts {@code text} in place of the bytes from {@code from} to before {@code to}. */
    public void replace(int from, int to, String text) {
        boolean overlaps = edits.stream().anyMatch(edit -> from < edit.to() && edit.from() < to);
        if (!overlaps) {
            edits.add(new Edit(from, to, text));
        }
    }

    /** Puts {@code text} in place of a value. */
    public void replace(JsonValue value, String text) {
        replace(value.start(), value.end(), text);
    }

    /** Puts {@code text} before the byte at {@code at}. */
    public void insert(int at, String text) {
        replace(at, at, text);
    }

    /** Takes a member out of its object, with the comma that belongs to it. */
    public void remove(JsonObject object, JsonObject.Member member) {
        List<JsonObject.Member> members = object.members();
        int index = members.indexOf(member);
        if (index + 1 < members.size()) {
            replace(member.nameStart(), members.get(index + 1).nameStart(), "");
        } else {
            int from = index == 0
                    ? member.nameStart()
                    : members.get(index - 1).value().end();
            replace(from, member.value().end(), "");
        }
    }

    /** Puts another name in place of a member's. */
    public void rename(byte[] line, JsonObject.Member member, String name) {
        int end = member.nameStart() + 1;
        while (line[end] != '"') {
            end += line[end] == '\\' ? 2 : 1;
        }
        replace(member.nameStart(), end + 1, quote(name));
    }

    /** {@return how many replacements there are} */
    public int size() {
        return edits.size();
    }

    /** {@return whether there is nothing to do} */
    public boolean isEmpty() {
        return edits.isEmpty();
    }

    /** {@return the line with all replacements made} */
    public byte[] applyTo(byte[] line) {
        edits.sort(Comparator.comparingInt(Edit::from).thenComparingInt(Edit::to));
        ByteArrayOutputStream changed = new ByteArrayOutputStream(line.length + 64);
        int at = 0;
        for (Edit edit : edits) {
            changed.write(line, at, edit.from() - at);
            changed.writeBytes(edit.text().getBytes(UTF_8));
            at = edit.to();
        }
        changed.writeBytes(Arrays.copyOfRange(line, at, line.length));
        return changed.toByteArray();
    }

    /** {@return the object that has {@code value} as a member, or null} */
    public static @Nullable JsonObject parent(JsonValue root, JsonValue value) {
        if (root instanceof JsonObject object) {
            for (JsonObject.Member member : object.members()) {
                if (member.value() == value) {
                    return object;
                }
                JsonObject found = contains(member.value(), value) ? parent(member.value(), value) : null;
                if (found != null) {
                    return found;
                }
            }
        } else if (root instanceof JsonArray array) {
            for (JsonValue item : array.values()) {
                JsonObject found = contains(item, value) ? parent(item, value) : null;
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static boolean contains(JsonValue outer, JsonValue inner) {
        return outer.start() <= inner.start() && inner.end() <= outer.end();
    }

    /** {@return the member that holds {@code value}, or null} */
    public static JsonObject.@Nullable Member member(JsonObject parent, JsonValue value) {
        for (JsonObject.Member member : parent.members()) {
            if (member.value() == value) {
                return member;
            }
        }
        return null;
    }

    /** {@return the text as a JSON string with its quotes} */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
