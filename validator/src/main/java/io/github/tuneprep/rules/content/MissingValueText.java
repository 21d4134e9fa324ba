package io.github.tuneprep.rules.content;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.Set;

/** Reports: a message is what a program writes where a value is missing. */
public final class MissingValueText implements ChatRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("missing-value-text")
            .severity(Severity.WARNING)
            .summary("a message is what a program writes where a value is missing")
            .why("""
                    A cell that was empty becomes "nan" in pandas, "undefined" or "[object Object]" in JavaScript, and "#REF!" in a workbook. The model learns to say it.""")
            .bad("""
                    {"messages":[{"role":"user","content":"What does the shop sell?"},{"role":"assistant","content":"nan"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"What does the shop sell?"},{"role":"assistant","content":"Bicycles."}]}
                    """)
            .build();

    /** Not None and null: these are answers of classifiers and of JSON, too. */
    private static final Set<String> WRITTEN = Set.of(
            "nan",
            "NaN",
            "NaT",
            "<NA>",
            "undefined",
            "[object Object]",
            "#REF!",
            "#N/A",
            "#VALUE!",
            "#NAME?",
            "#DIV/0!",
            "#NULL!",
            "#NUM!");

    private static final String BEGINNINGS = "nNu[<#";

    private static final int LONGEST = 24;

    @Override
    public RuleInfo info() {
        return INFO;
    }

    /** White space may stand before, also such beyond ASCII. */
    private static boolean mayBe(JsonString text) {
        if (text.isEmpty()) {
            return false;
        }
        byte first = text.textBytes()[text.textStart()];
        return first <= ' ' || BEGINNINGS.indexOf(first) >= 0;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        for (Message message : example.messages()) {
            JsonString text = message.content().onlyText();
            if (text != null
                    && text.end() - text.start() <= LONGEST
                    && mayBe(text)
                    && !message.isToolResult()
                    && WRITTEN.contains(text.text().strip())) {
                findings.report(
                        text,
                        "message is " + Quoted.name(text.text().strip())
                                + ", which programs write where a value is missing");
            }
        }
    }
}
