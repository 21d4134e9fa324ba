package io.github.tuneprep.rules.shape;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: an example of Bedrock does not name its schema. */
public final class MissingSchemaVersion {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("missing-schema-version")
            .severity(Severity.WARNING)
            .summary("an example of Bedrock does not name its schema")
            .why("""
                    Amazon's guide has schemaVersion in each line, and its own checkers pass lines without. What the server does with these is not documented.""")
            .bad("""
                    {"messages":[{"role":"user","content":[{"text":"Hi"}]},{"role":"assistant","content":[{"text":"Hello!"}]}]}
                    """)
            .good("""
                    {"schemaVersion":"bedrock-conversation-2024","messages":[{"role":"user","content":[{"text":"Hi"}]},{"role":"assistant","content":[{"text":"Hello!"}]}]}
                    """)
            .provider("bedrock")
            .model("amazon.nova-lite-v1:0", "amazon.nova-lite-v1:0")
            .references(
                    "docs.aws.amazon.com, Amazon Bedrock user guide, Prepare data for fine-tuning (read 2026)",
                    "github.com/aws-samples/amazon-bedrock-samples, nova_ft_dataset_validator.py (2025-02-25)")
            .build();

    private MissingSchemaVersion() {}
}
