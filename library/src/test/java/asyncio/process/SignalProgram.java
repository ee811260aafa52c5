package asyncio.process;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;

import asyncio.KeyboardInterrupt;
import asyncio.LoopGroup;
import asyncio.VoidCoroutine;
import asyncio.net.Net;
import asyncio.net.ServerOptions;
import asyncio.net.Stream;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Programs for a JVM of their own, to which {@link SignalProgramTest} sends signals. */
final class SignalProgram {
    private SignalProgram() {}

    /** The first argument says which program. */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "stops-cleanly" -> stopsCleanly();
            case "gives-back" -> givesBack();
            case "ctrl-c" -> ctrlC();
            case "each" -> each();
            case "loop-group" -> untilInterrupted(SignalProgram::loopGroup);
            case "server-group" -> untilInterrupted(() -> serverGroup(false));
            case "server-group-stops" -> run(() -> serverGroup(true));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static void stopsCleanly() {
        run(() -> {
            try (SignalReceiver signals = Signals.receive("TERM")) {
                say("ready");
                say("stops by " + signals.next());
            }
        });
    }

    private static void givesBack() throws InterruptedException {
        run(() -> {
            Signals.addSignalHandler("TERM", () -> say("never"));
            Signals.addSignalHandler("USR1", () -> say("never"));
        });
        say("ready");
        new CountDownLatch(1).await();
    }

    /** The handler has the place of the runner's; afterwards it is the JVM's, also if the handler was left there. */
    private static void ctrlC() throws InterruptedException {
        run(() -> {
            var arrived = new asyncio.Completer<String>();
            Signals.addSignalHandler("INT", () -> arrived.complete("handled"));
            say("ready");
            say(await(arrived.future()));
        });
        say("ready");
        new CountDownLatch(1).await();
    }

    /** Says what is left, and ends as a shell expects of a program that was interrupted. */
    private static void untilInterrupted(VoidCoroutine body) throws IOException {
        SocketChannel.open().close(); // the JDK keeps one from now on
        Set<String> before = sockets();
        try {
            run(body);
        } catch (KeyboardInterrupt e) {
            say("interrupted");
            Set<String> left = sockets();
            left.removeAll(before);
            say("loops left: " + loopThreads() + ", sockets left: " + left);
            System.exit(130);
        }
    }

    /** Those of loops that have not ended, and do not within a moment. */
    private static List<Thread> loopThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("asyncio-loop-") && !ends(thread))
                .toList();
    }

    private static boolean ends(Thread thread) {
        try {
            return thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static Set<String> sockets() throws IOException {
        Set<String> sockets = new HashSet<>();
        try (var descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.isSymbolicLink(descriptor)) {
                    sockets.add(Files.readSymbolicLink(descriptor).toString());
                }
            }
        }
        sockets.removeIf(target -> !target.startsWith("socket:"));
        return sockets;
    }

    private static void loopGroup() {
        var running = new CountDownLatch(2);
        new LoopGroup(2).run(index -> {
            running.countDown();
            if (index == 0) {
                toThread(() -> running.await());
                say("ready");
            }
            try {
                sleep(600);
            } finally {
                say("a loop cleans up");
            }
        });
    }

    /** A server on two loops that answers somebody when the signal comes. */
    private static void serverGroup(boolean byTerm) throws IOException {
        var servers = Net.serveOnCores(SignalProgram::answer, "127.0.0.1", 0, ServerOptions.DEFAULT, 2);
        try (var client = Net.connect("127.0.0.1", servers.port())) {
            client.readLine();
            if (byTerm) {
                try (SignalReceiver signals = Signals.receive("TERM")) {
                    say("ready");
                    signals.next();
                    servers.stop();
                    servers.waitClosed();
                    say(servers.toString());
                }
            } else {
                say("ready");
                servers.serveForever();
            }
        }
    }

    private static void answer(Stream stream) throws IOException {
        try {
            stream.write("hello\n".getBytes(US_ASCII));
            stream.read();
        } finally {
            say("a handler ends");
        }
    }

    /** Takes each signal of Linux, by its number in this list, and has it sent. */
    private static void each() {
        List<String> names =
                List.of(("HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT"
                                + " STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS")
                        .split(" "));
        run(() -> {
            for (int number = 1; number <= names.size(); number++) {
                String name = names.get(number - 1);
                say(name + " " + outcomeOf(name, number));
            }
        });
    }

    private static String outcomeOf(String name, int number) throws Exception {
        try (SignalReceiver signals = Signals.receive(name)) {
            String pid = Long.toString(ProcessHandle.current().pid());
            toThread(() -> new ProcessBuilder("kill", "-" + number, pid).start().waitFor());
            return "arrives as " + signals.next();
        } catch (IllegalStateException e) {
            return "is refused: " + e.getMessage();
        }
    }
}
