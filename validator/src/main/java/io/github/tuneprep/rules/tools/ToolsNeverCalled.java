package io.github.tuneprep.rules.tools;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;

/** Reports: functions are declared and never called. */
public final class ToolsNeverCalled implements DatasetRule<ToolsNeverCalled.Calls> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("tools-never-called")
            .severity(Severity.INFO)
            .summary("functions are declared and never called")
            .why("""
                    Every declaration is billed in every example. When no example calls a function the model learns not to use them.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","content":"3 degrees."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    {"messages":[{"role":"user","content":"Weather in Rome?"},{"role":"assistant","content":"3 degrees."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    {"messages":[{"role":"user","content":"Weather in Lima?"},{"role":"assistant","content":"3 degrees."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    {"messages":[{"role":"user","content":"Weather in Cairo?"},{"role":"assistant","content":"3 degrees."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    {"messages":[{"role":"user","content":"Weather in Delhi?"},{"role":"assistant","content":"3 degrees."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    {"messages":[{"role":"user","content":"Weather in Paris?"},{"role":"assistant","content":"3 degrees."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    {"messages":[{"role":"user","content":"Weather in Quito?"},{"role":"assistant","content":"3 degrees."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    {"messages":[{"role":"user","content":"Weather in Tokyo?"},{"role":"assistant","content":"3 degrees."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    {"messages":[{"role":"user","content":"Weather in Dakar?"},{"role":"assistant","content":"3 degrees."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    {"messages":[{"role":"user","content":"Weather in Bern?"},{"role":"assistant","content":"3 degrees."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\\"city\\":\\"Oslo\\"}"}}]},{"role":"tool","tool_call_id":"call_1","content":"3 degrees"},{"role":"assistant","content":"3 degrees."}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}
                    """)
            .build();

    /** A few examples say nothing about a dataset. */
    private static final int ENOUGH = 10;

    private static final Statistic<Calls> STATISTIC = new CallStatistic();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Statistic<ToolsNeverCalled.Calls> statistic() {
        return STATISTIC;
    }

    @Override
    public void finish(ToolsNeverCalled.Calls state, DatasetFacts facts, DatasetSink findings) {
        if (state.declaring >= ENOUGH && state.calling == 0) {
            findings.report(
                    state.firstDeclaring,
                    "functions are declared and no example calls one",
                    state.declaring + " examples declare functions");
        }
    }

    /** Counts examples that declare functions and examples that call one. */
    static final class Calls {
        long declaring;
        long calling;
        long firstDeclaring = Long.MAX_VALUE;
    }

    private static final class CallStatistic implements Statistic<Calls> {
        @Override
        public Calls newState() {
            return new Calls();
        }

        @Override
        public void add(Calls state, Example example, Facts facts) {
            if (example instanceof ChatExample chat && chat.usesFunctions()) {
                if (!chat.tools().isEmpty()) {
                    state.declaring++;
                    state.firstDeclaring = Math.min(state.firstDeclaring, chat.line());
                }
                if (chat.messages().stream()
                        .anyMatch(message -> !message.toolCalls().isEmpty())) {
                    state.calling++;
                }
            }
        }

        @Override
        public Calls merge(Calls left, Calls right) {
            left.declaring += right.declaring;
            left.calling += right.calling;
            left.firstDeclaring = Math.min(left.firstDeclaring, right.firstDeclaring);
            return left;
        }
    }
}
