package io.github.tuneprep.engine;

import io.github.tuneprep.Limits;
import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.dialect.Binding;
import io.github.tuneprep.dialect.Dialects;
import io.github.tuneprep.engine.FindingStore.Place;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.CompletionExample;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.example.PreferenceExample;
import io.github.tuneprep.example.ReinforcementExample;
import io.github.tuneprep.example.TextExample;
import io.github.tuneprep.json.ByteScan;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonSyntaxException;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.json.Utf8;
import io.github.tuneprep.read.Block;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.TreeRule;
import io.github.tuneprep.rules.file.BlankLine;
import io.github.tuneprep.rules.file.DoubleEncodedLine;
import io.github.tuneprep.rules.file.InvalidJson;
import io.github.tuneprep.rules.file.LineNotAnObject;
import io.github.tuneprep.rules.file.LineTooLong;
import io.github.tuneprep.rules.file.NestingTooDeep;
import io.github.tuneprep.rules.file.NotUtf8;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes lines from bytes to findings and puts what it learns into its shard. One worker's; confined to one thread. */
final class LineChecker implements Block.LineConsumer {
    private final Shard shard;
    private final ExampleTokenizer tokenizer;
    private final Target target;
    private final Dialects dialects;
    private final List<TreeRule> treeRules;
    private final AskedRules<ChatExample> chatRules;
    private final AskedRules<CompletionExample> completionRules;
    private final AskedRules<PreferenceExample> preferenceRules;
    private final AskedRules<ReinforcementExample> reinforcementRules;
    private final AskedRules<TextExample> textExampleRules;
    private final TextScan texts;

    /** Rules that judge conversations only, and so also those inside a preference pair, but for the order of turns. */
    private final AskedRules<ChatExample> conversationRules;

    /** Those that judge the order of turns, in a pair that of the question. */
    private final AskedRules<ChatExample> turnRules;

    /** Of these, the rules that need no answer. */
    private final AskedRules<ChatExample> questionRules;

    private final int lineBytes;
    private final JsonReader json;
    private final @Nullable Listener listener;
    private final Sink sink = new Sink();

    /** Is told of findings instead of the shard; then nothing is counted. */
    interface Listener {
        /**
         * Takes one finding.
         *
         * @param root the line, or null when it is not an object
         * @param where the value it is about, or null for the whole line
         */
        void found(RuleInfo rule, @Nullable JsonObject root, @Nullable JsonValue where);

        /** Takes the example that the line is. */
        void bound(Example example, Facts facts);
    }

    LineChecker(RuleSet rules, ExampleTokenizer tokenizer, Limits limits) {
        this(rules, tokenizer, limits, null);
    }

    LineChecker(RuleSet rules, ExampleTokenizer tokenizer, Limits limits, @Nullable Listener listener) {
        this.listener = listener;
        this.shard = new Shard(rules, limits);
        this.tokenizer = tokenizer;
        this.target = tokenizer.target();
        this.dialects = new Dialects(target);
        this.treeRules = rules.treeRules();
        this.texts = new TextScan(rules.textRules(), rules.triggeredRules());
        this.chatRules = rules.rulesFor(ChatExample.class);
        this.completionRules = rules.rulesFor(CompletionExample.class);
        this.preferenceRules = rules.rulesFor(PreferenceExample.class);
        this.reinforcementRules = rules.rulesFor(ReinforcementExample.class);
        this.textExampleRules = rules.rulesFor(TextExample.class);
        this.turnRules = chatRules.filter(LineChecker::ordersTurns);
        this.conversationRules =
                chatRules.filter(asked -> asked.rule().appliesTo() == ChatExample.class && !ordersTurns(asked));
        this.questionRules =
                conversationRules.filter(asked -> asked.rule() instanceof ChatRule chatRule && !chatRule.needsAnswer());
        this.lineBytes = limits.lineBytes();
        this.json = new JsonReader(limits.nesting(), limits.numberDigits());
    }

    private static boolean ordersTurns(AskedRule<ChatExample> asked) {
        return asked.rule() instanceof ChatRule chatRule && chatRule.ordersTurns();
    }

    Shard shard() {
        return shard;
    }

    void block(Block block) {
        if (block.isOverlong()) {
            shard.totals().addUnreadable();
            report(
                    LineTooLong.INFO,
                    block.firstLine(),
                    0,
                    "line has more than " + lineBytes + " bytes; --limit line-bytes takes longer ones");
        } else {
            block.forEachLine(this);
        }
    }

    @Override
    public void line(byte[] buffer, int from, int to, long number) {
        int start = ByteScan.firstBeyondSpace(buffer, from, to);
        int end = ByteScan.endBeforeSpace(buffer, start, to);
        if (start == end) {
            shard.totals().addBlankLine();
            report(BlankLine.INFO, number, 0, "line is blank");
            return;
        }
        // A copy of its own, so that examples may be kept while the block's buffer is filled again.
        byte[] line = Arrays.copyOfRange(buffer, start, end);
        boolean isExample;
        try {
            isExample = check(line, number, start - from);
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            String what = e instanceof Shard.StatisticException statistic
                    ? statistic.getMessage()
                    : "rule " + sink.rule.name() + ": " + e;
            throw new IllegalStateException("line " + number + ", " + what, e);
        }
        if (!isExample) {
            shard.totals().addUnreadable();
        }
    }

