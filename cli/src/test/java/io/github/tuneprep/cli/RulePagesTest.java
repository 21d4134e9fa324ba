package io.github.tuneprep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tuneprep.Validator;
import io.github.tuneprep.catalogue.Catalogue;
import io.github.tuneprep.render.RuleRenderer;
import io.github.tuneprep.rule.Rule;
import io.github.tuneprep.rule.RuleInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The pages in docs/rules are made from the rules; {@code -Dtuneprep.updateDocs} makes them again. */
class RulePagesTest {
    private static final Path FOLDER = Path.of("../docs/rules");

    @Test
    void pages_are_up_to_date() throws IOException {
        Map<String, String> wanted = new TreeMap<>();
        List<RuleInfo> rules = Validator.rules().stream().map(Rule::info).toList();
        wanted.put("README.md", RuleRenderer.index(rules, Catalogue.bundled().providers()));
        rules.forEach(rule -> wanted.put(rule.name() + ".md", RuleRenderer.page(rule, ExplainCommand.fix(rule))));
        if (System.getProperty("tuneprep.updateDocs") != null) {
            Files.createDirectories(FOLDER);
            for (String name : files().keySet()) {
                Files.delete(FOLDER.resolve(name));
            }
            for (Map.Entry<String, String> page : wanted.entrySet()) {
                Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
            }
        }

        assertThat(files())
                .as("docs/rules is stale; run mvn -pl cli -am test -Dtest=RulePagesTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dtuneprep.updateDocs")
                .isEqualTo(wanted);
    }

    private static Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var paths = Files.list(FOLDER)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                files.put(path.getFileName().toString(), Files.readString(path));
            }
        }
        return files;
    }
}
