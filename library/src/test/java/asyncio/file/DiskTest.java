package asyncio.file;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.EventLoop;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class DiskTest {
    @TempDir
    private Path folder;

    @Test
    void whole_files_are_written_read_copied_moved_and_deleted(EventLoop loop) {
        Path path = folder.resolve("a/b/file");
        Path copy = folder.resolve("copy");
        loop.runUntilComplete(() -> {
            Disk.createDirectories(path.getParent());
            Disk.writeString(path, "one\ntwo\n");
            assertEquals("one\ntwo\n", Disk.readString(path));
            assertEquals(List.of("one", "two"), Disk.readAllLines(path));
            assertEquals(8, Disk.readAllBytes(path).length);
            assertEquals(8, Disk.size(path));
            Disk.copy(path, copy);
            assertThrows(FileAlreadyExistsException.class, () -> Disk.copy(path, copy));
            Disk.move(copy, folder.resolve("moved"));
            assertFalse(Disk.exists(copy));
            assertTrue(Disk.exists(folder.resolve("moved")));
            assertTrue(Disk.deleteIfExists(path));
            assertFalse(Disk.deleteIfExists(path));
            Disk.write(path, new byte[] {1, 2, 3});
            assertEquals(3, Files.size(path));
            assertThrows(NoSuchFileException.class, () -> Disk.readString(copy));
        });
    }

    @Test
    void a_disk_that_hangs_stops_neither_the_loop_nor_other_threads(EventLoop loop) {
        CountDownLatch disk = new CountDownLatch(1);
        AtomicInteger atOnce = new AtomicInteger();
        loop.runUntilComplete(() -> {
            List<Task<?>> stuck = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                stuck.add(createTask(() -> Disk.run(() -> {
                    atOnce.incrementAndGet();
                    disk.await();
                })));
            }
            sleep(0);
            assertEquals("other work", toThread(() -> "other work"));
            sleep(0);
            disk.countDown();
            for (Task<?> task : stuck) {
                await(task);
            }
        });
        assertEquals(20, atOnce.get());
    }

    @Test
    void no_more_than_eight_operations_are_under_way(EventLoop loop) {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch eight = new CountDownLatch(FileThreads.MOST);
        loop.runUntilComplete(() -> taskGroup(group -> {
            for (int i = 0; i < 30; i++) {
                group.createTask(() -> Disk.run(() -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    eight.countDown();
                    eight.await();
                    running.decrementAndGet();
                }));
            }
        }));
        assertEquals(FileThreads.MOST, most.get());
    }

    @Test
    void a_cancelled_task_goes_on_at_once_and_the_operation_to_its_end(EventLoop loop) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch disk = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        loop.runUntilComplete(() -> {
            Task<?> task = createTask(() -> Disk.run(() -> {
                begun.countDown();
                disk.await();
                done.countDown();
            }));
            toThread(() -> begun.await());
            task.cancel();
            assertThrows(CancelledError.class, () -> await(task));
            disk.countDown();
            toThread(() -> done.await());
        });
    }

    @Test
    void an_operation_that_waits_for_a_thread_is_dropped(EventLoop loop) {
        CountDownLatch disk = new CountDownLatch(1);
        List<String> lines = new ArrayList<>();
        loop.runUntilComplete(() -> {
            List<Task<?>> busy = new ArrayList<>();
            for (int i = 0; i < FileThreads.MOST; i++) {
                busy.add(createTask(() -> Disk.run(() -> disk.await())));
            }
            sleep(0);
            Task<?> waiting = createTask(() -> Disk.run(() -> lines.add("never")));
            sleep(0);
            waiting.cancel();
            assertThrows(CancelledError.class, () -> await(waiting));
            disk.countDown();
            for (Task<?> task : busy) {
                await(task);
            }
            Disk.run(() -> lines.add("after"));
        });
        assertEquals(List.of("after"), lines);
    }

    @Test
    void a_failure_after_a_cancellation_is_reported(EventLoop loop) {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch disk = new CountDownLatch(1);
        List<String> reports = new ArrayList<>();
        loop.setExceptionHandler(
                (where, context) -> reports.add(context.exception().getMessage()));
        loop.runUntilComplete(() -> {
            Task<?> task = createTask(() -> Disk.run(() -> {
                begun.countDown();
                disk.await();
                throw new IOException("no disk");
            }));
            toThread(() -> begun.await());
            task.cancel();
            assertThrows(CancelledError.class, () -> await(task));
            disk.countDown();
            while (reports.isEmpty()) {
                Disk.run(() -> {});
            }
        });
        assertEquals(List.of("no disk"), reports);
    }

    @Test
    void a_walk_finds_everything_below(EventLoop loop) {
        loop.runUntilComplete(() -> {
            TreeSet<Path> expected = new TreeSet<>(List.of(folder));
            for (int i = 0; i < 10; i++) {
                Path inner = Disk.createDirectories(folder.resolve("folder" + i));
                expected.add(inner);
                for (int j = 0; j < 40; j++) {
                    expected.add(Disk.writeString(inner.resolve("file" + j), ""));
                }
            }
            TreeSet<Path> found = new TreeSet<>();
            try (Walk walk = Disk.walk(folder)) {
                for (Path path : walk) {
                    assertTrue(found.add(path));
                }
            }
            assertEquals(expected, found);
            assertEquals(10, Disk.list(folder).size());
            try (Walk walk = Disk.walk(folder, 1)) {
                int count = 0;
                for (Path path : walk) {
                    assertTrue(path.equals(folder) || path.getParent().equals(folder));
                    count++;
                }
                assertEquals(11, count);
            }
        });
    }

    @Test
    void a_walk_loses_nothing_when_a_task_is_cancelled(EventLoop loop) {
        loop.runUntilComplete(() -> {
            for (int i = 0; i < 10; i++) {
                Disk.writeString(folder.resolve("file" + i), "");
            }
            try (Walk walk = Disk.walk(folder)) {
                Task<?> task = createTask(() -> walk.iterator().next());
                sleep(0);
                task.cancel();
                assertThrows(CancelledError.class, () -> await(task));
                int count = 0;
                for (Path path : walk) {
                    assertNotNull(path);
                    count++;
                }
                assertEquals(11, count);
            }
        });
    }

    @Test
    void a_walk_below_nothing_fails_and_a_closed_one_refuses(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Walk walk = Disk.walk(folder.resolve("missing"));
            var error = assertThrows(
                    UncheckedIOException.class, () -> walk.iterator().next());
            assertInstanceOf(NoSuchFileException.class, error.getCause());
            walk.close();
            walk.close();
            assertThrows(IllegalStateException.class, () -> walk.iterator().next());
            assertThrows(IllegalArgumentException.class, () -> Disk.walk(folder, -1));
        });
    }

    @Test
    void temporary_things_are_gone_when_they_are_closed(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Path file;
            try (OpenFile temporary = Disk.temporaryFile()) {
                file = temporary.path();
                temporary.write("text");
                temporary.seek(0);
                assertEquals("text", temporary.readString());
            }
            assertFalse(Files.exists(file));
            Path inside;
            try (TemporaryFolder temporary = Disk.temporaryFolder()) {
                inside = Disk.createDirectories(temporary.path().resolve("a/b"));
                Disk.writeString(inside.resolve("file"), "text");
            }
            assertFalse(Files.exists(inside.getParent().getParent()));
        });
    }

    @Test
    void it_is_for_tasks(EventLoop loop) {
        assertThrows(IllegalStateException.class, () -> Disk.readString(folder));
        List<Throwable> errors = new ArrayList<>();
        loop.callSoon(() -> errors.add(assertThrows(IllegalStateException.class, () -> Disk.size(folder))));
        loop.runUntilComplete(() -> sleep(0));
        assertTrue(errors.getFirst().getMessage().contains("outside a task"), errors.toString());
        loop.runUntilComplete(() -> {
            assertThrows(NullPointerException.class, () -> Disk.call(null));
            assertThrows(NullPointerException.class, () -> Disk.open(null));
        });
    }
}
