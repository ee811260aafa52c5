package asyncio.process;

/**
 * The group of processes that a child belongs to. Ctrl-C at a terminal is sent to the whole group in the foreground; a
 * child in another group does not get it, and a group can be sent a signal by {@link Subprocess#sendSignalToGroup}.
 */
public sealed interface ProcessGroup permits ProcessGroup.Kind, ProcessGroup.Existing {
    /** The group of this process. */
    ProcessGroup INHERIT = Kind.INHERIT;

    /** A new one, which the child leads: its number is the child's. */
    ProcessGroup NEW = Kind.NEW;

    /** A new one in a new session, which has no terminal: the child and its children outlive that of this process. */
    ProcessGroup NEW_SESSION = Kind.NEW_SESSION;

    /**
     * One that is there, in the session of this process, such as that of another child which leads one.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    static ProcessGroup of(int number) {
        return new Existing(number);
    }

    /** What needs no number. */
    enum Kind implements ProcessGroup {
        /** See {@link ProcessGroup#INHERIT}. */
        INHERIT,
        /** See {@link ProcessGroup#NEW}. */
        NEW,
        /** See {@link ProcessGroup#NEW_SESSION}. */
        NEW_SESSION
    }

    /**
     * A group that is there.
     *
     * @param number that of the process which leads it, or has led it
     */
    record Existing(int number) implements ProcessGroup {
        /** Checks the number. */
        public Existing {
            if (number <= 0) {
                throw new IllegalArgumentException("a process group has a positive number, not " + number);
            }
        }
    }
}