    /** {@return whether the line became an example} */
    private boolean check(byte[] line, long number, int indent) {
        int invalid = Utf8.firstInvalid(line, 0, line.length);
        if (invalid >= 0) {
            report(NotUtf8.INFO, number, indent + invalid + 1, describeBytes(line, invalid));
            return false;
        }
        JsonValue value;
        try {
            value = json.readLine(line);
        } catch (JsonSyntaxException e) {
            report(
                    e.isTooDeep() ? NestingTooDeep.INFO : InvalidJson.INFO,
                    number,
                    indent + e.offset() + 1,
                    String.valueOf(e.getMessage()));
            return false;
        }
        if (!(value instanceof JsonObject root)) {
            reportNoObject(value, number, indent);
            return false;
        }
        sink.begin(number, indent, root);
        for (TreeRule rule : treeRules) {
            sink.rule = rule.info();
            rule.check(root, target, sink);
        }
        texts.line(root, (rule, text) -> {
            sink.rule = rule.info();
            rule.check(text, target, sink);
        });
        Dialects.Bound bound = dialects.bind(root, new Binding(number, target, sink::reportShape));
        shard.totals().addDialect(bound.dialect(), number);
        Example example = bound.example();
        if (example == null) {
            return false;
        }
        judge(example, bound.dialect());
        return true;
    }

    private void judge(Example example, String dialect) {
        ExampleFacts facts = new ExampleFacts(example, dialect, tokenizer);
        if (example instanceof ChatExample chat) {
            check(chatRules, chat, facts);
        } else if (example instanceof CompletionExample completion) {
            check(completionRules, completion, facts);
        } else if (example instanceof PreferenceExample preference) {
            check(preferenceRules, preference, facts);
            check(turnRules, preference.question(), facts);
            check(conversationRules, preference.chosen(), facts);
            // The question has been judged with the first answer.
            sink.only = preference.other();
            check(conversationRules, preference.withRejected(), facts);
            sink.only = null;
        } else if (example instanceof ReinforcementExample reinforcement) {
            check(reinforcementRules, reinforcement, facts);
            check(questionRules, reinforcement.question(), facts);
            if (!target.provider().turnOrder().isEmpty()) {
                check(turnRules, reinforcement.question(), facts);
            }
        } else if (example instanceof TextExample text) {
            check(textExampleRules, text, facts);
        }
        if (listener == null) {
            shard.totals().add(example, facts.tokens());
            shard.add(example, facts);
        } else {
            listener.bound(example, facts);
        }
    }

    private <E extends Example> void check(AskedRules<E> rules, E example, Facts facts) {
        AskedRule.Features features = AskedRule.Features.of(example);
        for (AskedRule<E> asked : rules.of(features)) {
            if (asked.mayReport(texts, features)) {
                sink.rule = asked.rule().info();
                asked.rule().check(example, facts, sink);
            }
        }
    }

    private void reportNoObject(JsonValue value, long number, int indent) {
        if (value instanceof JsonString string && JsonReader.readOrNull(string.utf8()) instanceof JsonObject) {
            report(
                    DoubleEncodedLine.INFO,
                    number,
                    indent + 1,
                    "line is a string that holds an object, expected the object");
        } else {
            report(LineNotAnObject.INFO, number, indent + 1, "line is " + value.describe() + ", expected an object");
        }
    }

    private static String describeBytes(byte[] line, int at) {
        int first = line[at] & 0xFF;
        int second = at + 1 < line.length ? line[at + 1] & 0xFF : 0;
        if (first == 0xED && second >= 0xA0) {
            return "found half of a surrogate pair encoded by itself (CESU-8), expected UTF-8";
        }
        boolean cut = first >= 0xC2 && first <= 0xF4 && line.length - at < 4 && isContinued(line, at + 1);
        return cut
                ? "found the beginning of a character that is cut off, expected the rest of it"
                : "found bytes that are not UTF-8, perhaps of another encoding";
    }

    private static boolean isContinued(byte[] line, int from) {
        for (int at = from; at < line.length; at++) {
            if ((line[at] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }

    private void report(RuleInfo rule, long line, int column, String message) {
        if (listener == null) {
            shard.findings().add(rule, new Place(line, column, ""), message, "");
        } else if (!shard.findings().isOff(rule)) {
            listener.found(rule, null, null);
        }
    }

    /** Where rules report; knows the rule and the line at work. */
    private final class Sink implements FindingSink {
        private RuleInfo rule = InvalidJson.INFO;
        private @Nullable JsonObject root;
        /** The part of the line that findings may be about; null for all of it. */
        private @Nullable JsonValue only;

        private long number;
        private int indent;

        void begin(long lineNumber, int lineIndent, JsonObject object) {
            number = lineNumber;
            indent = lineIndent;
            root = object;
        }

        @Override
        public void report(JsonValue where, String message, String detail) {
            add(rule, where, message, detail);
        }

        void reportShape(RuleInfo shapeRule, JsonValue where, String message) {
            add(shapeRule, where, message, "");
        }

        private void add(RuleInfo of, JsonValue where, String message, String detail) {
            boolean elsewhere = only != null && !only.holds(where);
            if (root == null || elsewhere || shard.findings().isOff(of)) {
                return;
            }
            if (listener != null) {
                listener.found(of, root, where);
            } else {
                Place place = new Place(number, indent + where.start() + 1, root.pointerTo(where));
                shard.findings().add(of, place, message, detail);
            }
        }
    }
}
