package asyncio.process;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import asyncio.EventLoop;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class, Descriptors.class})
class DescriptorPipeTest {
    private static final int USUAL = 64 * 1024;

    private final Libc libc = new Libc();

    private DescriptorPipe[] pipe() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(ValueLayout.JAVA_INT, 2);
            Errno.check(libc.pipe(ends), "making a pipe");
            EventLoop loop = getRunningLoop();
            return new DescriptorPipe[] {
                DescriptorPipe.own(loop, ends.getAtIndex(ValueLayout.JAVA_INT, 0), true, "reading end"),
                DescriptorPipe.own(loop, ends.getAtIndex(ValueLayout.JAVA_INT, 1), false, "writing end")
            };
        }
    }

    private static int readAll(DescriptorPipe pipe) throws IOException {
        ByteBuffer room = ByteBuffer.allocateDirect(1 << 20);
        int total = 0;
        int count;
        while ((count = pipe.read(room.clear())) > 0) {
            total += count;
        }
        return total;
    }

    @Test
    void a_pipe_that_is_full_again_and_again_holds_more() {
        run(() -> {
            DescriptorPipe[] ends = pipe();
            List<Integer> held = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                int written = ends[1].write(ByteBuffer.allocateDirect(1 << 20));
                assertEquals(written, readAll(ends[0]));
                held.add(written);
            }
            ends[0].close();
            ends[1].close();
            assumeTrue(held.getFirst() == USUAL, () -> "this system has small pipes: " + held);
            assertEquals(Collections.nCopies(3, USUAL), held.subList(0, 3));
            assertEquals(4 * USUAL, held.getLast());
        });
    }

    @Test
    void one_that_is_full_seldom_does_not() {
        run(() -> {
            DescriptorPipe[] ends = pipe();
            for (int i = 0; i < 100; i++) {
                assertEquals(1000, ends[1].write(ByteBuffer.allocate(1000)));
                assertEquals(1000, readAll(ends[0]));
            }
            assertTrue(ends[1].write(ByteBuffer.allocate(1 << 20)) <= USUAL);
            ends[0].close();
            ends[1].close();
        });
    }
}
