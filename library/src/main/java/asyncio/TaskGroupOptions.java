package asyncio;

/**
 * How a task group ends.
 *
 * @param rethrowLoneFailure whether a failure that is the only one is thrown as itself, and not in an
 *     {@link ExceptionGroup}; the code around the group has to expect both then, because two may fail at once
 */
public record TaskGroupOptions(boolean rethrowLoneFailure) {
    /** All failures come in an {@link ExceptionGroup}. */
    public static final TaskGroupOptions DEFAULT = new TaskGroupOptions(false);

    /** These options with another rule for a failure that is the only one. */
    public TaskGroupOptions withRethrowLoneFailure(boolean newRethrowLoneFailure) {
        return new TaskGroupOptions(newRethrowLoneFailure);
    }
}
