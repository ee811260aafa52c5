// shutdown_asyncgens closes what is open; a failure goes to the exception handler with the generator, others go on.
import asyncio.*;
import static asyncio.Asyncio.*;

void fail() {
    throw new IllegalArgumentException("bad");
}

Generator<Object> producer(boolean fails) {
    return generator(out -> {
        try {
            out.emit(1);
        } finally {
            sleep(0.01);
            if (fails) {
                fail();
            }
            IO.println("closed");
        }
    });
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        var good = producer(false);
        var bad = producer(true);
        loop.setExceptionHandler((_, context) -> {
            var which = context.others().get("asyncgen") == bad ? "of the bad one" : "of another";
            IO.println("reported " + context.exception().getMessage() + " " + which);
        });
        good.next();
        bad.next();
        var unused = producer(true);
        loop.shutdownAsyncgens();
        IO.println(good.next("good has ended"));
        IO.println(bad.next("bad has ended"));
        unused.close();
    });
}
