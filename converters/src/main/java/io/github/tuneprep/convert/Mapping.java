package io.github.tuneprep.convert;

import io.github.tuneprep.catalogue.Conversions;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds instructions, question and answer in a row: by the names people give them, or as they were told. */
final class Mapping {
    private static final List<String> USER = Conversions.QUESTIONS;
    private static final List<String> ASSISTANT = Conversions.ANSWERS;

    /** Names of a question that stands apart from its context; who writes a prompt writes all of it. */
    private static final Set<String> BEHIND_CONTEXT = Set.of("instruction", "question", "query");

    private static final Pattern NUMBERED = Pattern.compile("(?:"
            + Stream.concat(USER.stream(), ASSISTANT.stream()).collect(Collectors.joining("|"))
            + ")[_ .-]?([1-9][0-9]{0,5})");

    private static final Pattern COLUMN = Pattern.compile("\\{([^{}]+)}");

    private final Map<String, String> told;
    private final String system;

    /**
     * Makes a mapping.
     *
     * @param told column or template by role ({@code system}, {@code user}, {@code assistant}, then {@code user2},
     *     {@code assistant2} and so on, or {@code chosen} and {@code rejected}); empty looks for usual names
     * @param system the instructions for rows that have none
     */
    Mapping(Map<String, String> told, String system) {
        this.told = Map.copyOf(told);
        this.system = system;
    }

    /** {@return whether columns were told} */
    boolean isTold() {
        return !told.isEmpty();
    }

    /**
     * {@return the highest number when columns were named by number, so that the first row is a row like others; or 0}
     */
    int numbered() {
        boolean byNumber = isTold() && told.values().stream().allMatch(column -> column.matches("[0-9]{1,4}"));
        return byNumber
                ? told.values().stream().mapToInt(Integer::parseInt).max().orElse(0)
                : 0;
    }

    String system() {
        return system;
    }

    /**
     * {@return the conversation of a row, or null when the row shows none}
     *
     * @throws RefusedRowException if it has instructions in two places
     */
    @Nullable
    Turns turns(Row row) throws RefusedRowException {
        JsonObject object = row.object();
        if (object != null && told.isEmpty() && object.get("conversations") instanceof JsonArray list) {
            Turns turns = Turns.ofShareGpt(list.values());
            turns = turns == null ? Turns.of(list) : turns;
            return turns == null ? null : turns.instructedBy(said(row.cells())).startingWith(system);
        }
        if (object != null && told.isEmpty() && object.get("messages") instanceof JsonArray) {
            Turns turns = Turns.of(object.get("messages"));
            return turns == null ? null : turns.startingWith(system);
        }
        if (object != null && told.isEmpty() && object.get("prompt") instanceof JsonArray) {
            Turns question = Turns.of(object.get("prompt"));
            Turns answer = Turns.answer(object.get("completion"));
            return question == null || answer == null
                    ? null
                    : question.then(answer).startingWith(system);
        }
        String user = told.isEmpty() ? question(row.cells()) : column("user", row.cells());
        String assistant = told.isEmpty() ? first(ASSISTANT, row.cells()) : column("assistant", row.cells());
        if (told.isEmpty() && user == null && assistant == null) {
            user = numbered(USER, 1, row.cells());
            assistant = numbered(ASSISTANT, 1, row.cells());
        }
        String instructions = instructions(row.cells());
        if (user == null || assistant == null || instructions == null) {
            return null;
        }
        Turns first = Turns.said("user", user)
                .then(new Turns(List.of(new Turns.Turn("assistant", assistant))))
                .startingWith(instructions);
        int last = lastTurn(row.cells());
        return last > 1 ? first.then(further(last, row.cells())) : first;
    }

    /** {@return the instructions of a row, or those for rows that have none; null without the column that was told} */
    private @Nullable String instructions(Map<String, String> cells) {
        String instructions = told.containsKey("system") ? column("system", cells) : said(cells);
        return instructions == null || !instructions.isBlank() ? instructions : system;
    }

    /** {@return the instructions that a row has under usual names} */
    private static String said(Map<String, String> cells) {
        String instructions = cells.getOrDefault("system", "");
        return instructions.isBlank() ? cells.getOrDefault("system_prompt", "") : instructions;
    }

    /** {@return how many turns a row may have, by the names of its columns: most tables hold one, with no number} */
    private int lastTurn(Map<String, String> cells) {
        return told.isEmpty()
                ? Math.min(
                        cells.size(),
                        cells.keySet().stream()
                                .mapToInt(Mapping::numberIn)
                                .max()
                                .orElse(0))
                : told.size();
    }

    private static int numberIn(String name) {
        if (name.isEmpty() || !Character.isDigit(name.charAt(name.length() - 1))) {
            return 0;
        }
        Matcher numbered = NUMBERED.matcher(name);
        return numbered.matches() ? Integer.parseInt(numbered.group(1)) : 0;
    }

