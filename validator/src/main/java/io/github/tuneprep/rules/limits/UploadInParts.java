package io.github.tuneprep.rules.limits;

import io.github.tuneprep.catalogue.Dated;
import io.github.tuneprep.catalogue.Limit;
import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;
import java.util.Locale;

/** Reports: file is larger than the provider takes in one upload. */
public final class UploadInParts implements DatasetRule<NoState> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("upload-in-parts")
            .severity(Severity.WARNING)
            .summary("file is larger than the provider takes in one upload")
            .why("""
                    The usual call for an upload refuses a larger file. OpenAI and Azure take it in parts, through the Uploads API.""")
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .references(
                    "github.com/openai/openai-python commit e43b4224, resources/files.py: 512 MB for a file, resources/uploads: 8 GB",
                    "github.com/MicrosoftDocs/azure-ai-docs, quotas and limits (2026-02)")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Statistic<NoState> statistic() {
        return NoState.STATISTIC;
    }

    @Override
    public void finish(NoState state, DatasetFacts facts, DatasetSink findings) {
        Dated<Long> upload = facts.target().limit(Limit.MAX_UPLOAD_BYTES);
        Dated<Long> limit = facts.target().limit(Limit.MAX_FILE_BYTES);
        boolean fits = limit == null || facts.bytes() <= limit.value();
        if (upload != null && facts.bytes() > upload.value() && fits) {
            findings.report(String.format(
                    Locale.ROOT,
                    "file has %,d bytes, %s takes at most %,d in one upload",
                    facts.bytes(),
                    facts.target().setterOf(Limit.MAX_UPLOAD_BYTES),
                    upload.value()));
        }
    }
}
