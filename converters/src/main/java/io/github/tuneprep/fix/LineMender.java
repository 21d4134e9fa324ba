package io.github.tuneprep.fix;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.LineInspector;
import io.github.tuneprep.fix.line.RemoveKey;
import io.github.tuneprep.json.ByteScan;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonSyntaxException;
import io.github.tuneprep.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Mends one line at a time: its syntax, then what rules have found in it, until nothing more can be mended. */
final class LineMender {
    static final String INVALID_JSON = "invalid-json";

    private static final int MAX_ROUNDS = 20;

    /** What a line lacks may stand under the very key that is one too many. */
    private static final Set<String> LACKING =
            Set.of("missing-key", "missing-content", "missing-assistant-message", "unknown-dialect");

    private final FixSettings settings;
    private final LineInspector inspector;
    private final CompletionAdvice.Changes changes;
    private final SortedMap<String, Long> noted = new TreeMap<>();
    private final SortedMap<String, Long> needUnsafe = new TreeMap<>();

    LineMender(FixSettings settings, LineInspector inspector, CompletionAdvice.Changes changes) {
        this.settings = settings;
        this.inspector = inspector;
        this.changes = changes;
    }

    /** {@return what was mended in the line at work, by rule; cleared by who asks for the next one} */
    SortedMap<String, Long> noted() {
        return noted;
    }

    /** {@return what of all lines unsafe changes would mend, by rule} */
    SortedMap<String, Long> needUnsafe() {
        return needUnsafe;
    }

    void note(String rule, int times) {
        if (times > 0) {
            noted.merge(rule, (long) times, Long::sum);
        }
    }

    /**
     * Mends a line as far as it goes, and notes what for.
     *
     * @return the same array when nothing changes, or null when the line is taken out
     */
    byte @Nullable [] mend(byte[] line, List<LineInspector.Found> foundInLine) {
        byte[] now = line;
        List<LineInspector.Found> found = foundInLine;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            byte[] next = once(now, found);
            if (next == now) {
                noteUnsafe(now, found);
            }
            if (next == null || next == now) {
                return next;
            }
            now = next;
            if (LineBytes.hasSeveralLines(now)) {
                return eachLine(now);
            }
            found = inspector.inspect(now);
        }
        return now;
    }

    /** Objects that stood on one line are mended one by one. */
    private byte[] eachLine(byte[] several) {
        List<byte[]> all = new ArrayList<>();
        for (byte[] line : LineBytes.linesOf(several)) {
            byte[] fixed = mend(line, inspector.inspect(line));
            if (fixed != null) {
                all.add(fixed);
            }
        }
        return LineBytes.joined(all);
    }

    /** Counts what is left of a line that an unsafe change would mend. */
    private void noteUnsafe(byte[] line, List<LineInspector.Found> found) {
        for (LineInspector.Found one : found) {
            LineFix fix = settings.unsafe() || !settings.wants(one.rule()) ? null : LineFixes.of(one.rule());
            if (fix != null && !fix.isSafe() && one.root() != null && one.where() != null && !isKept(fix, found)) {
                Edits edits = new Edits();
                fix.fix(trimmed(line), one.root(), one.where(), edits);
                if (!edits.isEmpty()) {
                    needUnsafe.merge(one.rule(), 1L, Long::sum);
                }
            }
        }
    }

    /** {@return whether a key stays that a fix would take out} */
    private static boolean isKept(LineFix fix, List<LineInspector.Found> found) {
        return fix instanceof RemoveKey
                && !fix.isSafe()
                && found.stream().anyMatch(one -> LACKING.contains(one.rule()));
    }

    private static byte[] trimmed(byte[] line) {
        int start = ByteScan.firstBeyondSpace(line, 0, line.length);
        return Arrays.copyOfRange(line, start, ByteScan.endBeforeSpace(line, start, line.length));
    }

    private byte @Nullable [] once(byte[] line, List<LineInspector.Found> found) {
        int start = ByteScan.firstBeyondSpace(line, 0, line.length);
        int end = ByteScan.endBeforeSpace(line, start, line.length);
        byte[] trimmed = Arrays.copyOfRange(line, start, end);
        Edits edits = new Edits();
        JsonObject root = null;
        Map<LineFix, List<JsonValue>> places = new LinkedHashMap<>();
        for (LineInspector.Found one : found) {
            if (!settings.wants(one.rule())) {
                continue;
            }
            switch (one.rule()) {
                case "blank-line" -> {
                    note(one.rule(), 1);
                    return null;
                }
                case INVALID_JSON -> {
                    SyntaxRepair.Outcome outcome = SyntaxRepair.repair(trimmed, settings.unsafe());
                    if (outcome.needsUnsafe()) {
                        needUnsafe.merge(INVALID_JSON, 1L, Long::sum);
                    }
                    return outcome.lines() == null || !isJson(outcome.lines())
                            ? line
                            : changed(
                                    one.rule(),
                                    LineBytes.within(
                                            line, start, end, outcome.lines().getBytes(UTF_8)));
                }
                case "double-encoded-line" -> {
                    byte[] inner = unwrapped(trimmed, settings.unsafe());
                    return inner == null ? line : changed(one.rule(), LineBytes.within(line, start, end, inner));
                }
                default -> {
                    root = one.root() == null ? root : one.root();
                    LineFix fix = LineFixes.of(one.rule());
                    boolean mayFix = fix != null && (settings.unsafe() || fix.isSafe()) && !isKept(fix, found);
                    if (fix != null && mayFix && one.root() != null && one.where() != null) {
                        places.computeIfAbsent(fix, key -> new ArrayList<>()).add(one.where());
                    }
                }
            }
        }
        if (root != null) {
            for (Map.Entry<LineFix, List<JsonValue>> fix : places.entrySet()) {
                int fixed = fix.getKey().fixAll(trimmed, root, fix.getValue(), edits);
                note(fix.getKey().rule(), fixed);
            }
        }
        if (!changes.byRule().isEmpty()) {
            root = root == null ? object(trimmed) : root;
            Set<String> changed = new TreeSet<>();
            if (root != null) {
                changes.apply(root, edits, changed);
            }
            changed.forEach(rule -> note(rule, 1));
        }
        if (edits.isEmpty()) {
            return line;
        }
        return LineBytes.within(line, start, end, edits.applyTo(trimmed));
    }

    private byte[] changed(String rule, byte[] now) {
        note(rule, 1);
        return now;
    }

    private static boolean isJson(String lines) {
        for (String line : lines.split("\n", -1)) {
            if (object(line.getBytes(UTF_8)) == null) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable JsonObject object(byte[] line) {
        return JsonReader.readOrNull(line) instanceof JsonObject object ? object : null;
    }

    /** Line feeds between the values of the object become blanks; none can stand inside of one. */
    private static byte @Nullable [] unwrapped(byte[] line, boolean unsafe) {
        try {
            JsonString string = (JsonString) JsonReader.read(line);
            if (string.hasLoneSurrogate() && !unsafe) {
                return null;
            }
            byte[] text = string.utf8();
            for (int i = 0; i < text.length; i++) {
                if (text[i] == '\n' || text[i] == '\r') {
                    text[i] = ' ';
                }
            }
            return text;
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
