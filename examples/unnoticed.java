// A failure that nobody awaits is not lost: the loop's exception handler gets it.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        getRunningLoop().setExceptionHandler((loop, context) -> {
            IO.println(context.message());
            IO.println("- " + context.exception().getMessage());
        });
        createTask(() -> {
            throw new IllegalStateException("out of paper");
        });
        sleep(5);
        IO.println("the loop goes on");
    });
}
