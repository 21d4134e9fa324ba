package io.github.tuneprep.rules.file;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: file has a name that the provider does not take. */
public final class FileNotNamedJsonl {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("file-not-named-jsonl")
            .severity(Severity.WARNING)
            .special()
            .summary("file has a name that the provider does not take")
            .why("""
                    Some providers look at the end of the name before they look at the file: Together's client refuses all but .jsonl, and OpenAI says that it takes nothing else. Renaming is enough. A name that ends in .jsonl.gz is not reported: compressed files are judged by what is in them, and are uploaded unpacked; one that is named .jsonl may be uploaded as it is by mistake.""")
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .references(
                    "github.com/openai/openai-python commit e43b4224, resources/files.py: fine-tuning takes .jsonl files only",
                    "github.com/togethercomputer/together-python commit eba5e5f, src/together/utils/files.py")
            .build();

    private FileNotNamedJsonl() {}
}
