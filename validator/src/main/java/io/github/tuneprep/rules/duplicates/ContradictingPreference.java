package io.github.tuneprep.rules.duplicates;

import io.github.tuneprep.example.Example;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.PreferenceExample;
import io.github.tuneprep.example.ToolCall;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;
import java.util.List;

/** Reports: a pair prefers the answer that another pair rejects. */
public final class ContradictingPreference implements DatasetRule<FingerprintIndex> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("contradicting-preference")
            .severity(Severity.WARNING)
            .summary("a pair prefers the answer that another pair rejects")
            .why("""
                    The same two answers to the same question, in one pair one way round and in another the other way: they take back what each other teaches. It is mostly an export of the votes of several people, of which the majority has to be taken.""")
            .bad("""
                    {"input":{"messages":[{"role":"user","content":"Hi"}]},"preferred_output":[{"role":"assistant","content":"Hello!"}],"non_preferred_output":[{"role":"assistant","content":"Hey."}]}
                    {"input":{"messages":[{"role":"user","content":"Hi"}]},"preferred_output":[{"role":"assistant","content":"Hey."}],"non_preferred_output":[{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"input":{"messages":[{"role":"user","content":"Hi"}]},"preferred_output":[{"role":"assistant","content":"Hello!"}],"non_preferred_output":[{"role":"assistant","content":"Hey."}]}
                    {"input":{"messages":[{"role":"user","content":"Hi"}]},"preferred_output":[{"role":"assistant","content":"Hello!"}],"non_preferred_output":[{"role":"assistant","content":"Go away!"}]}
                    """)
            .build();

    /** Pairs of a question and its two answers, whichever is preferred, under the one that is. */
    private static final Statistic<FingerprintIndex> PAIRS = new FingerprintIndex.Gathering() {
        @Override
        public void add(FingerprintIndex state, Example example, Facts facts) {
            if (example instanceof PreferenceExample pair && facts.fingerprint().prompt() != 0) {
                long preferred = hash(pair.preferred(), facts);
                long rejected = hash(pair.rejected(), facts);
                state.add(facts.fingerprint().prompt() + preferred + rejected, preferred, pair.line());
            }
        }
    };

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Statistic<FingerprintIndex> statistic() {
        return PAIRS;
    }

    @Override
    public void finish(FingerprintIndex state, DatasetFacts facts, DatasetSink findings) {
        state.forEachGroup(group -> group.forEachLaterAnswer((line, first) -> findings.report(
                line,
                "pair prefers the answer that an earlier pair with the same question rejects",
                "see line " + first)));
    }

    /** {@return what is said, without the marks that tell which answer it is} */
    private static long hash(List<Message> answer, Facts facts) {
        long hash = 0;
        for (Message message : answer) {
            for (JsonString text : message.content().texts()) {
                hash = Long.rotateLeft(hash, 1) + facts.hash(text);
            }
            for (ToolCall call : message.toolCalls()) {
                long arguments = call.arguments() == null ? 0 : facts.hash(call.arguments());
                hash = Long.rotateLeft(hash, 1) + facts.hash(call.name()) + 3 * arguments;
            }
        }
        return hash;
    }
}
