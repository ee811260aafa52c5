// What a program leaves running is cancelled at its end; who has not ended after two seconds is named and given up.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker(String name, double cleanUp) {
    try {
        sleep(3600);
    } finally {
        IO.println(name + " cleans up");
        sleep(cleanUp);
        IO.println(name + " is ready");
    }
}

void body() {
    getRunningLoop().setExceptionHandler((_, context) -> {
        IO.println(context.task().getName() + ": " + context.message());
    });
    createTask(() -> worker("quick", 1), "quick");
    createTask(() -> worker("slow", 60), "slow");
    sleep(5);
    IO.println("main ends");
}

void main() {
    var options = RunnerOptions.DEFAULT.withShutdownTimeout(Duration.ofSeconds(2));
    try {
        run(() -> body(), options);
    } catch (KeyboardInterrupt e) {
        IO.println("stopped by Ctrl-C");
        System.exit(130);
    }
}
