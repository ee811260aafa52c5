package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.EventLoop;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Transports and streams over something that is no socket. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class ConduitTest {
    private static final ExtraInfo<String> COLOUR = new ExtraInfo<>("colour", String.class);

    /** One end of something: the test puts bytes in, and looks at what comes out. */
    private static final class Tube extends SilentConduit {
        private final EventLoop loop = getRunningLoop();
        private final boolean readable;
        private final boolean writable;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private ByteBuffer in = ByteBuffer.allocate(0);
        private boolean ended;
        private int room = Integer.MAX_VALUE;

        Tube(boolean readable, boolean writable) {
            this.readable = readable;
            this.writable = writable;
        }

        void arrive(String text) {
            in = US_ASCII.encode(text);
            if (reader != null) {
                loop.callSoon(reader);
            }
        }

        void end() {
            ended = true;
            if (reader != null) {
                loop.callSoon(reader);
            }
        }

        void makeRoom() {
            room = Integer.MAX_VALUE;
            if (writer != null) {
                loop.callSoon(writer);
            }
        }

        @Override
        public boolean canRead() {
            return readable;
        }

        @Override
        public boolean canWrite() {
            return writable;
        }

        @Override
        public int read(ByteBuffer buffer) {
            int count = in.remaining();
            buffer.put(in);
            return count == 0 && ended ? -1 : count;
        }

        @Override
        public int write(ByteBuffer data) throws IOException {
            if (ended) {
                throw new IOException("nobody reads");
            }
            int count = Math.min(room, data.remaining());
            byte[] taken = new byte[count];
            data.get(taken);
            out.writeBytes(taken);
            room -= count;
            return count;
        }

        @Override
        public <T> @Nullable T getExtraInfo(ExtraInfo<T> key) {
            return key.equals(COLOUR) ? key.type().cast("red") : null;
        }

        @Override
        public String toString() {
            return "tube";
        }
    }

    @Test
    void a_conduit_carries_a_protocol_both_ways() {
        run(() -> {
            Tube tube = new Tube(true, true);
            Connection<Recorder> made = Net.createConnection(Recorder::new, tube);
            made.protocol().keepsOpen = true;
            tube.arrive("hello");
            made.transport().write("world".getBytes(US_ASCII));
            made.protocol().awaitData(5);
            tube.end();
            made.protocol().ended.await();
            assertEquals("red", made.transport().getExtraInfo(COLOUR));
            made.transport().close();
            made.protocol().lost.await();
            assertEquals(List.of("made", "data hello", "eof", "lost"), made.protocol().lines);
            assertEquals("world", tube.out.toString(US_ASCII));
            assertFalse(tube.isOpen());
        });
    }

    @Test
    void a_conduit_with_two_halves_closes_one_of_them_after_the_rest_is_written() {
        run(() -> {
            Tube tube = new Tube(true, true);
            tube.room = 2;
            Transport transport = Net.createConnection(Recorder::new, tube).transport();
            transport.write("long".getBytes(US_ASCII));
            transport.writeEof();
            assertEquals("lo", tube.out.toString(US_ASCII));
            assertFalse(tube.outputShut);
            tube.makeRoom();
            sleep(0);
            assertEquals("long", tube.out.toString(US_ASCII));
            assertTrue(tube.outputShut);
            transport.abort();
        });
    }

    @Test
    void what_can_only_be_read_refuses_to_write() {
        run(() -> {
            Tube tube = new Tube(true, false);
            Connection<Recorder> made = Net.createConnection(Recorder::new, tube);
            Transport transport = made.transport();
            assertFalse(transport.canWriteEof());
            assertTrue(transport.isReading());
            assertThrows(UnsupportedOperationException.class, () -> transport.write(new byte[] {1}));
            assertThrows(UnsupportedOperationException.class, transport::writeEof);
            tube.end();
            made.protocol().lost.await();
            assertEquals(List.of("made", "eof", "lost"), made.protocol().lines);
        });
    }

    @Test
    void what_can_only_be_written_ends_when_its_reader_goes_and_by_writeEof() {
        run(() -> {
            Tube left = new Tube(false, true);
            Connection<Recorder> made = Net.createConnection(Recorder::new, left);
            assertFalse(made.transport().isReading());
            left.end();
            made.protocol().lost.await();
            assertEquals(List.of("made", "lost"), made.protocol().lines);

            Tube ended = new Tube(false, true);
            Connection<Recorder> other = Net.createConnection(Recorder::new, ended);
            other.transport().writeEof();
            other.protocol().lost.await();
            assertFalse(ended.isOpen());
        });
    }

    @Test
    void what_was_still_to_be_written_when_the_reader_went_is_an_error() {
        run(() -> {
            Tube tube = new Tube(false, true);
            tube.room = 1;
            Connection<Recorder> made = Net.createConnection(Recorder::new, tube);
            made.transport().write("abc".getBytes(US_ASCII));
            tube.end();
            tube.makeRoom();
            made.protocol().lost.await();
            assertEquals(List.of("made", "lost nobody reads"), made.protocol().lines);
        });
    }

    @Test
    void a_conduit_is_closed_if_its_protocol_cannot_be_made() {
        run(() -> {
            Tube tube = new Tube(true, true);
            assertThrows(
                    IllegalStateException.class,
                    () -> Net.createConnection(
                            () -> {
                                throw new IllegalStateException("no");
                            },
                            tube));
            assertFalse(tube.isOpen());
        });
    }

    @Test
    void several_buffers_are_written_in_one_call() {
        run(() -> {
            List<Integer> calls = new ArrayList<>();
            var counting = new SilentConduit() {
                @Override
                public int write(ByteBuffer data) {
                    int count = data.remaining();
                    calls.add(count);
                    data.position(data.limit());
                    return count;
                }
            };
            Transport transport = Net.createConnection(Recorder::new, counting).transport();
            transport.writelines(List.of(US_ASCII.encode("one"), US_ASCII.encode(""), US_ASCII.encode("three")));
            assertEquals(List.of(8), calls);
            transport.abort();
            sleep(0);
        });
    }
}
