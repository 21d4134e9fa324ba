package io.github.tuneprep.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.report.DatasetSummary;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes JUnit XML: a suite for each dataset, a test for each rule that ran. Findings that do not fail the check are
 * the output of a test that passes.
 */
public final class JUnitRenderer implements ReportRenderer {
    /** Makes a renderer. */
    public JUnitRenderer() {}

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, UTF_8.name());
            xml.writeStartDocument(UTF_8.name(), "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", "tuneprep");
            for (DatasetSummary dataset : report.datasets()) {
                suite(xml, report, dataset);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException io ? io : new IOException(e);
        }
    }

    private static void suite(XMLStreamWriter xml, Report report, DatasetSummary dataset) throws XMLStreamException {
        Map<String, List<Finding>> byRule = new LinkedHashMap<>();
        report.rules().forEach(rule -> byRule.put(rule.name(), new ArrayList<>()));
        report.findings().stream()
                .filter(finding -> finding.file().equals(dataset.path()))
                .forEach(finding -> byRule.computeIfAbsent(finding.rule(), rule -> new ArrayList<>())
                        .add(finding));
        long failures = byRule.values().stream()
                .filter(findings -> isFailure(report, findings))
                .count();
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", Quoted.safe(text(dataset.path())));
        xml.writeAttribute("tests", String.valueOf(byRule.size()));
        xml.writeAttribute("failures", String.valueOf(failures));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", "0");
        xml.writeAttribute("time", "0");
        for (Map.Entry<String, List<Finding>> entry : byRule.entrySet()) {
            test(xml, report, dataset, entry.getKey(), entry.getValue());
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static void test(
            XMLStreamWriter xml, Report report, DatasetSummary dataset, String rule, List<Finding> findings)
            throws XMLStreamException {
        xml.writeCharacters("\n    ");
        if (findings.isEmpty()) {
            xml.writeEmptyElement("testcase");
        } else {
            xml.writeStartElement("testcase");
        }
        xml.writeAttribute("name", rule);
        xml.writeAttribute("classname", Quoted.safe(text(dataset.path())));
        xml.writeAttribute("time", "0");
        if (findings.isEmpty()) {
            return;
        }
        String says = findings.stream().map(Finding::describe).collect(Collectors.joining("\n"));
        if (isFailure(report, findings)) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", text(findings.get(0).message()));
            xml.writeAttribute("type", findings.get(0).severity().label());
            xml.writeCharacters(text(says + "\n" + advice(report, rule)));
        } else {
            xml.writeStartElement("system-out");
            xml.writeCharacters(text(says));
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static boolean isFailure(Report report, List<Finding> findings) {
        return findings.stream().anyMatch(finding -> report.fails(finding.severity()));
    }

    private static String advice(Report report, String rule) {
        return report.rules().stream()
                .filter(info -> info.name().equals(rule))
                .map(RuleInfo::why)
                .findFirst()
                .orElse("");
    }

    /** XML 1.0 cannot hold every character, not even escaped. */
    private static String text(String text) {
        return text.codePoints()
                .mapToObj(c -> c == '\n' || (c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF))
                        ? Character.toString(c)
                        : "?")
                .map(c -> c.equals("\n") ? c : Quoted.safe(c))
                .collect(Collectors.joining());
    }
}
