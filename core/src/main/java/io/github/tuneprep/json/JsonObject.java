package io.github.tuneprep.json;

import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A JSON object. Keeps the order of its members, and every member of a key that was written twice. */
public final class JsonObject implements JsonValue {
    private final int start;
    private final int end;
    private final List<Member> members;
    private final List<Member> view;

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
        this.members = members;
        view = Collections.unmodifiableList(members);
    }

    @Override
    public int start() {
        return start;
    }

    @Override
    public int end() {
        return end;
    }

    /**
     * {@return the members in the order they were written}
     *
     * <p>What is done with every object of a file goes by index: an iterator is two objects more for each.
     */
    public List<Member> members() {
        return view;
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
        JsonValue at = this;
        while (at != target) {
            // Values stand in the order of their bytes, so that a long list need not be walked.
            if (at instanceof JsonObject object && !object.members.isEmpty()) {
                Member member = object.members.get(object.lastFrom(target));
                pointer.append('/').append(member.name().replace("~", "~0").replace("/", "~1"));
                at = member.value();
            } else if (at instanceof JsonArray array && !array.values().isEmpty()) {
                int index = lastFrom(target, array.values().size(), array.values()::get);
                pointer.append('/').append(index);
                at = array.values().get(index);
            } else {
                throw new IllegalArgumentException("value is not part of this object");
            }
        }
        return pointer.toString();
    }

    /** {@return the object below this one, or this one, that has {@code value} as a member; null when a list has it} */
    public @Nullable JsonObject parentOf(JsonValue value) {
        JsonObject parent = null;
        JsonValue at = this;
        while (at != value) {
            if (at instanceof JsonObject object && !object.members.isEmpty()) {
                parent = object;
                at = object.members.get(object.lastFrom(value)).value();
            } else if (at instanceof JsonArray array && !array.values().isEmpty()) {
                parent = null;
                at = array.values().get(lastFrom(value, array.values().size(), array.values()::get));
            } else {
                return null;
            }
        }
        return parent;
    }

    /** {@return the index of the member that holds {@code value}, or -1} */
    public int indexOf(JsonValue value) {
        int index = members.isEmpty() ? -1 : lastFrom(value);
        return index >= 0 && members.get(index).value() == value ? index : -1;
    }

    private int lastFrom(JsonValue target) {
        return lastFrom(target, members.size(), i -> members.get(i).value());
    }

    /** {@return the index of the last child that starts at or before the target, or 0} */
    private static int lastFrom(JsonValue target, int size, IntFunction<JsonValue> child) {
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (child.apply(middle).start() <= target.start()) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    @Override
    public String describe() {
        return "an object";
    }
}
