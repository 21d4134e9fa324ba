package io.github.tuneprep.rules.vision;

import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.List;
import java.util.Locale;

/** Reports: an image or a video is of a format that the provider does not take. */
public final class UnknownMediaFormat implements ChatRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("unknown-media-format")
            .severity(Severity.ERROR)
            .summary("an image or a video is of a format that the provider does not take")
            .why("""
                    Amazon reads the format from the line, not from the file, and knows only some.""")
            .bad("""
                    {"schemaVersion":"bedrock-conversation-2024","messages":[{"role":"user","content":[{"image":{"format":"bmp","source":{"s3Location":{"uri":"s3://bucket/dot.png"}}}},{"text":"What is it?"}]},{"role":"assistant","content":[{"text":"A dot."}]}]}
                    """)
            .good("""
                    {"schemaVersion":"bedrock-conversation-2024","messages":[{"role":"user","content":[{"image":{"format":"png","source":{"s3Location":{"uri":"s3://bucket/dot.png"}}}},{"text":"What is it?"}]},{"role":"assistant","content":[{"text":"A dot."}]}]}
                    """)
            .provider("bedrock")
            .model("amazon.nova-lite-v1:0", "amazon.nova-lite-v1:0")
            .references("github.com/aws-samples/amazon-bedrock-samples commit 85fba9d, nova_ft_dataset_validator.py")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        for (Message message : example.messages()) {
            if (message.content() instanceof Content.Parts list) {
                list.parts().forEach(part -> check(part, facts.target().provider(), findings));
            }
        }
    }

    private static void check(Content.Part part, Provider provider, FindingSink findings) {
        List<String> known = switch (part.type()) {
            case "video" -> provider.videoFormats();
            case "image" -> provider.imageFormats();
            // Sounds have formats of their own.
            default -> List.of();
        };
        JsonString format = part.source().get(part.type()) instanceof JsonObject media ? media.string("format") : null;
        if (format != null && !known.isEmpty() && !known.contains(format.text().toLowerCase(Locale.ROOT))) {
            findings.report(
                    format, part.type() + " is of an unknown format, expected one of " + String.join(", ", known));
        }
    }
}