    /** {@return the turns behind the first question and answer; a row may have fewer than its table has columns for} */
    private Turns further(int last, Map<String, String> cells) {
        List<Turns.Turn> turns = new ArrayList<>();
        int filled = 0;
        for (int n = 2; n <= last; n++) {
            String user = told.isEmpty() ? numbered(USER, n, cells) : column("user" + n, cells);
            String assistant = told.isEmpty() ? numbered(ASSISTANT, n, cells) : column("assistant" + n, cells);
            String question = user == null ? "" : user;
            String answer = assistant == null ? "" : assistant;
            turns.add(new Turns.Turn("user", question));
            turns.add(new Turns.Turn("assistant", answer));
            filled = question.isBlank() && answer.isBlank() ? filled : turns.size();
        }
        // A gap between two turns stays, as an empty text, for which the row is refused.
        return new Turns(turns.subList(0, filled));
    }

    /** {@return the cell of a column such as {@code user2}, {@code user_2} or {@code user 2}, or null} */
    private static @Nullable String numbered(List<String> names, int number, Map<String, String> cells) {
        for (String name : names) {
            for (String between : List.of("", "_", " ", "-", ".")) {
                String cell = cells.get(name + between + number);
                if (cell != null) {
                    return cell;
                }
            }
        }
        return null;
    }

    /**
     * {@return the pair of answers of a row, or null when it shows none}
     *
     * @throws RefusedRowException if it has instructions in two places
     */
    @Nullable
    Pair pair(Row row) throws RefusedRowException {
        if (isTold() || row.object() == null) {
            return pair(row.cells());
        }
        String prompt = row.cells().get("prompt");
        Pair pair = Pair.of(row.object(), prompt == null ? question(row.cells()) : prompt);
        return pair == null ? null : pair.instructedBy(said(row.cells()), system);
    }

    private @Nullable Pair pair(Map<String, String> cells) {
        String question = isTold() ? column("user", cells) : question(cells);
        String chosen = isTold() ? column("chosen", cells) : first(Pair.CHOSEN, cells);
        String rejected = isTold() ? column("rejected", cells) : first(Pair.REJECTED, cells);
        String instructions = instructions(cells);
        if (chosen == null || rejected == null || instructions == null || (question == null && isTold())) {
            return null;
        }
        Turns asked = question == null ? null : Turns.said("user", question);
        Pair pair = Pair.ofAnswers(asked, Pair.answer(chosen), Pair.answer(rejected), null);
        return pair == null ? null : pair.startingWith(instructions);
    }

    /** {@return the question; Alpaca's input and the context of Dolly and of others go behind it} */
    private static @Nullable String question(Map<String, String> cells) {
        boolean isAlpaca = isAlpaca(cells);
        String name = isAlpaca ? "instruction" : firstName(USER, cells);
        if (name == null) {
            return null;
        }
        String question = cells.getOrDefault(name, "");
        String input = isAlpaca ? cells.getOrDefault("input", "") : "";
        String context = BEHIND_CONTEXT.contains(name) ? cells.getOrDefault("context", "") : "";
        return Stream.of(question, input, context)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    /** {@return what is doubtful about the columns that were found by their names: several are called like one} */
    List<String> doubts(Row row) {
        Map<String, String> cells = row.cells();
        JsonObject object = row.object();
        boolean isConversation = object != null
                && Stream.of("conversations", "messages", "prompt")
                        .anyMatch(key -> object.get(key) instanceof JsonArray);
        if (isTold() || isConversation) {
            return List.of();
        }
        return Stream.of(isAlpaca(cells) ? "" : doubt("question", USER, cells), doubt("answer", ASSISTANT, cells))
                .filter(doubt -> !doubt.isEmpty())
                .toList();
    }

    private static boolean isAlpaca(Map<String, String> cells) {
        return cells.containsKey("instruction") && cells.containsKey("input");
    }

    private static String doubt(String what, List<String> names, Map<String, String> cells) {
        List<String> there = names.stream().filter(cells::containsKey).toList();
        return there.size() < 2
                ? ""
                : String.join(" and ", there) + " may all be the " + what + ", " + there.get(0)
                        + " is read; choose with --map user=COLUMN,assistant=COLUMN";
    }

    private static @Nullable String first(List<String> names, Map<String, String> cells) {
        String name = firstName(names, cells);
        return name == null ? null : cells.get(name);
    }

    private static @Nullable String firstName(List<String> names, Map<String, String> cells) {
        return names.stream().filter(cells::containsKey).findFirst().orElse(null);
    }

    /** {@return a column that was told and that a row does not have, or null} */
    @Nullable
    String missing(Map<String, String> cells) {
        return Stream.of("system", "user", "assistant", "chosen", "rejected")
                .filter(told::containsKey)
                .flatMap(role -> {
                    String column = String.valueOf(told.get(role));
                    return column.contains("{")
                            ? COLUMN.matcher(column).results().map(name -> name.group(1))
                            : Stream.of(column);
                })
                .filter(name -> !cells.containsKey(name.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    private @Nullable String column(String role, Map<String, String> cells) {
        String column = told.get(role);
        if (column == null) {
            return null;
        }
        if (!column.contains("{")) {
            return cells.get(column.toLowerCase(Locale.ROOT));
        }
        StringBuilder text = new StringBuilder();
        Matcher names = COLUMN.matcher(column);
        while (names.find()) {
            String cell = cells.get(names.group(1).strip().toLowerCase(Locale.ROOT));
            if (cell == null) {
                return null;
            }
            names.appendReplacement(text, Matcher.quoteReplacement(cell));
        }
        return names.appendTail(text).toString();
    }
}
