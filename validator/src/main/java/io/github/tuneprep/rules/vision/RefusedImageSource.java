package io.github.tuneprep.rules.vision;

import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.PartRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.List;
import java.util.stream.Collectors;

/** Reports: an image comes from where the provider does not fetch it. */
public final class RefusedImageSource implements PartRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("refused-image-source")
            .severity(Severity.ERROR)
            .summary("an image comes from where the provider does not fetch it")
            .why("""
                    Some trainers fetch images from the web, others take only what the file itself holds as a data URL.""")
            .bad("""
                    {"messages":[{"role":"user","content":[{"type":"text","text":"What is it?"},{"type":"image_url","image_url":{"url":"https://example.com/dot.png"}}]},{"role":"assistant","content":[{"type":"text","text":"A dot."}]}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":[{"type":"text","text":"What is it?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4z8AAAAMBAQD3A0FDAAAAAElFTkSuQmCC"}}]},{"role":"assistant","content":[{"type":"text","text":"A dot."}]}]}
                    """)
            .provider("together")
            .references("github.com/togethercomputer/together-python, the file checker of the client (read 2026)")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        Provider provider = facts.target().provider();
        List<String> sources = provider.imageSources();
        if (sources.isEmpty()) {
            return;
        }
        for (Message message : example.messages()) {
            // One that stands in another message has its own finding.
            for (JsonString url : message.role().equals(Role.USER) ? Images.of(message) : List.<JsonString>of()) {
                if (!sources.contains(Images.sourceOf(url))) {
                    findings.report(
                            url,
                            "image is at " + address(Images.sourceOf(url)) + ", expected "
                                    + sources.stream()
                                            .map(RefusedImageSource::address)
                                            .collect(Collectors.joining(" or ")));
                } else if (!Images.beginsAsTold(url, facts.target())) {
                    findings.report(
                            url,
                            "data URL does not begin with data:image/ and one of "
                                    + String.join(", ", facts.target().imageFormats()) + ", then ;base64,");
                }
            }
        }
    }

    private static String address(String source) {
        return switch (source) {
            case "http" -> "an http(s) URL";
            case "data" -> "a data URL";
            case "elsewhere" -> "an address of another kind";
            default -> "an address with " + source + "://";
        };
    }
}
