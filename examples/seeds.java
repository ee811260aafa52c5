import asyncio.*;
import static asyncio.Asyncio.*;
import asyncio.testing.*;

/** A counter with a bug: somebody else may count between the first line and the last. */
static final class Counter {
    int value;

    void increment() {
        int seen = value;
        await(audit());
        value = seen + 1;
    }

    /** Has nothing to wait for, most of the time. */
    Future<String> audit() {
        var done = new Future<String>();
        done.setResult("fine");
        return done;
    }
}

int count() {
    var counter = new Counter();
    await(gather(counter::increment, counter::increment, counter::increment));
    return counter.value;
}

void main() {
    run(() -> IO.println("in the usual order: " + count()));
    try {
        Seeds.of(1000).forEach(seed -> {
            if (count() != 3) {
                throw new IllegalStateException("an increment is lost");
            }
        });
    } catch (AssertionError e) {
        IO.println(e.getMessage());
    }
}
