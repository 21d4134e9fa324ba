package io.github.tuneprep.catalogue;

import io.github.tuneprep.rule.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model that is, or was, tuned.
 *
 * @param id the provider's id
 * @param aliases other ids of the same model
 * @param methods how it can be tuned
 * @param dialects the file formats it takes
 * @param contentParts types of content parts it takes; empty for those of the provider
 * @param imageFormats what images may be; empty for what the provider takes
 * @param videoFormats what videos may be; empty for what the provider takes
 * @param limits numbers that differ from the provider's
 * @param encoding how its tokenizer is called, or null where that is not published
 * @param maxExampleTokens tokens of an example that are trained on; what is longer is cut at the end
 * @param imageTokens how it counts images, or null where that is not published
 * @param reservedTexts texts that make its tuning jobs fail
 * @param reservedInPrompts texts that make them fail where the system or the user says them
 * @param severities rules whose severity differs at this model
 * @param jobsEnd the first day without new tuning jobs, or null when none is announced
 * @param retired the day the model and its tunes stop, or null when none is announced
 */
public record BaseModel(
        String id,
        List<String> aliases,
        Set<Method> methods,
        List<String> dialects,
        List<String> contentParts,
        List<String> imageFormats,
        List<String> videoFormats,
        Map<Limit, Dated<Long>> limits,
        @Nullable Dated<String> encoding,
        @Nullable Dated<Integer> maxExampleTokens,
        @Nullable Dated<ImageTokens> imageTokens,
        List<String> reservedTexts,
        List<String> reservedInPrompts,
        Map<String, Severity> severities,
        @Nullable Dated<LocalDate> jobsEnd,
        @Nullable Dated<LocalDate> retired) {
    /** Copies the collections. */
    public BaseModel {
        aliases = List.copyOf(aliases);
        methods = Set.copyOf(methods);
        dialects = List.copyOf(dialects);
        contentParts = List.copyOf(contentParts);
        imageFormats = List.copyOf(imageFormats);
        videoFormats = List.copyOf(videoFormats);
        limits = Map.copyOf(limits);
        reservedTexts = List.copyOf(reservedTexts);
        reservedInPrompts = List.copyOf(reservedInPrompts);
        severities = Map.copyOf(severities);
    }

    /** {@return whether it takes no new tuning jobs any more} */
    public boolean isOver(LocalDate today) {
        return (jobsEnd != null && !today.isBefore(jobsEnd.value()))
                || (retired != null && !today.isBefore(retired.value()));
    }
}
