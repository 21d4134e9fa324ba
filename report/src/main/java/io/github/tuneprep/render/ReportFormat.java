package io.github.tuneprep.render;

import java.util.Locale;

/** The formats a report can be written in. */
public enum ReportFormat {
    /** For a person at a terminal. */
    TEXT("txt"),
    /** Stable keys, for programs. */
    JSON("json"),
    /** SARIF 2.1.0, for code scanning and editors. */
    SARIF("sarif"),
    /** JUnit XML, for the test page of a build server. */
    JUNIT("xml"),
    /** Workflow commands of GitHub Actions, which become annotations. */
    GITHUB("log"),
    /** For a job summary, a pull request, a wiki. */
    MARKDOWN("md"),
    /** One page that opens offline in a browser. */
    HTML("html");

    private final String extension;

    ReportFormat(String extension) {
        this.extension = extension;
    }

    /** {@return the end of a file's name, without the dot} */
    public String extension() {
        return extension;
    }

    /** {@return the name on the command line} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return a renderer, without colours} */
    public ReportRenderer renderer() {
        return switch (this) {
            case TEXT -> new TextRenderer(false);
            case JSON -> new JsonRenderer();
            case SARIF -> new SarifRenderer();
            case JUNIT -> new JUnitRenderer();
            case GITHUB -> new GitHubRenderer();
            case MARKDOWN -> new MarkdownRenderer();
            case HTML -> new HtmlRenderer();
        };
    }
}
