package asyncio.net;

import static asyncio.Asyncio.*;

import asyncio.Task;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A program for a JVM of its own that has few file descriptors: it uses all of them before its loop waits. */
final class OutOfFilesBeforeAWait {
    private static boolean idle;

    private OutOfFilesBeforeAWait() {}

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** Opens files until there is none left. */
    private static List<Closeable> takeAll() {
        List<Closeable> files = new ArrayList<>();
        try {
            while (true) {
                files.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException e) {
            return files;
        }
    }

    private static ServerSocketChannel listen() throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        listener.configureBlocking(false);
        return listener;
    }

    private static void closeAll(List<Closeable> files) throws IOException {
        for (Closeable file : files) {
            file.close();
        }
    }

    /** Leaves so many files to the loop when it watches its first channel, and none when it waits. */
    public static void main(String[] arguments) {
        int left = Integer.parseInt(arguments[0]);
        run(() -> {
            await(createTask(() -> sleep(0.01))); // without a selector: has the classes loaded that a wait needs
            try (ServerSocketChannel listener = listen()) {
                Task<Void> busy = createTask(() -> {
                    while (!idle) {
                        sleep(0);
                    }
                });
                List<Closeable> files = takeAll();
                closeAll(files.subList(0, left));
                getRunningLoop().onReadable(listener, () -> {});
                files.addAll(takeAll());
                say("no file is left");
                idle = true;
                await(busy);
                sleep(0.01);
                closeAll(files);
                getRunningLoop().removeReadable(listener);
                say("waited");
            } catch (UncheckedIOException e) {
                say(e.getCause().getMessage());
                Runtime.getRuntime().halt(0); // the loop cannot wait for its end
            }
        });
    }
}
