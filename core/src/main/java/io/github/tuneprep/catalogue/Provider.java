package io.github.tuneprep.catalogue;

import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one provider accepts.
 *
 * @param id the name on the command line
 * @param title the name for people
 * @param basedOn the provider whose profile it extends, or itself
 * @param roles roles its documentation lists
 * @param undocumentedRoles roles that other formats of the provider know and this one may or may not take
 * @param reinforcementRoles roles of a question for a grader; empty for {@code roles}
 * @param dialects the file formats it takes, by method
 * @param extraTopLevelKeys keys it takes at the top of a line beyond those of the dialect
 * @param extraMessageKeys keys it takes in a message beyond those of the dialect
 * @param otherNames names that it takes instead of those of the dialect, by the latter, such as {@code interactions}
 *     for {@code messages}; one of the two
 * @param refusedTopLevelKeys keys of the dialect that it does not take at the top of a line
 * @param refusedMessageKeys keys of the dialect that it passes over in a message
 * @param weights how a weight may be written, as JSON; empty for 0 and 1
 * @param contentParts types of content parts it takes; empty for those of the dialect
 * @param imageSources where images may come from: {@code http}, {@code data}, {@code s3}, {@code gs}; empty when that
 *     is not restricted
 * @param imageFormats what images may be: {@code jpeg}, {@code png}, {@code webp}, {@code gif}; empty when that is not
 *     restricted
 * @param videoFormats what videos may be; empty when that is not restricted
 * @param optionalKeys keys that others require: {@code id}, {@code type} and {@code tool_call_id} of calls and answers;
 *     {@code url}, without which an {@code image_url} is the address itself
 * @param uncheckedKeys keys of messages whose type its checker does not look at; {@code text} where it takes lists of
 *     parts for a text to go on training with
 * @param graderKeys keys that its guide asks for in a question for a grader
 * @param turnOrder the roles that a message of a role may stand behind, instructions aside; none for roles that may
 *     stand behind any
 * @param lastingCalls whether a call may be answered, and its id is taken, until the end of the conversation; else in
 *     the messages directly behind it
 * @param capitalTypes whether types in declared parameters may be written in capitals, as in {@code "OBJECT"}
 * @param functionName the regular expression of a function's name, or null for letters, digits, {@code _} and {@code -}
 * @param toolCallId the regular expression of a tool call's id, or null when any text will do
 * @param suffix the regular expression of what the name of a tuned model may end in, or null when any text will do
 * @param limits numbers for every base model that sets none itself
 * @param methodLimits numbers that hold for one method, whatever the base model
 * @param jobsEnd the first day without new tuning jobs, or null when none is announced
 * @param validationBilled whether validation tokens are billed, or null when that is not known
 * @param refusedTexts texts that made a tuning job fail
 * @param severities rules whose severity differs at this provider
 * @param offRules rules that make no sense at this provider
 * @param models its base models, newest first
 */
public record Provider(
        String id,
        String title,
        String basedOn,
        List<String> roles,
        List<String> undocumentedRoles,
        List<String> reinforcementRoles,
        Map<Method, List<String>> dialects,
        List<String> extraTopLevelKeys,
        List<String> extraMessageKeys,
        Map<String, String> otherNames,
        List<String> refusedTopLevelKeys,
        List<String> refusedMessageKeys,
        List<String> weights,
        List<String> contentParts,
        List<String> imageSources,
        List<String> imageFormats,
        List<String> videoFormats,
        List<String> optionalKeys,
        List<String> uncheckedKeys,
        List<String> graderKeys,
        Map<String, List<String>> turnOrder,
        boolean lastingCalls,
        boolean capitalTypes,
        @Nullable Dated<String> functionName,
        @Nullable Dated<String> toolCallId,
        @Nullable Dated<String> suffix,
        Map<Limit, Dated<Long>> limits,
        Map<Method, Map<Limit, Dated<Long>>> methodLimits,
        @Nullable Dated<LocalDate> jobsEnd,
        @Nullable Dated<Boolean> validationBilled,
        List<String> refusedTexts,
        Map<String, Severity> severities,
        Set<String> offRules,
        List<BaseModel> models) {
    /** Copies the collections. */
    public Provider {
        roles = List.copyOf(roles);
        undocumentedRoles = List.copyOf(undocumentedRoles);
        reinforcementRoles = List.copyOf(reinforcementRoles);
        // In the order of the methods, so that what is said of them is always the same.
        dialects = Collections.unmodifiableMap(new TreeMap<>(dialects));
        extraTopLevelKeys = List.copyOf(extraTopLevelKeys);
        extraMessageKeys = List.copyOf(extraMessageKeys);
        otherNames = Map.copyOf(otherNames);
        refusedTopLevelKeys = List.copyOf(refusedTopLevelKeys);
        refusedMessageKeys = List.copyOf(refusedMessageKeys);
        weights = List.copyOf(weights);
        contentParts = List.copyOf(contentParts);
        imageSources = List.copyOf(imageSources);
        imageFormats = List.copyOf(imageFormats);
        videoFormats = List.copyOf(videoFormats);
        optionalKeys = List.copyOf(optionalKeys);
        uncheckedKeys = List.copyOf(uncheckedKeys);
        graderKeys = List.copyOf(graderKeys);
        turnOrder = Map.copyOf(turnOrder);
        limits = Map.copyOf(limits);
        methodLimits = Map.copyOf(methodLimits);
        refusedTexts = List.copyOf(refusedTexts);
        severities = Map.copyOf(severities);
        offRules = Set.copyOf(offRules);
        models = List.copyOf(models);
    }

    /** {@return the severity that a rule has here, or null when it does not run unless asked for} */
    public @Nullable Severity severityOf(RuleInfo rule) {
        Severity own = severities.get(rule.name());
        boolean runs = rule.special() ? own != null : !offRules.contains(rule.name());
        if (!runs) {
            return null;
        }
        return own == null ? rule.severity() : own;
    }

    /**
     * {@return the name under which an object holds what the dialect calls {@code key}: the other one, or the usual}
     */
    public String nameIn(JsonObject object, String key) {
        String other = otherNames.get(key);
        return other != null && object.has(other) && !object.has(key) ? other : key;
    }

    /**
     * Finds a base model by its id, an alias, or the name of a model tuned from it ({@code ft:BASE:...}).
     *
     * @throws UnknownNameException if there is none; names the nearest ids
     */
    public BaseModel model(String name) {
        BaseModel found = find(name);
        if (found == null) {
            throw new UnknownNameException(
                    title + " base model",
                    name,
                    models.stream().map(BaseModel::id).toList());
        }
        return found;
    }

    boolean has(String model) {
        return find(model) != null;
    }

    private @Nullable BaseModel find(String name) {
        // A tuned model is named ft:BASE:organisation:suffix:id (OpenAI API reference, read 2026-07-15).
        String base = name.startsWith("ft:") ? name.split(":", -1)[1] : name;
        for (BaseModel model : models) {
            if (model.id().equals(base) || model.aliases().contains(base)) {
                return model;
            }
        }
        return null;
    }
}
