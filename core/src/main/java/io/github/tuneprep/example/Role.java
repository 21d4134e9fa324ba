package io.github.tuneprep.example;

/** The role names of the OpenAI chat format. Roles stay strings, because an unknown one has to be reportable. */
public final class Role {
    /** Instructions of the application. */
    public static final String SYSTEM = "system";
    /** Instructions of the application to a reasoning model. */
    public static final String DEVELOPER = "developer";
    /** The person. */
    public static final String USER = "user";
    /** The model. */
    public static final String ASSISTANT = "assistant";
    /** The answer to a tool call. */
    public static final String TOOL = "tool";
    /** The answer to a call in the older functions format. */
    public static final String FUNCTION = "function";

    private Role() {}
}
