package io.github.tuneprep.rules.vision;

import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.PartRule;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reports: an image or a video is of a format that the provider does not take. */
public final class UnknownMediaFormat implements PartRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("unknown-media-format")
            .severity(Severity.ERROR)
            .summary("an image or a video is of a format that the provider does not take")
            .why("""
                    Amazon and Google read the format from the line, not from the file, and know only some.""")
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
                list.parts().forEach(part -> check(part, facts.target(), findings));
            }
        }
    }

    private static void check(Content.Part part, Target target, FindingSink findings) {
        List<String> known = switch (part.type()) {
            case "video" -> target.videoFormats();
            case "image" -> target.imageFormats();
            // Sounds have formats of their own.
            default -> List.of();
        };
        JsonString format = formatOf(part);
        if (format != null && !known.isEmpty() && !known.contains(nameOf(format, part))) {
            findings.report(
                    format,
                    part.type() + " is said to be " + Quoted.name(nameOf(format, part)) + ", expected one of "
                            + String.join(", ", known));
        }
    }

    /** {@return where Amazon's and Google's formats say it} */
    private static @Nullable JsonString formatOf(Content.Part part) {
        if (part.source().get(part.type()) instanceof JsonObject media) {
            return media.string("format");
        }
        return part.source().get("fileData") instanceof JsonObject file ? file.string("mimeType") : null;
    }

    /** {@return {@code png} for Amazon's {@code png} and for Google's {@code image/png}} */
    private static String nameOf(JsonString format, Content.Part part) {
        String text = format.text().toLowerCase(Locale.ROOT);
        return part.source().has(part.type()) ? text : text.substring(text.indexOf('/') + 1);
    }
}
