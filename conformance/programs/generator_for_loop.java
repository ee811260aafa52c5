// A generator waits between its values; leaving the loop early leaves it open, closing runs its clean-up code.
import asyncio.*;
import static asyncio.Asyncio.*;

Generator<Integer> count(int end) {
    return generator(out -> {
        try {
            for (int i = 0; i < end; i++) {
                sleep(0.01);
                IO.println("producing " + i);
                out.emit(i);
            }
            IO.println("no more");
        } finally {
            IO.println("clean-up");
        }
    });
}

void main() {
    run(() -> {
        for (int value : count(2)) {
            IO.println("got " + value);
        }
        try (var values = count(9)) {
            for (int value : values) {
                IO.println("got " + value);
                break;
            }
            IO.println("left the loop");
            for (int value : values) {
                IO.println("got " + value + " later");
                break;
            }
        }
        IO.println("closed");
    });
}
