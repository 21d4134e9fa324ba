package io.github.tuneprep.dialect;

import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.catalogue.UnknownNameException;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonNumber;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rules.roles.UnknownRole;
import io.github.tuneprep.rules.shape.EmptyMessages;
import io.github.tuneprep.rules.shape.FlatFunction;
import io.github.tuneprep.rules.shape.KeyInWrongCase;
import io.github.tuneprep.rules.shape.MissingKey;
import io.github.tuneprep.rules.shape.MixedDialects;
import io.github.tuneprep.rules.shape.UncheckedType;
import io.github.tuneprep.rules.shape.UnknownContentPart;
import io.github.tuneprep.rules.shape.UnknownTopLevelKey;
import io.github.tuneprep.rules.shape.WrongType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds the values of one line to the types a dialect expects, and remembers whether all of them fitted. */
public final class Binding {
    /** What other formats call instructions beside the messages. */
    private static final Set<String> INSTRUCTIONS = Set.of("system", "system_prompt");

    private final long line;
    private final Target target;
    private final Reporter reporter;
    /** What stands under keys that were reported. */
    private final Set<JsonValue> reported = Collections.newSetFromMap(new IdentityHashMap<>(0));

    private boolean broken;

    /** Takes what a dialect finds wrong. */
    public interface Reporter {
        /** Reports at a value of the line. */
        void report(RuleInfo rule, JsonValue where, String message);
    }

    /**
     * Starts a line.
     *
     * @param line counted from 1
     */
    public Binding(long line, Target target, Reporter reporter) {
        this.line = line;
        this.target = target;
        this.reporter = reporter;
    }

    long line() {
        return line;
    }

    Target target() {
        return target;
    }

    /** {@return whether a value was missing or of the wrong type, so that the line cannot be judged further} */
    boolean isBroken() {
        return broken;
    }

    void report(RuleInfo rule, JsonValue where, String message) {
        reporter.report(rule, where, message);
    }

    /** Keeps a line from being judged further, because of what has been reported. */
    void skipsLine() {
        broken = true;
    }

    void wrongType(JsonValue where, String key, String expected) {
        broken = true;
        report(WrongType.INFO, where, key + " is " + where.describe() + ", expected " + expected);
    }

    /** Reports a value of the right type that the format does not have; such a line cannot be judged further. */
    void wrongValue(JsonValue where, String message) {
        broken = true;
        report(WrongType.INFO, where, message);
    }

    void missing(JsonObject where, String key) {
        broken = true;
        if (!writtenDifferently(where, key) || takesAnyCase()) {
            report(MissingKey.INFO, where, "key " + Quoted.name(key) + " is missing");
        }
    }

    /** Reports a tool or a call that has the keys of its function beside its type. */
    void flat(JsonObject where) {
        broken = true;
        report(FlatFunction.INFO, where, "name stands beside the type, expected it under 'function'");
    }

    /**
     * Reports a key that an object lacks and has in another case, once.
     *
     * @return whether there is one
     */
    private boolean writtenDifferently(JsonObject object, String key) {
        for (JsonObject.Member member : object.members()) {
            String name = member.name();
            if (!name.equals(key) && lowerCase(name).equals(key) && !object.has(key)) {
                broken |= !takesAnyCase();
                if (!reported.contains(member.value())) {
                    reported.add(member.value());
                    inAnotherCase(member.value(), name);
                }
                return true;
            }
        }
        return false;
    }

    /** {@return whether a key in another case stops no file here; then one that is missing for it has to} */
    boolean takesAnyCase() {
        return target.provider().severityOf(KeyInWrongCase.INFO) != Severity.ERROR;
    }

    /** Reports a key that a format knows in lower case only. */
    void inAnotherCase(JsonValue where, String written) {
        report(
                KeyInWrongCase.INFO,
                where,
                "key " + Quoted.name(written) + " is written differently, expected '" + lowerCase(written) + "'");
    }

