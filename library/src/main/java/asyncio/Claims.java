package asyncio;

import java.nio.channels.SelectableChannel;
import java.util.IdentityHashMap;
import java.util.function.Supplier;

/** Who owns which channels of a loop. */
final class Claims {
    private final EventLoop loop;
    private final IdentityHashMap<SelectableChannel, ChannelClaim> claims = new IdentityHashMap<>();

    Claims(EventLoop loop) {
        this.loop = loop;
    }

    ChannelClaim add(SelectableChannel channel, Supplier<String> owner) {
        checkFree(channel);
        ChannelClaim claim = new ChannelClaim(loop, channel, owner);
        claims.put(channel, claim);
        return claim;
    }

    void remove(SelectableChannel channel, ChannelClaim claim) {
        claims.remove(channel, claim);
    }

    /** Refuses a channel that somebody owns. */
    void check(SelectableChannel channel) {
        ChannelClaim claim = claims.get(channel);
        if (claim != null) {
            throw claim.refusal();
        }
    }

    /** Refuses a channel that somebody owns or waits for. */
    void checkFree(SelectableChannel channel) {
        check(channel);
        if (loop.agenda.isWatched(channel)) {
            throw new IllegalStateException(channel + " is watched already: a task waits for it, or somebody who has"
                    + " called onReadable() or onWritable(); end that first, or use a channel of your own");
        }
    }
}
