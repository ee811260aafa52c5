package asyncio.file;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import asyncio.CancelledError;
import asyncio.EventLoop;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.Task;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is open, asked of the system: a file that is deleted when it is closed has no name from the beginning there. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class FileDescriptorsTest {
    private static final Path OPEN = Path.of("/proc/self/fd");

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void aFile() throws IOException {
        assumeTrue(Files.isDirectory(OPEN), "the system does not show what is open");
        path = Files.writeString(folder.resolve("file"), "text");
    }

    /** How many descriptors there are of what is in the folder, and of itself. */
    private int descriptors() throws IOException {
        int count = 0;
        try (Stream<Path> all = Files.list(OPEN)) {
            for (Path fd : all.toList()) {
                count += target(fd).startsWith(folder.toRealPath().toString()) ? 1 : 0;
            }
        }
        return count;
    }

    private static String target(Path fd) {
        try {
            return Files.readSymbolicLink(fd).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    @Test
    void closing_a_file_gives_its_descriptor_back(EventLoop loop) {
        loop.runUntilComplete(() -> {
            OpenFile file = Disk.open(path);
            assertEquals(1, descriptors());
            assertEquals(1, FileThreads.of(loop).open.size());
            file.close();
            assertEquals(0, descriptors());
            assertEquals(0, FileThreads.of(loop).open.size());
        });
    }

    @Test
    void a_task_that_is_cancelled_while_it_closes_has_closed(EventLoop loop) {
        loop.runUntilComplete(() -> {
            OpenFile file = Disk.open(path);
            CountDownLatch more = new CountDownLatch(1);
            Task<?>[] busy = new Task<?>[FileThreads.MOST];
            for (int i = 0; i < busy.length; i++) {
                busy[i] = createTask(() -> Disk.run(more::await));
            }
            Task<?> closing = createTask(() -> file.close());
            sleep(0);
            closing.cancel();
            sleep(0);
            assertFalse(closing.done());
            more.countDown();
            assertThrows(CancelledError.class, () -> await(closing));
            assertEquals(0, descriptors());
            await(gather(busy));
        });
    }

    /** Opening a FIFO lasts until somebody opens its other end. */
    @Test
    void opening_that_is_cancelled_leaves_nothing_open(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Path fifo = folder.resolve("fifo");
            toThread(() -> new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
            Task<?> opening = createTask(() -> Disk.open(fifo));
            Disk.run(() -> {}); // comes after it, so that has begun
            opening.cancel();
            assertThrows(CancelledError.class, () -> await(opening));
            try (FileChannel otherEnd = FileChannel.open(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                everyThreadIsFree(); // after this the file is open, and the job that closes it is handed in
                everyThreadIsFree();
                assertTrue(otherEnd.isOpen());
            }
            assertEquals(0, descriptors());
        });
    }

    private static void everyThreadIsFree() {
        CountDownLatch all = new CountDownLatch(FileThreads.MOST);
        taskGroup(group -> {
            for (int i = 0; i < FileThreads.MOST; i++) {
                group.createTask(() -> Disk.run(() -> {
                    all.countDown();
                    all.await();
                }));
            }
        });
    }

    @Test
    void a_loop_closes_the_files_that_are_left(EventLoop unused) throws IOException {
        OpenFile[] kept = new OpenFile[1];
        run(() -> {
            kept[0] = Disk.open(path);
        });
        assertEquals(0, descriptors());
        assertEquals(path, kept[0].path());
    }

    @Test
    void what_is_opened_when_the_loop_has_closed_is_closed_at_once(EventLoop unused) throws IOException {
        FileThreads[] threads = new FileThreads[1];
        run(() -> {
            threads[0] = FileThreads.of(getRunningLoop());
        });
        FileChannel channel = threads[0].opened(FileChannel.open(path, StandardOpenOption.READ));
        assertFalse(channel.isOpen());
    }

    @Test
    void a_walk_that_is_closed_half_way_lets_go_of_its_folders(EventLoop loop) throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        for (int i = 0; i < 1000; i++) {
            Files.createFile(inner.resolve("file" + i));
        }
        loop.runUntilComplete(() -> {
            Walk walk = Disk.walk(folder);
            assertEquals(folder, walk.iterator().next());
            assertTrue(descriptors() > 0);
            walk.close();
            assertEquals(0, descriptors());
        });
    }

    @Test
    void a_walk_does_not_follow_links(EventLoop loop) throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path link = Files.createSymbolicLink(inner.resolve("link"), folder);
        loop.runUntilComplete(() -> {
            try (Walk walk = Disk.walk(inner)) {
                List<Path> found = new ArrayList<>();
                walk.forEach(found::add);
                assertEquals(List.of(inner, link), found);
            }
        });
    }

    @Test
    void a_temporary_folder_is_deleted_without_what_its_links_lead_to(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Path temporary;
            try (TemporaryFolder made = Disk.temporaryFolder()) {
                temporary = made.path();
                Files.createSymbolicLink(temporary.resolve("link"), folder);
            }
            assertFalse(Files.exists(temporary));
            assertTrue(Files.exists(path));
        });
    }
}
