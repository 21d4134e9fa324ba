package io.github.tuneprep.engine;

import io.github.tuneprep.Gathered;
import io.github.tuneprep.Source;
import io.github.tuneprep.catalogue.BaseModel;
import io.github.tuneprep.catalogue.Conversions;
import io.github.tuneprep.catalogue.Dated;
import io.github.tuneprep.catalogue.Limit;
import io.github.tuneprep.catalogue.Method;
import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.cost.CostEstimator;
import io.github.tuneprep.example.Split;
import io.github.tuneprep.report.CostEstimate;
import io.github.tuneprep.report.DatasetCount;
import io.github.tuneprep.report.DatasetSummary;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.LineTokens;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.Lines;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.Rule;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.SplitRule;
import io.github.tuneprep.rule.Statistic;
import io.github.tuneprep.rules.limits.CostOverBudget;
import io.github.tuneprep.rules.limits.EmptyDataset;
import io.github.tuneprep.rules.limits.InvalidSuffix;
import io.github.tuneprep.rules.limits.NoValidationDataset;
import io.github.tuneprep.rules.limits.TooManyEpochs;
import io.github.tuneprep.rules.limits.TooManyJobTokens;
import io.github.tuneprep.rules.shape.FormatOfSomeModels;
import io.github.tuneprep.rules.shape.MixedDialects;
import io.github.tuneprep.tokens.TokenCounterProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A whole check: scans the datasets, lets the rules about datasets and splits speak, and puts the report together.
 *
 * @param target what the datasets are prepared for
 * @param alternatives the same target with other base models that count the same, to compare their costs
 * @param rules the rules to run
 * @param epochs how often the training dataset is read; empty asks the heuristic
 * @param maxCost US dollars that training may cost, or null
 * @param suffix what the name of the tuned model shall end in, or null
 * @param failOn the severity that fails the check
 * @param counters who counts tokens
 * @param reading how they are read
 */
