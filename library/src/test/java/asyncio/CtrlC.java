package asyncio;

import static asyncio.Asyncio.*;

import java.util.concurrent.CountDownLatch;

/** Programs for a JVM of their own, to which {@link InterruptTest} sends SIGINT. */
final class CtrlC {
    private CtrlC() {}

    /** The first argument says which program. */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "cleans-up" -> show(CtrlC::cleansUp);
            case "swallows" -> show(CtrlC::swallows);
            case "twice" -> show(CtrlC::twice);
            case "held" -> show(CtrlC::held);
            case "while-closing" -> show(CtrlC::whileClosing);
            case "afterwards" -> afterwards();
            case "other-thread" -> otherThread();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static void show(Coroutine<String> body) {
        try {
            say("result " + Asyncio.run(body));
        } catch (KeyboardInterrupt e) {
            say("interrupted");
        }
    }

    private static String cleansUp() {
        try {
            say("ready");
            return sleep(600, "never");
        } finally {
            say("cleaned up");
        }
    }

    private static String swallows() {
        try {
            say("ready");
            return sleep(600, "never");
        } catch (CancelledError e) {
            return "of a task that went on";
        }
    }

    private static String twice() {
        try {
            say("ready");
            return sleep(600, "never");
        } catch (CancelledError e) {
            say("ready");
            return sleep(600, "never");
        } finally {
            say("cleaned up");
        }
    }

    /** Never waits, so only the JVM can end it. */
    private static String held() {
        say("ready");
        while (true) {
            Thread.onSpinWait();
        }
    }

    private static String whileClosing() {
        createTask(() -> {
            try {
                sleep(600);
            } finally {
                say("ready");
                sleep(600);
            }
        });
        sleep(0);
        return "main";
    }

    private static void afterwards() throws InterruptedException {
        show(() -> "of a run that is over");
        say("ready");
        new CountDownLatch(1).await();
    }

    private static void otherThread() throws InterruptedException {
        Thread thread = Thread.ofPlatform().name("other").start(() -> show(CtrlC::cleansUp));
        thread.join();
    }
}
