package asyncio;

/** What a {@link Hold} gives back. */
interface Holdable {
    void release();
}
