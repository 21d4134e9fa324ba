package io.github.tuneprep.rules.tools;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.KeyRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: a list of calls is empty. */
public final class EmptyToolCalls implements KeyRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("empty-tool-calls")
            .severity(Severity.WARNING)
            .summary("a list of calls is empty")
            .why("""
                    Exports write an empty list where there is nothing. OpenAI's API for chats refuses it; what the servers for tuning do is not documented. Without the key every provider takes the line.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!","tool_calls":[]}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .prevents(
                    "Invalid 'messages[1].tool_calls': empty array. Expected an array with minimum length 1, but got an empty array instead.")
            .references(
                    "github.com/openai/openai-node pull request 1341 (2025-02-20), github.com/home-assistant/core pull request 118577 (2024-05-31)")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        for (Message message : example.messages()) {
            // A message that holds nothing else has its own finding.
            boolean speaks = !(message.content() instanceof Content.Absent);
            if (speaks
                    && message.isAssistant()
                    && message.toolCalls().isEmpty()
                    && message.source().get("tool_calls") instanceof JsonArray calls
                    && calls.values().isEmpty()) {
                findings.report(calls, "tool_calls is an empty list, expected no such key");
            }
        }
    }
}