public record Check(
        Target target,
        List<Target> alternatives,
        RuleSet rules,
        OptionalInt epochs,
        @Nullable BigDecimal maxCost,
        @Nullable String suffix,
        Optional<Severity> failOn,
        TokenCounterProvider counters,
        Reading reading) {
    /** Together's client takes texts and parts under the same keys for one format (together-python commit eba5e5f). */
    private static final Set<String> PROMPTS = Set.of("prompt-completion", "prompt-completion-parts");

    /** Checks training datasets, each against the validation dataset if there is one. */
    public Report run(List<Source> training, @Nullable Source validation) throws IOException {
        List<Scan> scans = new ArrayList<>();
        RuleSet asked = validation == null ? rules.withoutSplitRules() : rules;
        for (Source source : training) {
            scans.add(scan(source, Split.TRAINING, asked));
        }
        Scan held = validation == null ? null : scan(validation, Split.VALIDATION, asked);
        if (held != null) {
            for (Scan scan : scans) {
                AcrossSplits.check(target, scan, held);
                String file = training.size() == 1 ? "" : " of " + scan.source().name();
                rules.splitRules().forEach(rule -> compare(rule, scan, held, file));
            }
            scans.add(held);
        } else if (target.isReinforcement()) {
            scans.forEach(scan -> scan.sink(NoValidationDataset.INFO)
                    .report("reinforcement fine-tuning needs a validation dataset, too"));
        }
        holdSuffix(scans.get(0));
        List<DatasetSummary> datasets = scans.stream().map(Scan::summary).toList();
        List<Scan> trained = scans.subList(0, training.size());
        CostEstimate cost = null;
        for (int i = 0; i < trained.size(); i++) {
            if (datasets.get(i).examples() > 0) {
                Scan scan = trained.get(i);
                CostEstimate own = CostEstimator.estimate(target, datasets.get(i), epochs);
                holdAgainstLimits(own, scan);
                boolean isOver = cost != null && isOverBudget(cost);
                cost = cost == null ? own : cost.and(own);
                if (!isOver) {
                    holdAgainstBudget(cost, scan);
                }
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < scans.size(); i++) {
            Scan scan = scans.get(i);
            List<Finding> own = findings(scan);
            if (datasets.get(i).examples() == 0 && isReadInVain(scan, own)) {
                scan.sink(EmptyDataset.INFO)
                        .report("none of " + scan.facts().filledLines() + " lines could be read as an example");
                own = findings(scan);
            }
            findings.addAll(own);
        }
        return new Report(
                target, rules.infos(), datasets, findings, 0, Optional.ofNullable(cost), costsByModel(trained), failOn);
    }

    private List<Finding> findings(Scan scan) {
        String file = scan.source().name();
        Set<String> ignored = rules.ignoredIn(file);
        return scan.shard().findings().findings(file).stream()
                .filter(finding -> !ignored.contains(finding.rule()))
                .toList();
    }

    /** Whatever is ignored, a dataset of which nothing was judged must not pass. */
    private static boolean isReadInVain(Scan withoutExamples, List<Finding> findings) {
        return withoutExamples.isInLines()
                && withoutExamples.facts().filledLines() > 0
                && findings.stream().allMatch(finding -> finding.severity() == Severity.INFO);
    }

    /** Gathers a statistic of a dataset without judging it. */
    public static <S> Gathered<S> gather(
            Source source, Statistic<S> statistic, Target target, TokenCounterProvider counters, Reading reading)
            throws IOException {
        Scan scan = Scan.run(source, Split.TRAINING, RuleSet.none(statistic), target, counters, reading);
        return new Gathered<>(scan.summary(), scan.shard().state(statistic));
    }

    /** Counts a dataset without judging it, and each of its lines if asked. */
    public static DatasetCount count(
            Source source, boolean perLine, Target target, TokenCounterProvider counters, Reading reading)
            throws IOException {
        RuleSet gathered = perLine ? RuleSet.none(PerLineTokens.STATISTIC) : RuleSet.none();
        Scan scan = Scan.run(source, Split.TRAINING, gathered, target, counters, reading);
        return new DatasetCount(
                scan.summary(), perLine ? scan.shard().state(PerLineTokens.STATISTIC) : new LineTokens());
    }

    private Scan scan(Source source, Split split, RuleSet asked) throws IOException {
        Scan scan = Scan.run(source, split, asked, target, counters, reading);
        reportMixedDialects(scan);
        reportFormatOfSomeModels(scan);
        if (scan.isInLines()) {
            rules.datasetRules().forEach(rule -> finish(rule, scan));
        }
        return scan;
    }

    private static <S> void finish(DatasetRule<S> rule, Scan scan) {
        ask(rule, scan, () -> rule.finish(scan.shard().state(rule.statistic()), scan.facts(), scan.sink(rule.info())));
    }

    private static void ask(Rule rule, Scan scan, Runnable question) {
        try {
            question.run();
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(
                    scan.source().name() + ", rule " + rule.info().name() + ": " + e, e);
        }
    }

    private static <S> void compare(SplitRule<S> rule, Scan training, Scan validation, String file) {
        ask(
                rule,
                validation,
                () -> rule.compare(
                        training.shard().state(rule.statistic()),
                        validation.shard().state(rule.statistic()),
                        validation.sink(rule.info(), file)));
    }

    /** The format of the file is that of most lines; formats that the target refuses have their own finding. */
    private void reportMixedDialects(Scan scan) {
        Set<String> accepted = new HashSet<>(target.dialects());
        List<Map.Entry<String, Lines>> seen = scan.shard().totals().dialects().stream()
                .filter(entry -> accepted.contains(entry.getKey()))
                .toList();
        for (Map.Entry<String, Lines> other : seen.subList(Math.min(1, seen.size()), seen.size())) {
            if (PROMPTS.containsAll(List.of(seen.get(0).getKey(), other.getKey()))) {
                continue;
            }
            String message = "line is in the " + other.getKey() + " format, most lines are in the "
                    + seen.get(0).getKey() + " format";
            scan.shard().findings().add(MixedDialects.INFO, other.getValue(), message);
        }
    }

    private void reportFormatOfSomeModels(Scan scan) {
        String format = scan.summary().dialect();
        if (target.model() != null || !target.dialects().contains(format)) {
            return;
        }
        List<BaseModel> models = target.provider().models().stream()
                .filter(model -> !model.isOver(target.today())
                        && model.methods().stream().anyMatch(method -> takes(method, format)))
                .toList();
        long take = models.stream()
                .filter(model -> model.dialects().contains(format))
                .count();
        boolean named = target.provider().models().stream()
                .anyMatch(model -> model.dialects().contains(format));
        if (take < models.size() || (take == 0 && named)) {
            scan.sink(FormatOfSomeModels.INFO)
                    .report("dataset is in the " + format + " format, which "
                            + (take == 0
                                    ? "no base model takes that takes new jobs"
                                    : take + " of the " + models.size()
                                            + " base models that take new jobs take; which one is meant is not known")
                            + conversion(format, models));
        }
    }

    private static String conversion(String format, List<BaseModel> models) {
        Set<String> others = models.stream()
                .flatMap(model -> model.dialects().stream())
                .filter(other -> !other.equals(format))
                .collect(Collectors.toSet());
        return Conversions.to(others, format)
                .map(to -> "; tuneprep convert --to " + to + " makes it that of others")
                .orElse("");
    }

    private boolean takes(Method method, String format) {
        return (target.method() == null || target.method() == method)
                && target.provider().dialects().getOrDefault(method, List.of()).contains(format);
    }

    private List<CostEstimate> costsByModel(List<Scan> trained) {
        return alternatives.stream()
                .map(other -> trained.stream()
                        .map(scan -> CostEstimator.estimate(other, scan.summary(other), epochs))
                        .reduce(CostEstimate::and)
                        .orElseThrow())
                .filter(estimate -> estimate.trainingCostUsd() != null)
                .toList();
    }

    /** One name is for all jobs; the first dataset has the finding. */
    private void holdSuffix(Scan first) {
        Dated<String> taken = target.provider().suffix();
        if (suffix != null && taken != null && !Pattern.matches(taken.value(), suffix)) {
            first.sink(InvalidSuffix.INFO)
                    .report("suffix " + Quoted.name(suffix) + " of "
                            + suffix.codePointCount(0, suffix.length()) + " characters is none that "
                            + target.provider().title() + " takes, expected one that matches " + taken.value());
        }
    }

    private boolean isOverBudget(CostEstimate estimate) {
        BigDecimal cost = estimate.trainingCostUsd();
        return maxCost != null && (cost == null || cost.compareTo(maxCost) > 0);
    }

    /** The dataset with which the budget is spent has the finding. */
    private void holdAgainstBudget(CostEstimate estimate, Scan scan) {
        if (maxCost != null && isOverBudget(estimate)) {
            BigDecimal cost = estimate.trainingCostUsd();
            String found = cost == null ? "is not known" : "is about " + cost.toPlainString() + " USD";
            String datasets = estimate.jobs() > 1 ? " on " + estimate.jobs() + " datasets" : "";
            scan.sink(CostOverBudget.INFO)
                    .report("cost of training" + datasets + " " + found + ", the budget is " + maxCost.toPlainString()
                            + " USD");
        }
    }

    private void holdAgainstLimits(CostEstimate estimate, Scan scan) {
        Dated<Long> epochsTaken = target.limit(Limit.MAX_EPOCHS);
        if (epochsTaken != null && estimate.epochs() > epochsTaken.value()) {
            scan.sink(TooManyEpochs.INFO)
                    .report("dataset is read " + estimate.epochs() + " times, " + target.setterOf(Limit.MAX_EPOCHS)
                            + " takes at most " + epochsTaken.value() + " epochs");
        }
        Dated<Long> tokensTaken = target.limit(Limit.MAX_JOB_TOKENS);
        if (tokensTaken != null && estimate.chargedTokens() > tokensTaken.value()) {
            scan.sink(TooManyJobTokens.INFO)
                    .report("training takes " + estimate.chargedTokens() + " tokens in " + estimate.epochs()
                            + " epochs, " + target.setterOf(Limit.MAX_JOB_TOKENS) + " takes at most "
                            + tokensTaken.value());
        }
    }
}
