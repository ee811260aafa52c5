package asyncio.net;

import static asyncio.Asyncio.*;
import static asyncio.net.SendfileTest.receive;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.Event;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.testing.MemoryPair;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** While a file is sent the transport is lent to it: nobody else writes, and who may not send one hears why. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class SendfileLoanTest {
    private static final int MUCH = 20_000_000;
    private static final TlsOptions TO_ANYBODY = TlsOptions.DEFAULT.withServerHostname("");

    @TempDir
    private Path folder;

    private final byte[] content = new byte[MUCH];
    private Path path;

    @BeforeEach
    void write() throws IOException {
        new Random(1).nextBytes(content);
        path = Files.write(folder.resolve("file"), content);
    }

    private static SocketChannel[] channelsInMemory() {
        MemoryPair pair = MemoryPair.open();
        return new SocketChannel[] {pair.near(), pair.far()};
    }

    private static void assertInProgress(String act, Executable body) {
        String message = assertThrows(IllegalStateException.class, body).getMessage();
        assertTrue(message.startsWith("unable to " + act + "(); sendfile is in progress"), message);
    }

    @Test
    void writing_is_refused_meanwhile() {
        run(() -> {
            for (SocketChannel[] ends : List.of(Pair.channels(), channelsInMemory())) {
                try (var pair = Pair.over(ends, new Recorder())) {
                    Transport transport = pair.transport;
                    var sending = createTask(() -> Net.sendfile(transport, path));
                    sleep(1);
                    assertInProgress("write", () -> transport.write(content));
                    assertInProgress("writeSoon", () -> transport.writeSoon(ByteBuffer.allocate(1)));
                    assertInProgress("writelines", () -> transport.writelines(List.of()));
                    assertInProgress("writeEof", transport::writeEof);
                    assertInProgress("sendfile", () -> Net.sendfile(transport, path));
                    assertInProgress("startTls", () -> Net.startTls(transport, pair.protocol, TO_ANYBODY));
                    assertArrayEquals(content, receive(pair, MUCH));
                    await(sending);
                    transport.write("!".getBytes(US_ASCII));
                    assertEquals("!", pair.received());
                }
            }
        });
    }

    @Test
    void writing_is_refused_while_the_file_is_being_opened() {
        run(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder())) {
                pair.transport.write("<".getBytes(US_ASCII));
                var sending = createTask(() -> Net.sendfile(pair.transport, path));
                sleep(0);
                assertInProgress("write", () -> pair.transport.write("!".getBytes(US_ASCII)));
                assertEquals('<', receive(pair, 1)[0]);
                assertArrayEquals(content, receive(pair, MUCH));
                await(sending);
                var missing = createTask(() -> Net.sendfile(pair.transport, folder.resolve("no such file")));
                sleep(0);
                assertInProgress("write", () -> pair.transport.write("!".getBytes(US_ASCII)));
                assertThrows(NoSuchFileException.class, () -> await(missing));
                pair.transport.write(">".getBytes(US_ASCII));
                assertEquals('>', receive(pair, 1)[0]);
            }
        });
    }

    @Test
    void a_protocol_that_hears_that_it_may_write_may_write() {
        Recorder protocol = new Recorder() {
            @Override
            public void resumeWriting() {
                super.resumeWriting();
                transport.write("!".getBytes(US_ASCII));
            }
        };
        run(() -> {
            for (boolean opened : List.of(true, false)) {
                try (var pair = Pair.over(Pair.channels(), protocol);
                        var file = FileChannel.open(path)) {
                    var ten = SendfileOptions.DEFAULT.withCount(10);
                    assertEquals(
                            10,
                            opened ? Net.sendfile(pair.transport, file, ten) : Net.sendfile(pair.transport, path, ten));
                    receive(pair, 10);
                    assertEquals('!', receive(pair, 1)[0]);
                }
            }
        });
    }

    @Test
    void a_connection_that_is_lost_while_the_file_is_being_opened_is_an_error() {
        run(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder())) {
                var sending = createTask(() -> Net.sendfile(pair.transport, path));
                sleep(0);
                pair.transport.abort();
                assertThrows(SocketException.class, () -> await(sending));
                sleep(0);
                assertEquals(List.of("made", "lost"), pair.protocol.lines);
            }
        });
    }

    @Test
    void code_that_is_not_a_task_of_its_loop_hears_so() {
        run(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder())) {
                Executable act = () -> Net.sendfile(pair.transport, path);
                Executable encrypt = () -> Net.startTls(pair.transport, pair.protocol, TO_ANYBODY);
                toThread(() -> assertOutside("sendfile() from outside its event loop", act));
                toThread(() -> run(() -> assertOutside("sendfile() from outside its event loop", act)));
                toThread(() -> run(() -> assertOutside("startTls() from outside its event loop", encrypt)));
                Event called = new Event();
                getRunningLoop().callSoon(() -> {
                    assertOutside("sendfile() outside a task", act);
                    called.set();
                });
                called.await();
                pair.transport.write("!".getBytes(US_ASCII));
                assertEquals("!", pair.received());
            }
        });
    }

    private static void assertOutside(String start, Executable act) {
        String message = assertThrows(IllegalStateException.class, act).getMessage();
        assertTrue(message.startsWith(start), message);
    }
}
