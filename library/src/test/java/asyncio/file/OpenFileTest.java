package asyncio.file;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.EventLoop;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.Task;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class OpenFileTest {
    @TempDir
    private Path folder;

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("file"), text);
    }

    @Test
    void lines_come_without_their_ends(EventLoop loop) throws Exception {
        Path path = file("one\ntwo\r\n\nvier\u00fc\nlast");
        List<String> lines = new ArrayList<>();
        loop.runUntilComplete(() -> {
            try (OpenFile file = Disk.open(path)) {
                for (String line : file) {
                    lines.add(line);
                }
                assertNull(file.readLine());
            }
        });
        assertEquals(List.of("one", "two", "", "vier\u00fc", "last"), lines);
    }

    @Test
    void lines_longer_than_what_is_read_at_once_are_whole(EventLoop loop) throws Exception {
        String longLine = "x".repeat(200_000);
        Path path = file("a\n" + longLine + "\n" + longLine);
        loop.runUntilComplete(() -> {
            try (OpenFile file = Disk.open(path)) {
                assertEquals("a", file.readLine());
                assertEquals(longLine, file.readLine());
                assertEquals(longLine, file.readLine());
                assertNull(file.readLine());
            }
        });
    }

    @Test
    void an_empty_file_has_no_lines_and_no_bytes(EventLoop loop) throws Exception {
        Path path = file("");
        loop.runUntilComplete(() -> {
            try (OpenFile file = Disk.open(path)) {
                assertNull(file.readLine());
                assertEquals(0, file.read(10).length);
                assertEquals(0, file.readAll().length);
            }
        });
    }

    @Test
    void a_read_gives_what_was_asked_for_unless_the_file_ends(EventLoop loop) throws Exception {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        Path path = Files.write(folder.resolve("bytes"), bytes);
        loop.runUntilComplete(() -> {
            try (OpenFile file = Disk.open(path)) {
                ByteBuffer all = ByteBuffer.allocate(bytes.length);
                all.put(file.read(1)).put(file.read(0)).put(file.read(70_000)).put(file.read(100));
                assertEquals(70_101, file.position());
                assertEquals(70_101, all.position());
                all.put(file.read(1_000_000));
                assertArrayEquals(bytes, all.array());
            }
        });
    }

    @Test
    void all_that_is_left_is_read_at_once(EventLoop loop) throws Exception {
        Path path = file("first\nsecond\nthird\n");
        loop.runUntilComplete(() -> {
            try (OpenFile file = Disk.open(path)) {
                assertEquals("first", file.readLine());
                assertEquals("second\nthird\n", file.readString());
                assertEquals("", file.readString());
            }
        });
    }

    @Test
    void writes_and_reads_share_one_place(EventLoop loop) throws Exception {
        Path path = file("0123456789");
        loop.runUntilComplete(() -> {
            try (OpenFile file = Disk.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                assertEquals("01", new String(file.read(2)));
                file.write("AB");
                assertEquals(4, file.position());
                assertEquals("45", new String(file.read(2)));
                file.seek(8);
                assertEquals("89", new String(file.read(2)));
                file.seek(1);
                file.write(ByteBuffer.wrap(new byte[] {'x'}));
                file.force();
                assertEquals(10, file.size());
                file.seek(0);
                assertEquals("0xAB456789", file.readString());
            }
        });
    }

    @Test
    void truncating_moves_a_place_that_lies_behind(EventLoop loop) throws Exception {
        Path path = file("0123456789");
        loop.runUntilComplete(() -> {
            try (OpenFile file = Disk.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                file.read(8);
                file.truncate(3);
                assertEquals(3, file.position());
                assertEquals(3, file.size());
                file.seek(2);
                file.truncate(3);
                assertEquals("2", file.readString());
            }
        });
    }

    @Test
    void appending_writes_at_the_end(EventLoop loop) throws Exception {
        Path path = file("a");
        loop.runUntilComplete(() -> {
            try (OpenFile file = Disk.open(path, StandardOpenOption.APPEND)) {
                file.write("b");
                file.write("c");
            }
        });
        assertEquals("abc", Files.readString(path));
    }

    @Test
    void operations_of_several_tasks_happen_in_the_order_of_the_calls(EventLoop loop) throws Exception {
        Path path = file("");
        loop.runUntilComplete(() -> {
            try (OpenFile file = Disk.open(path, StandardOpenOption.WRITE)) {
                taskGroup(group -> {
                    for (int i = 0; i < 50; i++) {
                        String text = i + " ";
                        group.createTask(() -> file.write(text));
                    }
                });
            }
        });
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            expected.append(i).append(' ');
        }
        assertEquals(expected.toString(), Files.readString(path));
    }

    @Test
    void tasks_that_read_lines_of_one_file_share_them(EventLoop loop) throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append(i).append('\n');
        }
        Path path = file(text.toString());
        List<Integer> lines = new ArrayList<>();
        loop.runUntilComplete(() -> {
            try (OpenFile file = Disk.open(path)) {
                taskGroup(group -> {
                    for (int i = 0; i < 4; i++) {
                        group.createTask(() -> collect(file, lines));
                    }
                });
            }
        });
        assertEquals(20_000, lines.size());
        assertEquals(lines.stream().sorted().toList(), lines);
    }

    private static void collect(OpenFile file, List<Integer> lines) {
        for (String line : file) {
            lines.add(Integer.parseInt(line));
            if (lines.size() % 100 == 0) {
                sleep(0);
            }
        }
    }

    @Test
    void a_cancelled_read_takes_nothing_and_leaves_the_file_usable(EventLoop loop) throws Exception {
        Path path = file("first\nsecond\n");
        loop.runUntilComplete(() -> {
            try (OpenFile file = Disk.open(path)) {
                for (int i = 0; i < 20; i++) {
                    Task<?> reading = createTask(() -> file.readLine());
                    sleep(0);
                    reading.cancel();
                    assertThrows(CancelledError.class, () -> await(reading));
                    assertEquals("first", file.readLine());
                    file.seek(0);
                }
            }
        });
    }

    @Test
    void what_a_cancelled_read_has_fetched_comes_with_the_next(EventLoop loop) throws Exception {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        Path path = Files.write(folder.resolve("bytes"), bytes);
        loop.runUntilComplete(() -> {
            try (OpenFile file = Disk.open(path)) {
                assertEquals(10, file.read(10).length);
                Task<?> reading = createTask(() -> file.read(200_000));
                sleep(0);
                reading.cancel();
                assertThrows(CancelledError.class, () -> await(reading));
                assertEquals(10, file.position());
                assertArrayEquals(Arrays.copyOfRange(bytes, 10, bytes.length), file.readAll());
            }
        });
    }

    @Test
    void what_was_read_is_not_written_to_any_more(EventLoop loop) throws Exception {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        Path path = Files.write(folder.resolve("bytes"), bytes);
        loop.runUntilComplete(() -> {
            try (OpenFile file = Disk.open(path)) {
                byte[] first = file.read(64 * 1024);
                file.read(64 * 1024);
                assertArrayEquals(Arrays.copyOf(bytes, 64 * 1024), first);
            }
        });
    }

    @Test
    void an_operation_that_waits_for_its_turn_is_dropped_by_a_cancellation(EventLoop loop) throws Exception {
        Path path = file("");
        loop.runUntilComplete(() -> {
            try (OpenFile file = Disk.open(path, StandardOpenOption.WRITE)) {
                Task<?> first = createTask(() -> file.write("first"));
                Task<?> second = createTask(() -> file.write("second"));
                Task<?> third = createTask(() -> file.write("third"));
                sleep(0);
                second.cancel();
                await(third);
                assertTrue(first.done());
                assertTrue(second.cancelled());
            }
        });
        assertEquals("firstthird", Files.readString(path));
    }

    @Test
    void closing_waits_for_what_is_under_way_and_refuses_the_rest(EventLoop loop) throws Exception {
        Path path = file("");
        String text = "x".repeat(1_000_000);
        loop.runUntilComplete(() -> {
            OpenFile file = Disk.open(path, StandardOpenOption.WRITE);
            Task<?> writing = createTask(() -> file.write(text));
            sleep(0);
            writing.cancel();
            file.close();
            file.close();
            assertThrows(ClosedChannelException.class, () -> file.write("more"));
            assertThrows(ClosedChannelException.class, file::readLine);
            assertEquals("<OpenFile " + path + ", closed>", file.toString());
        });
        long size = Files.size(path);
        assertTrue(size == 0 || size == text.length(), "written in part: " + size);
    }

    @Test
    void errors_are_those_of_the_jdk(EventLoop loop) throws Exception {
        Path path = file("text");
        loop.runUntilComplete(() -> {
            assertThrows(NoSuchFileException.class, () -> Disk.open(folder.resolve("missing")));
            try (OpenFile file = Disk.open(path, StandardOpenOption.WRITE)) {
                assertThrows(NonReadableChannelException.class, () -> file.read(1));
                assertThrows(
                        NonReadableChannelException.class, () -> file.iterator().hasNext());
                var before = assertThrows(IllegalArgumentException.class, () -> file.seek(-1));
                assertTrue(before.getMessage().startsWith("cannot seek to -1 in "), before::toString);
                assertThrows(IllegalArgumentException.class, () -> file.read(-1));
                assertThrows(NullPointerException.class, () -> file.write((byte[]) null));
            }
            OpenFile closed = Disk.open(path);
            closed.close();
            assertThrows(UncheckedIOException.class, () -> closed.iterator().hasNext());
        });
        assertThrows(IllegalStateException.class, () -> Disk.open(path));
    }
}
