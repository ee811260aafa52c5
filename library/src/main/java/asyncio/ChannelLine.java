package asyncio;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tasks that wait at one side of a channel, first come first; they leave the moment their wait has ended. */
final class ChannelLine {
    private @Nullable ChannelPlace first;
    private @Nullable ChannelPlace last;
    private int size;
    private long tickets;

    boolean isEmpty() {
        return first == null;
    }

    int size() {
        return size;
    }

    /** The first of a line that is not empty. */
    ChannelPlace first() {
        return Objects.requireNonNull(first);
    }

    /** A newcomer goes to the end; who was here before, to the place it had. */
    void enter(ChannelPlace place) {
        if (place.ticket == 0) {
            place.ticket = ++tickets;
        }
        ChannelPlace before = last;
        while (before != null && before.ticket > place.ticket) {
            before = before.previous;
        }
        place.previous = before;
        place.next = before == null ? first : before.next;
        join(place);
        size++;
    }

    private void join(ChannelPlace place) {
        if (place.previous == null) {
            first = place;
        } else {
            place.previous.next = place;
        }
        if (place.next == null) {
            last = place;
        } else {
            place.next.previous = place;
        }
    }

    void leave(ChannelPlace place) {
        if (place.previous == null) {
            first = place.next;
        } else {
            place.previous.next = place.next;
        }
        if (place.next == null) {
            last = place.previous;
        } else {
            place.next.previous = place.previous;
        }
        place.previous = null;
        place.next = null;
        size--;
    }

    /** Ends the waits of those who stand here with an end that is closed. */
    void dismiss(Object end) {
        ChannelPlace place = first;
        while (place != null) {
            ChannelPlace after = place.next;
            if (place.end == end) {
                place.endWait();
                after = first; // a wait may have stood here more than once
            }
            place = after;
        }
    }

    void dismissAll() {
        while (first != null) {
            first.endWait();
        }
    }
}
