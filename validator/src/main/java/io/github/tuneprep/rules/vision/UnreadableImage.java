package io.github.tuneprep.rules.vision;

import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.EmbeddedImage;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.PartRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reports: an embedded image is not one that the provider reads. */
public final class UnreadableImage implements PartRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("unreadable-image")
            .severity(Severity.WARNING)
            .summary("an image is not one that the provider reads")
            .why("""
                    OpenAI leaves examples out, without a word, whose images it cannot read; others refuse the job. An embedded image has to be written in base64, be of a format that the provider takes, whatever its media type says, and be there up to its end: exports and databases cut long texts. Images at an address are not fetched; one that ends in the name of another format is reported.""")
            .bad("""
                    {"messages":[{"role":"user","content":[{"type":"text","text":"What is it?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,SGVsbG8gd29ybGQh"}}]},{"role":"assistant","content":"A dot."}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":[{"type":"text","text":"What is it?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4z8AAAAMBAQD3A0FDAAAAAElFTkSuQmCC"}}]},{"role":"assistant","content":"A dot."}]}
                    """)
            .references("OpenAI vision fine-tuning guide, mirror github.com/piercecohen1/openai-docs commit de09146")
            .build();

    /** Other endings, such as that of a program, tell nothing of the image. */
    private static final Pattern ADDRESS = Pattern.compile(
            "https?://[^?#]+/[^?#]*\\.(gif|svg|bmp|tiff?|heic|heif|avif|ico|pdf)(?:[?#].*)?", Pattern.CASE_INSENSITIVE);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        List<String> formats = facts.target().imageFormats();
        for (Message message : example.messages()) {
            for (JsonString url : Images.of(message)) {
                String ending = ending(url, facts.target());
                if (!ending.isEmpty() && !takes(formats, ending)) {
                    findings.report(
                            url,
                            "address of an image ends in ." + ending + ", expected one of "
                                    + String.join(", ", formats));
                }
                // A data URL that begins as none that is taken has its own finding.
                if (!EmbeddedImage.isDataUrl(url) || !Images.beginsAsTold(url, facts.target())) {
                    continue;
                }
                EmbeddedImage image = EmbeddedImage.of(url);
                if (image == null) {
                    findings.report(url, "embedded image is not written in base64");
                } else if (image.format() == null ? !formats.isEmpty() : !takes(formats, image.format())) {
                    String found = image.format() == null ? "of no known format" : image.format();
                    findings.report(
                            url, "embedded image is " + found + ", expected one of " + String.join(", ", formats));
                } else if (!image.whole()) {
                    findings.report(url, "embedded image is cut off, expected all of it");
                }
            }
        }
    }

    /** {@return the format that an address names which is taken, "" where it names none} */
    private static String ending(JsonString url, Target target) {
        if (EmbeddedImage.isDataUrl(url) || !target.provider().imageSources().contains("http")) {
            return "";
        }
        Matcher address = ADDRESS.matcher(url.text());
        return address.matches() ? address.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private static boolean takes(List<String> formats, String format) {
        return formats.isEmpty() || formats.contains(format);
    }
}
