package io.github.tuneprep.engine;

import io.github.tuneprep.dialect.Dialects;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.PreferenceExample;
import io.github.tuneprep.example.ReinforcementExample;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.example.Split;
import io.github.tuneprep.example.TextExample;
import io.github.tuneprep.report.DatasetSummary;
import io.github.tuneprep.report.Histogram;
import io.github.tuneprep.report.TokenSummary;
import io.github.tuneprep.rule.Lines;
import io.github.tuneprep.tokens.ExampleTokens;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts of one dataset, mergeable. Confined to one thread. */
final class Totals {
    /** Roles that are listed by name; what hostile data invents is summed up. */
    private static final List<String> ROLES =
            List.of(Role.SYSTEM, Role.DEVELOPER, Role.USER, Role.ASSISTANT, Role.TOOL, Role.FUNCTION);

    private static final String OTHER_ROLES = "other";

    private final Histogram tokens = new Histogram();
    private final Histogram trained = new Histogram();
    private final Histogram messages = new Histogram();
    private final Map<String, Long> byRole = new HashMap<>();
    private final Map<String, Lines> dialects = new HashMap<>();
    private long content;
    private long withoutSystem;
    private long withoutUser;
    private long blankLines;
    private long unreadable;
    private long unmeasuredImages;
    private boolean exact = true;

    void addBlankLine() {
        blankLines++;
    }

    void addUnreadable() {
        unreadable++;
    }

    void addDialect(String dialect, long line) {
        dialects.computeIfAbsent(dialect, name -> new Lines()).add(line);
    }

    void add(Example example, ExampleTokens counted) {
        tokens.add(counted.total());
        trained.add(counted.trained());
        content += counted.content();
        unmeasuredImages += counted.unmeasuredImages();
        exact &= counted.isExact();
        if (example instanceof ChatExample chat) {
            addMessages(chat.messages(), counted);
        } else if (example instanceof PreferenceExample preference) {
            addMessages(preference.messages(), counted);
        } else if (example instanceof ReinforcementExample reinforcement) {
            addMessages(reinforcement.question().messages(), counted);
        } else if (example instanceof TextExample) {
            addTokens("text", counted.total());
        } else {
            addTokens("prompt", counted.ofMessage(0));
            addTokens("completion", counted.ofMessage(1));
        }
    }

    private void addMessages(List<Message> all, ExampleTokens counted) {
        boolean system = false;
        boolean user = false;
        for (int i = 0; i < all.size(); i++) {
            String role = all.get(i).role();
            system |= role.equals(Role.SYSTEM) || role.equals(Role.DEVELOPER);
            user |= role.equals(Role.USER);
            addTokens(ROLES.contains(role) ? role : OTHER_ROLES, counted.ofMessage(i));
        }
        messages.add(all.size());
        withoutSystem += system ? 0 : 1;
        withoutUser += user ? 0 : 1;
    }

    private void addTokens(String role, long count) {
        byRole.merge(role, count, Long::sum);
    }

    Totals merge(Totals other) {
        tokens.addAll(other.tokens);
        trained.addAll(other.trained);
        messages.addAll(other.messages);
        other.byRole.forEach(this::addTokens);
        other.dialects.forEach((name, seen) -> dialects.merge(name, seen, Lines::merge));
        content += other.content;
        withoutSystem += other.withoutSystem;
        withoutUser += other.withoutUser;
        blankLines += other.blankLines;
        unreadable += other.unreadable;
        unmeasuredImages += other.unmeasuredImages;
        exact &= other.exact;
        return this;
    }

    long blankLines() {
        return blankLines;
    }

    /** {@return the dialects, the most frequent first, then the one seen first} */
    List<Map.Entry<String, Lines>> dialects() {
        return dialects.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Lines> entry) ->
                                -entry.getValue().count())
                        .thenComparingLong(entry -> entry.getValue().first()))
                .toList();
    }

    /** {@return the format of most lines that show one} */
    String dialect() {
        return dialects().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !name.equals(Dialects.UNKNOWN))
                .findFirst()
                .orElse(Dialects.UNKNOWN);
    }

    DatasetSummary summary(String path, Split split, String encoding, int limit, long bytes, long lines) {
        TokenSummary summary = new TokenSummary(
                encoding,
                exact,
                tokens.sum(),
                content,
                trained.sum(),
                tokens.distribution(),
                trained.distribution(),
                new TreeMap<>(byRole),
                tokens.sumCappedAt(limit),
                tokens.above(limit),
                unmeasuredImages);
        return new DatasetSummary(
                path,
                split,
                dialect(),
                bytes,
                lines,
                tokens.size(),
                unreadable,
                messages.sum(),
                messages.distribution(),
                withoutSystem,
                withoutUser,
                summary);
    }
}
