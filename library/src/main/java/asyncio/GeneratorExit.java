package asyncio;

/**
 * Thrown where the body of a {@link Generator} stands when the generator is closed, so that it leaves through its
 * clean-up code. Not for catching; a body that emits another value after it is an error.
 */
public final class GeneratorExit extends Error {
    private static final long serialVersionUID = 1;

    /** Creates one, without a message. */
    public GeneratorExit() {}
}
