package io.github.tuneprep.json;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON object. Keeps the order of its members, and every member of a key that was written twice. */
public final class JsonObject implements JsonValue {
    private final int start;
    private final int end;
    private final List<Member> members;

    /**
     * One member of an object.
     *
     * @param name the decoded key
     * @param nameStart the offset of the key's opening quote
     * @param value the value
     */
    public record Member(String name, int nameStart, JsonValue value) {}

    JsonObject(int start, int end, List<Member> members) {
        this.start = start;
        this.end = end;
        // The reader hands the list over and forgets it; a copy for each object would cost a tenth of the parse.
        this.members = Collections.unmodifiableList(members);
    }

    @Override
    public int start() {
        return start;
    }

    @Override
    public int end() {
        return end;
    }

    /** {@return the members in the order they were written} */
    public List<Member> members() {
        return members;
    }

    /** {@return the last value written for {@code name}, as most JSON readers answer, or null} */
    public @Nullable JsonValue get(String name) {
        for (int i = members.size() - 1; i >= 0; i--) {
            Member member = members.get(i);
            if (member.name().equals(name)) {
                return member.value();
            }
        }
        return null;
    }

    /** {@return whether there is a member called {@code name}} */
    public boolean has(String name) {
        return get(name) != null;
    }

    /** {@return the string under {@code name}, or null when the key is absent or holds something else} */
    public @Nullable JsonString string(String name) {
        return get(name) instanceof JsonString string ? string : null;
    }

    /**
     * Finds the JSON pointer (RFC 6901) of a value below this object.
     *
     * @return the pointer, "" for this object itself
     * @throws IllegalArgumentException if {@code target} is not below this object
     */
    public String pointerTo(JsonValue target) {
        StringBuilder pointer = new StringBuilder();
        if (!descend(this, target, pointer)) {
            throw new IllegalArgumentException("value is not part of this object");
        }
        return pointer.toString();
    }

    private static boolean descend(JsonValue from, JsonValue target, StringBuilder pointer) {
        if (from == target) {
            return true;
        }
        if (target.start() < from.start() || target.end() > from.end()) {
            return false;
        }
        int length = pointer.length();
        if (from instanceof JsonObject object) {
            for (Member member : object.members) {
                pointer.append('/').append(member.name().replace("~", "~0").replace("/", "~1"));
                if (descend(member.value(), target, pointer)) {
                    return true;
                }
                pointer.setLength(length);
            }
        } else if (from instanceof JsonArray array) {
            for (int i = 0; i < array.values().size(); i++) {
                pointer.append('/').append(i);
                if (descend(array.values().get(i), target, pointer)) {
                    return true;
                }
                pointer.setLength(length);
            }
        }
        return false;
    }

    @Override
    public String describe() {
        return "an object";
    }
}
