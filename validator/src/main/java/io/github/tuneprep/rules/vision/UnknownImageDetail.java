package io.github.tuneprep.rules.vision;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.PartRule;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports: the detail of an image is none that is known. */
public final class UnknownImageDetail implements PartRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("unknown-image-detail")
            .severity(Severity.WARNING)
            .summary("the detail of an image is none that is known")
            .why("""
                    The guide knows low, high and auto: how closely the model looks at an image, and how many tokens it \
                    costs. What a tuning job does with another value is not documented.""")
            .bad("""
                    {"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://example.com/dot.png","detail":"medium"}}]},{"role":"assistant","content":"A dot."}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://example.com/dot.png","detail":"low"}}]},{"role":"assistant","content":"A dot."}]}
                    """)
            .references("developers.openai.com/api/docs/guides/images-vision (read 2026-11-23)")
            .build();

    private static final List<String> KNOWN = List.of("low", "high", "auto");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        for (Message message : example.messages()) {
            if (message.content() instanceof Content.Parts parts) {
                for (Content.Part part : parts.parts()) {
                    JsonValue detail = detail(part);
                    if (detail != null && !isKnown(detail)) {
                        findings.report(detail, "detail is " + shown(detail) + ", expected 'low', 'high' or 'auto'");
                    }
                }
            }
        }
    }

    private static @Nullable JsonValue detail(Content.Part part) {
        return part.source().get("image_url") instanceof JsonObject image ? image.get("detail") : null;
    }

    private static String shown(JsonValue detail) {
        return detail instanceof JsonString text ? Quoted.name(text.text()) : detail.describe();
    }

    private static boolean isKnown(JsonValue detail) {
        return detail.isNull()
                || (detail instanceof JsonString text && KNOWN.stream().anyMatch(text::contentEquals));
    }
}
