package asyncio;

import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A channel that belongs to somebody is watched by nobody else. */
@ExtendWith(NoLeaks.class)
class ChannelClaimTest {
    private final List<String> called = new ArrayList<>();
    private EventLoop loop;
    private Pipe pipe;

    @BeforeEach
    void open() throws IOException {
        loop = new EventLoop();
        pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        pipe.sink().configureBlocking(false);
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
        pipe.source().close();
        pipe.sink().close();
    }

    private void runATurn() {
        loop.stop();
        loop.runForever();
    }

    private void assertRefused(Runnable act) {
        IllegalStateException refusal = assertThrows(IllegalStateException.class, act::run);
        assertEquals(
                pipe.source() + " is used by transport 7: leave it to that, or use a channel of your own",
                refusal.getMessage());
    }

    @Test
    void the_owner_watches_and_others_are_refused() throws IOException {
        ChannelClaim claim = loop.claim(pipe.source(), () -> "transport 7");
        claim.onReadable(() -> called.add("owner"));
        assertRefused(() -> loop.onReadable(pipe.source(), () -> called.add("other")));
        assertRefused(() -> loop.onWritable(pipe.source(), () -> called.add("other")));
        assertRefused(() -> loop.removeReadable(pipe.source()));
        assertRefused(() -> loop.removeWritable(pipe.source()));
        assertRefused(() -> loop.claim(pipe.source(), () -> "another"));
        pipe.sink().write(ByteBuffer.wrap(new byte[1]));
        runATurn();
        assertEquals(List.of("owner"), called);
        assertTrue(claim.removeReadable());
        assertFalse(claim.removeReadable());
        runATurn();
        assertEquals(List.of("owner"), called);
        assertRefused(() -> loop.onReadable(pipe.source(), () -> {}));
    }

    @Test
    void an_owner_may_watch_for_writing() {
        ChannelClaim claim = loop.claim(pipe.sink(), () -> "transport 8");
        claim.onWritable(() -> called.add("owner"));
        runATurn();
        assertEquals(List.of("owner"), called);
        assertTrue(claim.removeWritable());
        assertEquals("<ChannelClaim of transport 8 to " + pipe.sink() + ">", claim.toString());
    }

    @Test
    void what_is_released_is_free_and_an_old_claim_takes_nothing_from_a_new_one() {
        ChannelClaim claim = loop.claim(pipe.source(), () -> "transport 6");
        claim.release();
        loop.onReadable(pipe.source(), () -> {});
        assertTrue(loop.removeReadable(pipe.source()));
        loop.claim(pipe.source(), () -> "transport 7");
        claim.release();
        assertRefused(() -> loop.removeReadable(pipe.source()));
    }

    @Test
    void a_channel_that_somebody_watches_cannot_be_claimed() {
        loop.onReadable(pipe.source(), () -> called.add("other"));
        for (Runnable act : List.<Runnable>of(
                () -> loop.claim(pipe.source(), () -> "transport 7"), () -> loop.checkClaimable(pipe.source()))) {
            assertEquals(
                    pipe.source() + " is watched already: a task waits for it, or somebody who has called onReadable()"
                            + " or onWritable(); end that first, or use a channel of your own",
                    assertThrows(IllegalStateException.class, act::run).getMessage());
        }
        loop.checkUnclaimed(pipe.source());
        loop.checkClaimable(pipe.sink());
        assertTrue(loop.removeReadable(pipe.source()));
        loop.checkClaimable(pipe.source());
        loop.claim(pipe.source(), () -> "transport 7");
        assertRefused(() -> loop.checkClaimable(pipe.source()));
    }

    @Test
    void a_claim_needs_an_open_loop_a_channel_and_a_name() {
        assertThrows(NullPointerException.class, () -> loop.claim(null, () -> ""));
        assertThrows(NullPointerException.class, () -> loop.claim(pipe.source(), null));
        ChannelClaim claim = loop.claim(pipe.source(), () -> "transport 7");
        loop.close();
        assertFalse(claim.removeReadable());
        assertFalse(loop.removeReadable(pipe.source()));
        assertThrows(IllegalStateException.class, () -> claim.onReadable(() -> {}));
        assertThrows(IllegalStateException.class, () -> loop.claim(pipe.sink(), () -> ""));
        claim.release();
    }
}
