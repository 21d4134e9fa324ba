package io.github.tuneprep.catalogue;

import io.github.tuneprep.json.JsonObject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that the chat format adds to the texts, as published for counting with tiktoken. Sources and dates stand in
 * {@code chat-overheads.json}.
 *
 * @param message each message
 * @param name each message that has a name
 * @param reply once, to prime the reply
 * @param call each tool call of an assistant
 * @param functionStart each declared function
 * @param functionsEnd once, when functions are declared
 * @param propertiesStart once for the properties of a function
 * @param property each property
 * @param enumStart once for the values of an enumeration, negative
 * @param enumValue each value of an enumeration
 */
public record ChatOverhead(
        int message,
        int name,
        int reply,
        int call,
        int functionStart,
        int functionsEnd,
        int propertiesStart,
        int property,
        int enumStart,
        int enumValue) {

    /** {@return the overheads by encoding, and by model where a model is special} */
    static Map<String, ChatOverhead> bundled() {
        String name = "chat-overheads.json";
        DataFile file = DataFile.read(name, ChatOverhead.class.getResourceAsStream(name));
        Map<String, ChatOverhead> overheads = new HashMap<>();
        JsonObject all = file.object(file.root(), "overheads");
        all.members().forEach(member -> overheads.put(member.name(), read(file, file.object(all, member.name()))));
        return overheads;
    }

    /** Written out, since what the JVM makes at run time for ten numbers takes longer than a small check. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ChatOverhead overhead && Arrays.equals(numbers(), overhead.numbers());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers());
    }

    private int[] numbers() {
        return new int[] {
            message, name, reply, call, functionStart, functionsEnd, propertiesStart, property, enumStart, enumValue
        };
    }

    private static ChatOverhead read(DataFile file, JsonObject of) {
        return new ChatOverhead(
                tokens(file, of, "message"),
                tokens(file, of, "name"),
                tokens(file, of, "reply"),
                tokens(file, of, "call"),
                tokens(file, of, "functionStart"),
                tokens(file, of, "functionsEnd"),
                tokens(file, of, "propertiesStart"),
                tokens(file, of, "property"),
                tokens(file, of, "enumStart"),
                tokens(file, of, "enumValue"));
    }

    private static int tokens(DataFile file, JsonObject of, String key) {
        return Objects.requireNonNull(file.integer(of, key), key).value();
    }
}
