package io.github.tuneprep.rules.tools;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.FunctionRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: an assistant message calls a function and says nothing. */
public final class CallWithoutContent implements FunctionRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("call-without-content")
            .severity(Severity.WARNING)
            .special()
            .summary("an assistant message calls a function and says nothing")
            .why("""
                    A script that Fireworks offers to check a file before the upload asks for content in every message; its guide shows calls without, as OpenAI takes them.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"weather","arguments":"{}"}}]}],"tools":[{"type":"function","function":{"name":"weather","description":"Tells the weather","parameters":{"type":"object","properties":{}}}}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Weather in Oslo?"},{"role":"assistant","content":"One moment.","tool_calls":[{"id":"c1","type":"function","function":{"name":"weather","arguments":"{}"}}]}],"tools":[{"type":"function","function":{"name":"weather","description":"Tells the weather","parameters":{"type":"object","properties":{}}}}]}
                    """)
            .provider("fireworks")
            .references(
                    "github.com/fw-ai/cookbook commit d7365fd, skills/fireworks-training/references/choose-method.md")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        for (Message message : example.messages()) {
            if (!message.toolCalls().isEmpty() && message.content().isBlank()) {
                findings.report(message.source(), "message calls a function and has no content");
            }
        }
    }
}
