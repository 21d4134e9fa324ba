package io.github.tuneprep.rules;

import io.github.tuneprep.rule.Rule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rules.content.AnswerRepeatsQuestion;
import io.github.tuneprep.rules.content.CommonCompletionBeginning;
import io.github.tuneprep.rules.content.CommonPromptBeginning;
import io.github.tuneprep.rules.content.EmptyAssistantMessage;
import io.github.tuneprep.rules.content.EmptyCompletion;
import io.github.tuneprep.rules.content.EmptyMessage;
import io.github.tuneprep.rules.content.EmptyText;
import io.github.tuneprep.rules.content.IdenticalCompletions;
import io.github.tuneprep.rules.content.InvalidName;
import io.github.tuneprep.rules.content.LongCompletion;
import io.github.tuneprep.rules.content.LongExample;
import io.github.tuneprep.rules.content.ManyRefusals;
import io.github.tuneprep.rules.content.MissingContent;
import io.github.tuneprep.rules.content.MissingValueText;
import io.github.tuneprep.rules.content.NoCommonEnding;
import io.github.tuneprep.rules.content.NoCommonSeparator;
import io.github.tuneprep.rules.content.NoLeadingBlank;
import io.github.tuneprep.rules.content.RefusedSpecialToken;
import io.github.tuneprep.rules.content.RepetitionLoop;
import io.github.tuneprep.rules.content.ReservedText;
import io.github.tuneprep.rules.content.SeparatorInsidePrompt;
import io.github.tuneprep.rules.content.SpecialTokenText;
import io.github.tuneprep.rules.content.SystemPromptTypo;
import io.github.tuneprep.rules.content.TemplateLeftIn;
import io.github.tuneprep.rules.content.TextReservedBySomeModels;
import io.github.tuneprep.rules.content.UnevenLabels;
import io.github.tuneprep.rules.content.UpperCaseTexts;
import io.github.tuneprep.rules.duplicates.ComparedInPart;
import io.github.tuneprep.rules.duplicates.ContradictingPreference;
import io.github.tuneprep.rules.duplicates.DuplicateExample;
import io.github.tuneprep.rules.duplicates.NearDuplicateExample;
import io.github.tuneprep.rules.duplicates.NearValidationExampleInTraining;
import io.github.tuneprep.rules.duplicates.SamePromptDifferentAnswer;
import io.github.tuneprep.rules.duplicates.ValidationExampleInTraining;
import io.github.tuneprep.rules.duplicates.ValidationPromptInTraining;
import io.github.tuneprep.rules.file.BlankLine;
import io.github.tuneprep.rules.file.ByteOrderMark;
import io.github.tuneprep.rules.file.CarriageReturnLineEnds;
import io.github.tuneprep.rules.file.DoubleEncodedLine;
import io.github.tuneprep.rules.file.DuplicateKey;
import io.github.tuneprep.rules.file.FileNotNamedJsonl;
import io.github.tuneprep.rules.file.InvalidJson;
import io.github.tuneprep.rules.file.JsonArrayFile;
import io.github.tuneprep.rules.file.LineNotAnObject;
import io.github.tuneprep.rules.file.LineTooLong;
import io.github.tuneprep.rules.file.NestingTooDeep;
import io.github.tuneprep.rules.file.NotJsonLines;
import io.github.tuneprep.rules.file.NotUtf8;
import io.github.tuneprep.rules.file.PrettyPrintedJson;
import io.github.tuneprep.rules.limits.CostOverBudget;
import io.github.tuneprep.rules.limits.EmptyDataset;
import io.github.tuneprep.rules.limits.ExampleOverTokenLimit;
import io.github.tuneprep.rules.limits.FewExamples;
import io.github.tuneprep.rules.limits.FileTooLarge;
import io.github.tuneprep.rules.limits.InvalidSuffix;
import io.github.tuneprep.rules.limits.NoValidationDataset;
import io.github.tuneprep.rules.limits.RetiredModel;
import io.github.tuneprep.rules.limits.RetiringModel;
import io.github.tuneprep.rules.limits.TooFewExamples;
import io.github.tuneprep.rules.limits.TooManyEpochs;
import io.github.tuneprep.rules.limits.TooManyExamples;
import io.github.tuneprep.rules.limits.TooManyJobTokens;
import io.github.tuneprep.rules.limits.UploadInParts;
import io.github.tuneprep.rules.limits.ValidationNotUsed;
import io.github.tuneprep.rules.limits.WrongMethod;
import io.github.tuneprep.rules.preference.IdenticalPreferenceOutputs;
import io.github.tuneprep.rules.preference.PreferenceInputEndsWithAssistant;
import io.github.tuneprep.rules.preference.PreferenceInputSeveralTurns;
import io.github.tuneprep.rules.preference.PreferenceOutputRole;
import io.github.tuneprep.rules.preference.PreferenceOutputWithoutContent;
import io.github.tuneprep.rules.preference.SeveralPreferenceOutputs;
import io.github.tuneprep.rules.preference.WeightInPreference;
import io.github.tuneprep.rules.reinforcement.LastMessageNotUser;
import io.github.tuneprep.rules.reinforcement.MissingGraderKey;
import io.github.tuneprep.rules.reinforcement.SystemMessageInReinforcement;
import io.github.tuneprep.rules.roles.AnswerWithoutQuestion;
import io.github.tuneprep.rules.roles.CallsOnOtherRole;
import io.github.tuneprep.rules.roles.FirstMessageNotUser;
import io.github.tuneprep.rules.roles.InvalidWeight;
import io.github.tuneprep.rules.roles.KeyOnOtherRole;
import io.github.tuneprep.rules.roles.LastMessageNotAssistant;
import io.github.tuneprep.rules.roles.MissingAssistantMessage;
import io.github.tuneprep.rules.roles.NothingToLearn;
import io.github.tuneprep.rules.roles.RepeatedRole;
import io.github.tuneprep.rules.roles.RoleOutOfTurn;
import io.github.tuneprep.rules.roles.SeveralSystemMessages;
import io.github.tuneprep.rules.roles.SystemContentNotString;
import io.github.tuneprep.rules.roles.SystemMessageNotFirst;
import io.github.tuneprep.rules.roles.UndocumentedRole;
import io.github.tuneprep.rules.roles.UnknownRole;
import io.github.tuneprep.rules.roles.WeightOnOtherRole;
import io.github.tuneprep.rules.roles.WeightOnSomeLines;
import io.github.tuneprep.rules.shape.EmptyMessages;
import io.github.tuneprep.rules.shape.FlatFunction;
import io.github.tuneprep.rules.shape.FormatOfSomeModels;
import io.github.tuneprep.rules.shape.KeyInWrongCase;
import io.github.tuneprep.rules.shape.MissingKey;
import io.github.tuneprep.rules.shape.MissingSchemaVersion;
import io.github.tuneprep.rules.shape.MixedDialects;
import io.github.tuneprep.rules.shape.UncheckedType;
import io.github.tuneprep.rules.shape.UnknownColumn;
import io.github.tuneprep.rules.shape.UnknownContentPart;
import io.github.tuneprep.rules.shape.UnknownDialect;
import io.github.tuneprep.rules.shape.UnknownKey;
import io.github.tuneprep.rules.shape.UnknownSchemaVersion;
import io.github.tuneprep.rules.shape.UnknownToolType;
import io.github.tuneprep.rules.shape.UnknownTopLevelKey;
import io.github.tuneprep.rules.shape.ValidationInAnotherFormat;
import io.github.tuneprep.rules.shape.WrongDialect;
import io.github.tuneprep.rules.shape.WrongType;
import io.github.tuneprep.rules.text.ControlCharacter;
import io.github.tuneprep.rules.text.HtmlEntity;
import io.github.tuneprep.rules.text.InvisibleCharacter;
import io.github.tuneprep.rules.text.LeakedSecret;
import io.github.tuneprep.rules.text.LiteralEscape;
import io.github.tuneprep.rules.text.LoneSurrogate;
import io.github.tuneprep.rules.text.Mojibake;
import io.github.tuneprep.rules.text.PersonalData;
import io.github.tuneprep.rules.text.ReplacementCharacter;
import io.github.tuneprep.rules.tools.ArgumentsNotAnObject;
import io.github.tuneprep.rules.tools.CallWithoutContent;
import io.github.tuneprep.rules.tools.CallsWithoutTools;
import io.github.tuneprep.rules.tools.ChangingFunction;
import io.github.tuneprep.rules.tools.ContentBesideCalls;
import io.github.tuneprep.rules.tools.DuplicateFunction;
import io.github.tuneprep.rules.tools.DuplicateToolCallId;
import io.github.tuneprep.rules.tools.EmptyToolCalls;
import io.github.tuneprep.rules.tools.EmptyToolList;
import io.github.tuneprep.rules.tools.IncompleteFunction;
import io.github.tuneprep.rules.tools.InvalidFunctionName;
import io.github.tuneprep.rules.tools.InvalidToolCallId;
import io.github.tuneprep.rules.tools.LegacyFunctions;
import io.github.tuneprep.rules.tools.TooManyFunctions;
import io.github.tuneprep.rules.tools.ToolContentNotString;
import io.github.tuneprep.rules.tools.ToolMessageWithoutCall;
import io.github.tuneprep.rules.tools.ToolsNeverCalled;
import io.github.tuneprep.rules.tools.UnansweredToolCall;
import io.github.tuneprep.rules.tools.UndeclaredFunction;
import io.github.tuneprep.rules.vision.ImageBesideVideo;
import io.github.tuneprep.rules.vision.ImageNotRgb;
import io.github.tuneprep.rules.vision.ImageOutsideUserMessage;
import io.github.tuneprep.rules.vision.ImageTooLarge;
import io.github.tuneprep.rules.vision.ImagesAndVideos;
import io.github.tuneprep.rules.vision.InvalidMediaAddress;
import io.github.tuneprep.rules.vision.MixedContentForms;
import io.github.tuneprep.rules.vision.RefusedImageSource;
import io.github.tuneprep.rules.vision.SeveralBuckets;
import io.github.tuneprep.rules.vision.TooManyImageExamples;
import io.github.tuneprep.rules.vision.TooManyImages;
import io.github.tuneprep.rules.vision.TooManyVideos;
import io.github.tuneprep.rules.vision.UndocumentedImage;
import io.github.tuneprep.rules.vision.UnknownImageDetail;
import io.github.tuneprep.rules.vision.UnknownMediaFormat;
import io.github.tuneprep.rules.vision.UnreadableImage;
import io.github.tuneprep.rules.vision.WeightOnImage;
import java.util.List;

