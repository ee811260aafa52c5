package asyncio;

/** Something that others wait for and that a loop owes them; it learns when the loop is closed before it is done. */
interface Outstanding {
    /** The loop is closed: nothing more comes from it. On the thread that closes it. */
    void loopIsClosed();
}
