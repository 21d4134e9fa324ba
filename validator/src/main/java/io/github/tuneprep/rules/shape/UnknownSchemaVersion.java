package io.github.tuneprep.rules.shape;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: an example of Bedrock names another schema than the known one. */
public final class UnknownSchemaVersion {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("unknown-schema-version")
            .severity(Severity.WARNING)
            .summary("an example of Bedrock names another schema than the known one")
            .why("""
                    Amazon's guide has bedrock-conversation-2024 in each line. Its checker for Llama refuses others, the one for Nova does not look.""")
            .bad("""
                    {"schemaVersion":"bedrock-conversion-2024","messages":[{"role":"user","content":[{"text":"Hi"}]},{"role":"assistant","content":[{"text":"Hello!"}]}]}
                    """)
            .good("""
                    {"schemaVersion":"bedrock-conversation-2024","messages":[{"role":"user","content":[{"text":"Hi"}]},{"role":"assistant","content":[{"text":"Hello!"}]}]}
                    """)
            .provider("bedrock")
            .model("amazon.nova-lite-v1:0", "amazon.nova-lite-v1:0")
            .references(
                    "github.com/aws-samples/amazon-bedrock-samples commit 85fba9d, meta-llama/dataset_validation (read 2026-11-22)")
            .build();

    private UnknownSchemaVersion() {}
}