    /** {@return the key that somebody meant who wrote it in another case} */
    static String lowerCase(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** Reports a key that stands where another is expected, under which nothing else does. */
    void misnamed(JsonValue where, String written, String key) {
        broken = true;
        report(
                MissingKey.INFO,
                where,
                "key " + Quoted.name(key) + " is missing, " + Quoted.name(written) + " stands in its place");
    }

    /** Reports a role that the format does not have; such a line cannot be judged further. */
    void unknownRole(JsonString role, String expected) {
        broken = true;
        report(UnknownRole.INFO, role, "role " + Quoted.name(role.text()) + " is not one of " + expected);
    }

    /** Reports a content part of no known kind; what it says is not known. */
    void unknownPart(JsonObject part) {
        broken = true;
        report(UnknownContentPart.INFO, part, "content part is of no known kind");
    }

    /**
     * {@return the name under which an object holds what the format calls {@code key}, which may have one name only}
     */
    String nameIn(JsonObject object, String key) {
        String other = target.provider().otherNames().get(key);
        if (other != null && object.has(other) && object.has(key)) {
            broken = true;
            report(MixedDialects.INFO, object, "both " + key + " and " + other + " are there, expected one of them");
        }
        return target.provider().nameIn(object, key);
    }

    /**
     * Reports a part of a kind that the format has and this target does not take.
     *
     * @return whether it takes it
     */
    boolean takenPart(JsonValue where, String kind) {
        List<String> taken = target.contentParts();
        boolean known = taken.isEmpty() || taken.contains(kind);
        if (!known) {
            report(
                    UnknownContentPart.INFO,
                    where,
                    "content part is " + Quoted.name(kind) + ", expected " + String.join(" or ", taken));
        }
        return known;
    }

    private <V extends JsonValue> @Nullable V required(JsonObject object, String key, Class<V> type, String expected) {
        JsonValue value = object.get(key);
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        if (value == null) {
            missing(object, key);
        } else {
            wrongType(value, key, expected);
        }
        return null;
    }

    @Nullable
    JsonArray requiredList(JsonObject object, String key) {
        return required(object, key, JsonArray.class, "a list");
    }

    /** {@return a list that has to hold something, or null} */
    @Nullable
    JsonArray requiredTurns(JsonObject object, String key) {
        JsonArray array = requiredList(object, key);
        if (array != null && array.values().isEmpty()) {
            broken = true;
            report(EmptyMessages.INFO, array, key + " is an empty list, expected at least one message");
        }
        return array;
    }

    @Nullable
    JsonString requiredString(JsonObject object, String key) {
        return required(object, key, JsonString.class, "a string");
    }

    /** Takes null for absent, as the Python clients write it. */
    @Nullable
    JsonString optionalString(JsonObject object, String key) {
        JsonValue value = object.get(key);
        if (value == null || value.isNull()) {
            return null;
        }
        if (value instanceof JsonString string) {
            return string;
        }
        if (target.provider().uncheckedKeys().contains(key)) {
            uncheckedType(value, key);
        } else {
            wrongType(value, key, "a string");
        }
        return null;
    }

    /** Reports what should be a string and need not be for the provider's checker. */
    void uncheckedType(JsonValue where, String key) {
        report(UncheckedType.INFO, where, key + " is " + where.describe() + ", expected a string");
    }

    boolean isOptional(String key) {
        return target.provider().optionalKeys().contains(key);
    }

    /** {@return the text under a key that some providers do not require; null where it is missing} */
    @Nullable
    JsonString usual(JsonObject object, String key) {
        return isOptional(key) ? optionalString(object, key) : requiredString(object, key);
    }

    @Nullable
    JsonNumber requiredNumber(JsonObject object, String key) {
        return required(object, key, JsonNumber.class, "a number");
    }

    @Nullable
    JsonObject requiredObject(JsonObject object, String key) {
        return required(object, key, JsonObject.class, "an object");
    }

    /** Takes null for absent. */
    @Nullable
    JsonObject optionalObject(JsonObject object, String key) {
        JsonValue value = object.get(key);
        return value == null || value.isNull() ? null : requiredObject(object, key);
    }

    /** {@return the items under {@code key}; none when the key is absent or null} */
    List<JsonValue> optionalList(JsonObject object, String key) {
        JsonValue value = object.get(key);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (value instanceof JsonArray array) {
            return array.values();
        }
        wrongType(value, key, "a list");
        return List.of();
    }

    @Nullable
    JsonObject item(JsonValue value, String what) {
        if (value instanceof JsonObject object) {
            return object;
        }
        wrongType(value, what, "an object");
        return null;
    }

    void unknownKeys(RuleInfo rule, JsonObject object, Set<String> known) {
        unknownKeys(rule, object, known, List.of());
    }

    /** Reports keys that are almost one of those that are known, and not there. */
    void misspeltKeys(RuleInfo rule, JsonObject object, Set<String> known) {
        for (JsonObject.Member member : object.members()) {
            String meant = UnknownNameException.misspelt(member.name(), known);
            if (meant != null && !object.has(meant)) {
                report(
                        rule,
                        member.value(),
                        "key " + Quoted.name(member.name()) + " is not part of the format, " + Quoted.name(meant)
                                + " is");
            }
        }
    }

    /** Reports what neither the format nor this provider knows. */
    void unknownKeys(RuleInfo rule, JsonObject object, Set<String> known, List<String> extra) {
        List<JsonObject.Member> members = object.members();
        for (int i = 0; i < members.size(); i++) {
            JsonObject.Member member = members.get(i);
            String name = member.name();
            if (!known.contains(name)
                    && !extra.contains(name)
                    && !target.provider().otherNames().containsValue(name)
                    && !(known.contains(lowerCase(name)) && writtenDifferently(object, lowerCase(name)))) {
                String place = rule.name().equals(UnknownTopLevelKey.INFO.name()) ? placeOf(name, object) : "";
                report(
                        rule,
                        member.value(),
                        "key " + Quoted.name(member.name()) + " is not part of the format" + place);
            }
        }
    }

    /** {@return where a key of a line that is none has its place, empty where that is not known} */
    private static String placeOf(String name, JsonObject line) {
        if (INSTRUCTIONS.contains(name)) {
            return "; tuneprep convert makes a system message of it";
        }
        return Preference.INPUT.contains(name) && line.get("input") instanceof JsonObject
                ? ", its place is in 'input'"
                : "";
    }
}
