package asyncio;

/** When {@link Asyncio#wait(java.util.Collection, ReturnWhen)} returns. */
public enum ReturnWhen {
    /** When at least one is done or cancelled. */
    FIRST_COMPLETED,

    /** When one has failed, or all are done or cancelled. Being cancelled is no failure. */
    FIRST_EXCEPTION,

    /** When all are done or cancelled. */
    ALL_COMPLETED
}
