// A failure of the producer reaches the consumer at the value it asks for; then the generator has ended.
import asyncio.*;
import static asyncio.Asyncio.*;

Generator<Object> producer() {
    return generator(out -> {
        out.emit(1);
        sleep(0.01);
        throw new IllegalArgumentException("bad");
    });
}

void main() {
    run(() -> {
        var values = producer();
        try {
            for (var value : values) {
                IO.println("got " + value);
            }
        } catch (IllegalArgumentException e) {
            IO.println("value error " + e.getMessage());
        }
        IO.println(values.next("ended"));
        values.close();
    });
}
