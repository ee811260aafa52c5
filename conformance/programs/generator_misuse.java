// One consumer at a time; a producer that yields while it is closed is an error; a failing clean-up fails the closing.
import asyncio.*;
import static asyncio.Asyncio.*;

Generator<Object> slow() {
    return generator(out -> {
        sleep(0.02);
        out.emit("slow");
    });
}

Generator<Object> stubborn() {
    return generator(out -> {
        try {
            out.emit(1);
        } finally {
            out.emit(2);
        }
    });
}

void fail() {
    throw new IllegalArgumentException("bad");
}

Generator<Object> failing() {
    return generator(out -> {
        try {
            out.emit(1);
        } finally {
            fail();
        }
    });
}

void main() {
    run(() -> {
        var slow = slow();
        var task = createTask(() -> slow.next());
        sleep(0);
        try {
            slow.next();
        } catch (IllegalStateException e) {
            IO.println("next: already running");
        }
        try {
            slow.close();
        } catch (IllegalStateException e) {
            IO.println("close: already running");
        }
        IO.println(await(task));
        var values = stubborn();
        values.next();
        try {
            values.close();
        } catch (IllegalStateException e) {
            IO.println("close: ignored");
        }
        values = failing();
        values.next();
        try {
            values.close();
        } catch (IllegalArgumentException e) {
            IO.println("close: value error");
        }
        values.close();
        var unused = failing();
        unused.close();
        IO.println(unused.next("ended before it began"));
    });
}
