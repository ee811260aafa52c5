package asyncio;

import asyncio.poll.Poller;
import java.nio.channels.SelectableChannel;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The channels in memory that a loop watches. Each that says it may be ready is asked before the next turn, and again
 * before each turn as long as it is: as the system does it for its own.
 */
final class ReadySources {
    private final IdentityHashMap<SelectableChannel, Watch> watches = new IdentityHashMap<>();

    /** Those that may be ready. */
    private final List<Watch> candidates = new ArrayList<>();

    /** Watches a channel, in place of an earlier watcher with the same interest, which is returned. */
    @Nullable
    Handle watch(SelectableChannel channel, ReadinessSource source, int interest, Handle watcher) {
        Poller.check(channel, interest);
        Watch watch = watches.computeIfAbsent(channel, key -> new Watch(channel, source));
        Handle previous = watch.set(interest, watcher);
        watch.ask();
        return previous;
    }

    /** Ends that; returns the watcher that was there, or null. */
    @Nullable
    Handle unwatch(SelectableChannel channel, int interest) {
        Watch watch = watches.get(channel);
        if (watch == null) {
            return null;
        }
        Handle previous = watch.set(interest, null);
        if (watch.reader == null && watch.writer == null) {
            watch.end();
        }
        return previous;
    }

    boolean isWatched(SelectableChannel channel) {
        return channel.isOpen() && watches.containsKey(channel);
    }

    /** Whether a channel may be ready. */
    boolean hasCandidates() {
        return !candidates.isEmpty();
    }

    /** Hands on the watchers of all channels that are ready, readers before writers of the same channel. */
    void collect(Consumer<Object> ready) {
        if (!candidates.isEmpty()) {
            candidates.removeIf(watch -> !watch.deliver(ready));
        }
    }

    /** Who waits for one channel. */
    private final class Watch {
        private final SelectableChannel channel;
        private final ReadinessSource source;
        private boolean candidate;

        @Nullable
        Handle reader;

        @Nullable
        Handle writer;

        Watch(SelectableChannel channel, ReadinessSource source) {
            this.channel = channel;
            this.source = source;
            source.onReadiness(this::ask);
        }

        void ask() {
            if (!candidate) {
                candidate = true;
                candidates.add(this);
            }
        }

        @Nullable
        Handle set(int interest, @Nullable Handle watcher) {
            Handle previous;
            if (interest == Poller.READ) {
                previous = reader;
                reader = watcher;
            } else {
                previous = writer;
                writer = watcher;
            }
            return previous;
        }

        /** Whether it is ready, and somebody wanted to know. */
        boolean deliver(Consumer<Object> ready) {
            if (!channel.isOpen()) {
                end();
            }
            boolean readable = reader != null && source.isReadable();
            boolean writable = writer != null && source.isWritable();
            if (readable) {
                ready.accept(reader);
            }
            if (writable) {
                ready.accept(writer);
            }
            candidate = readable || writable;
            return candidate;
        }

        void end() {
            reader = null;
            writer = null;
            if (watches.remove(channel, this)) {
                source.onReadiness(null);
            }
        }
    }
}
