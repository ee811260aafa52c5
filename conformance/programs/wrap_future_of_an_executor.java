// Work that was given to an executor directly is awaited by wrapping its future.
import asyncio.*;
import static asyncio.Asyncio.*;

IllegalArgumentException failure = new IllegalArgumentException("wrong");

String fail() {
    throw failure;
}

void main() {
    run(() -> {
        try (var own = Executors.newFixedThreadPool(1)) {
            IO.println(await(wrapFuture(own.submit(() -> "worked"))));
            try {
                await(wrapFuture(own.submit(() -> fail())));
            } catch (IllegalArgumentException error) {
                IO.println("value error " + (error == failure ? "True" : "False"));
            }
            var done = own.submit(() -> "done before");
            done.get();
            IO.println(await(wrapFuture(done)));
        }
    });
}
