package asyncio;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Several failures as one, such as those of the tasks of a {@link TaskGroup}. It never changes; members may be groups
 * again, so it is a tree. Take it apart by {@link #split(Class)} and {@link #subgroup(Class)}.
 *
 * <p>It holds errors as well as exceptions: like {@link java.util.concurrent.ExecutionException} it speaks for code
 * that ran elsewhere. Only what ends a task or a loop by design is refused, {@link CancelledError} and
 * {@link KeyboardInterrupt}: caught with a group they would be lost. The members are also its
 * {@linkplain #getSuppressed suppressed} exceptions, so that a stack trace, printed or logged, shows them all.
 */
public class ExceptionGroup extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String message;

    @SuppressWarnings("serial") // an immutable list of the JDK is serializable
    private final List<Throwable> members;

    /**
     * Creates a group.
     *
     * @throws IllegalArgumentException if there is no exception, or one that may not be in a group
     */
    @SuppressWarnings("this-escape") // the members become visible to nobody before the constructor ends
    public ExceptionGroup(String message, List<? extends Throwable> exceptions) {
        super(Objects.requireNonNull(message, "an exception group needs a message") + count(exceptions.size()));
        this.message = message;
        members = List.copyOf(exceptions);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("an exception group needs a non-empty list of exceptions");
        }
        for (Throwable member : members) {
            if (member instanceof CancelledError || member instanceof KeyboardInterrupt) {
                throw new IllegalArgumentException("Cannot nest "
                        + member.getClass().getSimpleName() + " in an ExceptionGroup: throw it by itself");
            }
            addSuppressed(member);
        }
    }

    private static String count(int size) {
        return size == 1 ? " (1 sub-exception)" : " (" + size + " sub-exceptions)";
    }

    /** The message it was made with; {@link #getMessage} also says how many members there are. */
    public final String message() {
        return message;
    }

    /** The members, in the order in which they were given; unmodifiable. */
    public final List<Throwable> exceptions() {
        return members;
    }

    /**
     * A group like this one with other members; cause and stack trace are taken over by the caller. A subclass
     * overrides it so that the parts of its objects are of that class, too.
     */
    public ExceptionGroup derive(List<? extends Throwable> exceptions) {
        return new ExceptionGroup(message, exceptions);
    }

    /** A part of a group and the rest of it, either of them null if it is empty. */
    public record Split(
            @Nullable ExceptionGroup match, @Nullable ExceptionGroup rest) {}

    /** This group with only the exceptions of a class, nested as they are; null if there is none. */
    public final @Nullable ExceptionGroup subgroup(Class<? extends Throwable> type) {
        return subgroup(type::isInstance);
    }

    /**
     * This group with only the exceptions that match, nested as they are; null if there is none. The condition is asked
     * about groups, too, and one that matches is taken whole.
     */
    public final @Nullable ExceptionGroup subgroup(Predicate<? super Throwable> condition) {
        return split(condition).match();
    }

    /** The exceptions of a class and the others, nested as they are. */
    public final Split split(Class<? extends Throwable> type) {
        return split(type::isInstance);
    }

    /** The exceptions that match and the others, nested as they are, as {@link #subgroup(Predicate)}. */
    public final Split split(Predicate<? super Throwable> condition) {
        if (condition.test(this)) {
            return new Split(this, null);
        }
        List<Throwable> matching = new ArrayList<>();
        List<Throwable> others = new ArrayList<>();
        for (Throwable member : members) {
            if (member instanceof ExceptionGroup group) {
                Split parts = group.split(condition);
                addIfPresent(matching, parts.match());
                addIfPresent(others, parts.rest());
            } else {
                (condition.test(member) ? matching : others).add(member);
            }
        }
        return new Split(part(matching), part(others));
    }

    private static void addIfPresent(List<Throwable> exceptions, @Nullable ExceptionGroup part) {
        if (part != null) {
            exceptions.add(part);
        }
    }

    private @Nullable ExceptionGroup part(List<Throwable> exceptions) {
        if (exceptions.isEmpty()) {
            return null;
        }
        ExceptionGroup part = derive(exceptions);
        part.setStackTrace(getStackTrace());
        if (part != this && part.getCause() == null && getCause() != null) {
            part.initCause(getCause());
        }
        return part;
    }
}
