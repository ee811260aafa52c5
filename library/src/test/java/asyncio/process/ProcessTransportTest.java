package asyncio.process;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.Event;
import asyncio.Log;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.net.ExtraInfo;
import asyncio.net.Transport;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life of a child, and the order in which its protocol is told. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class, Descriptors.class})
class ProcessTransportTest {
    private static final SubprocessOptions PIPES = SubprocessOptions.PIPES;

    /** Writes down what it is told. */
    private static class Witness implements SubprocessProtocol {
        final List<String> lines = new ArrayList<>();
        final Event exited = new Event();
        final Event lost = new Event();

        @Override
        public void connectionMade(SubprocessTransport transport) {
            lines.add("made");
        }

        @Override
        public void pipeDataReceived(int fd, ByteBuffer data) {
            lines.add(fd + " " + US_ASCII.decode(data));
        }

        @Override
        public void pipeConnectionLost(int fd, @Nullable Throwable exception) {
            lines.add("lost " + fd
                    + (exception == null ? "" : " " + exception.getClass().getSimpleName()));
        }

        @Override
        public void processExited() {
            lines.add("exited");
            exited.set();
        }

        @Override
        public void connectionLost(@Nullable Throwable exception) {
            lines.add("lost");
            lost.set();
        }
    }

    private static SubprocessConnection<Witness> shell(String line) throws Exception {
        return Subprocess.subprocessShell(Witness::new, line, PIPES);
    }

    private static Transport pipe(SubprocessConnection<?> child, int fd) {
        return Objects.requireNonNull(child.transport().getPipeTransport(fd));
    }

    @Test
    void a_protocol_hears_made_first_and_lost_last() {
        run(() -> {
            var child = shell("read line; echo $line");
            assertEquals(List.of("made"), child.protocol().lines);
            pipe(child, 0).write("hi\n".getBytes(US_ASCII));
            child.protocol().lost.await();
            List<String> lines = child.protocol().lines;
            assertEquals("lost", lines.getLast());
            assertEquals(
                    List.of("1 hi\n", "exited", "lost", "lost 0", "lost 1", "lost 2", "made"),
                    lines.stream().sorted().toList());
            assertTrue(lines.indexOf("1 hi\n") < lines.indexOf("lost 1"));
        });
    }

    @Test
    void the_loss_comes_after_pipes_that_outlive_the_child() {
        run(() -> {
            var child = shell("exec <&- 2>&-; (read line < /dev/tty; sleep 0.05; echo late) 2> /dev/null & exit 4");
            child.protocol().exited.await();
            assertEquals(OptionalInt.of(4), child.transport().getReturncode());
            assertFalse(child.protocol().lost.isSet());
            child.protocol().lost.await();
            assertTrue(child.protocol().lines.contains("1 late\n"));
        });
    }

    @Test
    void closing_kills_a_child_that_runs() {
        run(() -> {
            var child = shell("exec sleep 100");
            child.transport().close();
            child.transport().close();
            assertTrue(child.transport().isClosing());
            child.protocol().lost.await();
            assertEquals(OptionalInt.of(-9), child.transport().getReturncode());
        });
    }

    @Test
    void closing_does_not_change_how_a_child_has_ended() {
        run(() -> {
            var child = shell("exit 6");
            child.protocol().exited.await();
            child.transport().close();
            child.protocol().lost.await();
            assertEquals(OptionalInt.of(6), child.transport().getReturncode());
        });
    }

    @Test
    void a_transport_knows_its_child_and_its_pipes() {
        run(() -> {
            var child = Subprocess.subprocessExec(Witness::new, List.of("cat"), PIPES.withStderr(Stdio.DEVNULL));
            SubprocessTransport transport = child.transport();
            ProcessHandle known = transport.getExtraInfo(SubprocessTransport.SUBPROCESS);
            assertEquals(transport.getPid(), known.pid());
            assertNull(transport.getExtraInfo(ExtraInfo.PEERNAME));
            assertNotNull(transport.getPipeTransport(0));
            assertNull(transport.getPipeTransport(2));
            assertNull(transport.getPipeTransport(3));
            assertThrows(
                    UnsupportedOperationException.class, () -> pipe(child, 1).write(new byte[] {1}));
            assertEquals("<SubprocessTransport pid=" + transport.getPid() + " running>", transport.toString());
            transport.terminate();
            child.protocol().lost.await();
            assertThrows(ProcessLookupException.class, transport::terminate);
        });
    }

    @Test
    void another_protocol_may_take_over_if_it_is_one_for_children() {
        run(() -> {
            var child = shell("read line; echo $line");
            Witness other = new Witness();
            child.transport().setProtocol(other);
            assertSame(other, child.transport().getProtocol());
            asyncio.net.Protocol wrong = new asyncio.net.Protocol() {};
            assertThrows(IllegalArgumentException.class, () -> child.transport().setProtocol(wrong));
            pipe(child, 0).write("x\n".getBytes(US_ASCII));
            other.lost.await();
            assertEquals(List.of("made"), child.protocol().lines);
            assertTrue(other.lines.contains("1 x\n"));
        });
    }

    @Test
    void a_failing_protocol_is_reported_and_the_child_goes_on(Log log) {
        run(() -> {
            var child = Subprocess.subprocessShell(
                    () -> new Witness() {
                        @Override
                        public void processExited() {
                            super.processExited();
                            throw new IllegalStateException("broken");
                        }
                    },
                    "exit 0",
                    PIPES);
            child.protocol().lost.await();
        });
        assertTrue(log.take().stream().anyMatch(line -> line.contains("broken")));
    }

    @Test
    void pausing_holds_back_what_the_child_writes() {
        run(() -> {
            var child = shell("read line; echo first; read line; echo second");
            pipe(child, 1).pauseReading();
            pipe(child, 0).write("1\n2\n".getBytes(US_ASCII));
            child.protocol().exited.await();
            assertFalse(child.protocol().lines.contains("lost 1"));
            pipe(child, 1).resumeReading();
            child.protocol().lost.await();
            assertEquals(
                    "first\nsecond\n",
                    child.protocol().lines.stream()
                            .filter(line -> line.startsWith("1 "))
                            .map(line -> line.substring(2))
                            .reduce("", String::concat));
        });
    }
}
