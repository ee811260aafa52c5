package asyncio.process;

import static asyncio.Asyncio.*;

import java.util.List;
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
