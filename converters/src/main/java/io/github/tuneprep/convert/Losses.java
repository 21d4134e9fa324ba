package io.github.tuneprep.convert;

import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What of a conversation has no place in a format. */
final class Losses {
    private final OutputFormat format;
    private final boolean lossy;

    /** @param lossy whether what has no place may be left out */
    Losses(OutputFormat format, boolean lossy) {
        this.format = format;
        this.lossy = lossy;
    }

    /** {@return why a conversation cannot be written in the format at all} */
    Optional<String> whole(Turns turns) {
        List<Turns.Turn> all = turns.turns();
        if (all.stream().noneMatch(turn -> turn.role().equals("assistant"))) {
            return role(turns)
                    .map(role -> role + "; see tuneprep fix")
                    .or(() -> Optional.of("conversation has no answer"));
        }
        for (Turns.Turn turn : all) {
            Optional<String> reason = whole(turn);
            if (reason.isPresent()) {
                return reason;
            }
        }
        String lastRole = all.get(all.size() - 1).role();
        if (format != OutputFormat.CHAT && !lastRole.equals("assistant")) {
            return Optional.of("conversation does not end with the answer");
        }
        if (format == OutputFormat.MISTRAL
                && all.stream().filter(turn -> turn.role().equals("system")).count() > 1) {
            return Optional.of("conversation has several system messages, " + format.label() + " takes one"
                    + (lossy ? "" : "; --lossy joins those at the beginning"));
        }
        boolean system = all.get(0).role().equals("system");
        boolean single =
                all.size() == (system ? 3 : 2) && all.get(all.size() - 2).role().equals("user");
        if (format == OutputFormat.COMPLETION && system && single) {
            return Optional.of("row has instructions, which completions cannot hold");
        }
        if (format == OutputFormat.COMPLETION && (system || !single)) {
            return Optional.of("row is more than one question and answer, which completions cannot hold");
        }
        if (format == OutputFormat.ALPACA && !single) {
            return Optional.of("row is more than one question and answer, which " + format.label() + " cannot hold");
        }
        return role(turns);
    }

    private Optional<String> whole(Turns.Turn turn) {
        if (!format.holdsCalls() && turn.calls()) {
            return Optional.of("calls cannot be held by " + format.label());
        }
        if (format.hasParts()) {
            return Optional.empty();
        }
        if (!format.keepsMessages() && turn.source() != null && !(turn.source().get("content") instanceof JsonString)) {
            return Optional.of("content of " + turn.role() + " is no text, " + format.label() + " holds nothing else");
        }
        boolean mayBeEmpty = (format.keepsMessages() && turn.source() != null)
                || (format == OutputFormat.COMPLETION && turn.role().equals("user"));
        return turn.content().isBlank() && !mayBeEmpty ? Optional.of(turn.role() + " text is empty") : Optional.empty();
    }

    /** {@return a role that has no place} */
    Optional<String> role(Turns turns) {
        return turns.turns().stream()
                .map(Turns.Turn::role)
                .filter(role -> !format.holdsRole(role))
                .map(role -> unheld("role " + Quoted.name(role)))
                .findFirst();
    }

    /** {@return what messages hold that has no place} */
    Stream<String> inMessages(Turns turns) {
        // Ids may come again later, for calls of other functions.
        Map<String, String> functions = new HashMap<>();
        List<String> extra = new ArrayList<>();
        for (Turns.Turn turn : turns.turns()) {
            functions.putAll(turn.functionsByCall());
            inMessage(turn, functions).map(this::unheld).forEach(extra::add);
        }
        return extra.stream();
    }

    private Stream<String> inMessage(Turns.Turn turn, Map<String, String> functions) {
        if (format == OutputFormat.MISTRAL) {
            return Stream.ofNullable(turn.source()).flatMap(MistralForm::refused);
        }
        if (format.keepsMessages()) {
            return Stream.of();
        }
        return turn.extraKeys(format.keysOf(turn.role()))
                // The name of a tool is that of the function it answers for.
                .filter(key -> !(key.equals("name")
                        && turn.role().equals("tool")
                        && functions.getOrDefault(turn.answered(), "").equals(turn.name())))
                .map(Forms::key);
    }

    /** {@return the words for what has no place} */
    String unheld(String what) {
        return what + " cannot be held by " + format.label();
    }
}