/** Every built-in rule, sorted by name. */
public final class BuiltInRules {
    private static final List<Rule> ALL = List.of(
            new AnswerRepeatsQuestion(),
            new ArgumentsNotAnObject(),
            stage(BlankLine.INFO),
            stage(ByteOrderMark.INFO),
            new CallWithoutContent(),
            new CallsOnOtherRole(),
            new CallsWithoutTools(),
            stage(CarriageReturnLineEnds.INFO),
            new ChangingFunction(),
            new CommonCompletionBeginning(),
            new CommonPromptBeginning(),
            new ComparedInPart(),
            new ContentBesideCalls(),
            new ControlCharacter(),
            new ContradictingPreference(),
            stage(CostOverBudget.INFO),
            stage(DoubleEncodedLine.INFO),
            new DuplicateExample(),
            new NearDuplicateExample(),
            new NearValidationExampleInTraining(),
            new DuplicateFunction(),
            new DuplicateKey(),
            new DuplicateToolCallId(),
            new EmptyAssistantMessage(),
            new EmptyCompletion(),
            new EmptyDataset(),
            new EmptyMessage(),
            stage(EmptyMessages.INFO),
            new EmptyToolCalls(),
            new EmptyToolList(),
            new EmptyText(),
            new ExampleOverTokenLimit(),
            new FewExamples(),
            stage(FileNotNamedJsonl.INFO),
            new FileTooLarge(),
            new FirstMessageNotUser(),
            stage(FlatFunction.INFO),
            stage(FormatOfSomeModels.INFO),
            new HtmlEntity(),
            new IdenticalCompletions(),
            new IdenticalPreferenceOutputs(),
            new ImageNotRgb(),
            new ImageOutsideUserMessage(),
            new ImageTooLarge(),
            new ImagesAndVideos(),
            new IncompleteFunction(),
            new InvalidFunctionName(),
            stage(InvalidJson.INFO),
            new InvalidName(),
            stage(InvalidSuffix.INFO),
            new InvalidToolCallId(),
            new InvalidWeight(),
            new InvisibleCharacter(),
            stage(JsonArrayFile.INFO),
            stage(KeyInWrongCase.INFO),
            new KeyOnOtherRole(),
            new LastMessageNotAssistant(),
            new LastMessageNotUser(),
            new LeakedSecret(),
            new LegacyFunctions(),
            stage(LineNotAnObject.INFO),
            stage(LineTooLong.INFO),
            new LiteralEscape(),
            new LoneSurrogate(),
            new LongCompletion(),
            new LongExample(),
            new ManyRefusals(),
            new MissingAssistantMessage(),
            new MissingContent(),
            stage(MissingKey.INFO),
            new MissingGraderKey(),
            stage(MissingSchemaVersion.INFO),
            new MissingValueText(),
            stage(UnknownSchemaVersion.INFO),
            new MixedContentForms(),
            stage(MixedDialects.INFO),
            new Mojibake(),
            stage(NestingTooDeep.INFO),
            new NoCommonEnding(),
            new NoCommonSeparator(),
            new NoLeadingBlank(),
            stage(NotJsonLines.INFO),
            stage(NotUtf8.INFO),
            stage(NoValidationDataset.INFO),
            new NothingToLearn(),
            new PersonalData(),
            new PreferenceInputEndsWithAssistant(),
            new PreferenceInputSeveralTurns(),
            stage(PreferenceOutputRole.INFO),
            new PreferenceOutputWithoutContent(),
            stage(PrettyPrintedJson.INFO),
            new RefusedImageSource(),
            new RefusedSpecialToken(),
            new RepeatedRole(),
            new RepetitionLoop(),
            new ReplacementCharacter(),
            new ReservedText(),
            new TextReservedBySomeModels(),
            new RetiredModel(),
            new RetiringModel(),
            new RoleOutOfTurn(),
            new SamePromptDifferentAnswer(),
            new SeparatorInsidePrompt(),
            new SeveralPreferenceOutputs(),
            new SpecialTokenText(),
            new SystemMessageInReinforcement(),
            new AnswerWithoutQuestion(),
            new SystemContentNotString(),
            new SeveralSystemMessages(),
            new SystemMessageNotFirst(),
            new SystemPromptTypo(),
            new TemplateLeftIn(),
            new TooFewExamples(),
            stage(TooManyEpochs.INFO),
            new TooManyExamples(),
            new TooManyFunctions(),
            new TooManyImageExamples(),
            new TooManyImages(),
            stage(TooManyJobTokens.INFO),
            new SeveralBuckets(),
            new TooManyVideos(),
            new ImageBesideVideo(),
            new InvalidMediaAddress(),
            new UndocumentedImage(),
            new UnknownImageDetail(),
            new UnknownMediaFormat(),
            new ToolContentNotString(),
            new ToolMessageWithoutCall(),
            new ToolsNeverCalled(),
            new UnansweredToolCall(),
            stage(UncheckedType.INFO),
            new UndeclaredFunction(),
            new UndocumentedRole(),
            new UnevenLabels(),
            stage(UnknownColumn.INFO),
            stage(UnknownContentPart.INFO),
            stage(UnknownDialect.INFO),
            stage(UnknownKey.INFO),
            new UnknownRole(),
            stage(UnknownToolType.INFO),
            stage(UnknownTopLevelKey.INFO),
            new UnreadableImage(),
            new UploadInParts(),
            new UpperCaseTexts(),
            new ValidationExampleInTraining(),
            stage(ValidationInAnotherFormat.INFO),
            new ValidationNotUsed(),
            new ValidationPromptInTraining(),
            new WeightInPreference(),
            new WeightOnImage(),
            new WeightOnOtherRole(),
            new WeightOnSomeLines(),
            stage(WrongDialect.INFO),
            new WrongMethod(),
            stage(WrongType.INFO));

    private BuiltInRules() {}

    /** {@return all rules, sorted by name} */
    public static List<Rule> all() {
        return ALL;
    }

    /** A rule that the reader, the dialects or the engine report themselves. */
    private static Rule stage(RuleInfo info) {
        return () -> info;
    }
}
