import asyncio.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;

/** What the system does to a service that it wants to end; here it is the program itself, for the example's sake. */
void terminate() {
    toThread(() -> {
        String pid = Long.toString(ProcessHandle.current().pid());
        new ProcessBuilder("kill", "-s", "TERM", pid).start().waitFor();
    });
}

void job(String name, double seconds) {
    IO.println(name + " begins");
    try {
        sleep(seconds);
        IO.println(name + " is done");
    } catch (CancelledError e) {
        IO.println(name + " puts its things away");
        throw e;
    }
}

void main() {
    run(() -> {
        try (SignalReceiver signals = Signals.receive("TERM")) {
            Task<?> running = createTask(() -> {
                job("mail", 0.1);
                job("backup", 0.1);
                createTask(() -> terminate());
                job("report", 60);
                job("clean-up", 0.1);
            });
            IO.println(signals.next() + " has come: one second to end");
            try {
                waitFor(running, 1);
            } catch (TimeoutException e) {
                IO.println("not everything was done");
            }
        }
        IO.println("good-bye");
    });
}
