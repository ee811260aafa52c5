// Two questions to the file system, asked on the threads of an executor.
import asyncio.*;
import static asyncio.Asyncio.*;
import java.nio.file.*;
import java.util.concurrent.Executors;

void main() {
    try (var disk = Executors.newFixedThreadPool(2)) {
        run(() -> {
            EventLoop loop = getRunningLoop();
            Future<Boolean> here = loop.runInExecutor(disk, () -> Files.exists(Path.of(".")));
            Future<Boolean> there = loop.runInExecutor(disk, () -> Files.exists(Path.of("no such file")));
            IO.println(await(gather(here, there)));
        });
    }
}
