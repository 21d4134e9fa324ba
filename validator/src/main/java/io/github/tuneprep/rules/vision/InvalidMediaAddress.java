package io.github.tuneprep.rules.vision;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.PartRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.regex.Pattern;

/** Reports: the address of an image or a video has characters that are not taken. */
public final class InvalidMediaAddress implements PartRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("invalid-media-address")
            .severity(Severity.ERROR)
            .special()
            .summary("the address of an image or a video has characters that are not taken")
            .why("""
                    For Nova an S3 address is letters, digits, underscores, hyphens, dots and slashes; blanks and question marks are refused.""")
            .bad("""
                    {"schemaVersion":"bedrock-conversation-2024","messages":[{"role":"user","content":[{"image":{"format":"png","source":{"s3Location":{"uri":"s3://bucket/a dot.png"}}}},{"text":"What is it?"}]},{"role":"assistant","content":[{"text":"A dot."}]}]}
                    """)
            .good("""
                    {"schemaVersion":"bedrock-conversation-2024","messages":[{"role":"user","content":[{"image":{"format":"png","source":{"s3Location":{"uri":"s3://bucket/dot.png"}}}},{"text":"What is it?"}]},{"role":"assistant","content":[{"text":"A dot."}]}]}
                    """)
            .provider("bedrock")
            .model("amazon.nova-lite-v1:0", "amazon.nova-lite-v1:0")
            .references("github.com/aws-samples/amazon-bedrock-samples commit 85fba9d, nova_ft_dataset_validator.py")
            .build();

    private static final Pattern ADDRESS = Pattern.compile("s3://[\\w\\-/.]+", Pattern.UNICODE_CHARACTER_CLASS);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        for (Message message : example.messages()) {
            for (JsonString address : Images.of(message)) {
                // One that lies elsewhere has its own finding.
                if (address.startsWith("s3://")
                        && !ADDRESS.matcher(address.text()).matches()) {
                    findings.report(
                            address, "address has other characters than letters, digits, '_', '-', '.' and '/'");
                }
            }
        }
    }
}
