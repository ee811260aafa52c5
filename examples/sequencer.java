import static asyncio.Asyncio.*;
import asyncio.testing.*;

/** Both read before one of them writes: the steps say so, whatever the loop would do. */
void main() {
    int[] value = {0};
    run(() -> {
        var order = new Sequencer();
        var first = createTask(() -> {
            order.step(0);
            int seen = value[0];
            order.step(3);
            value[0] = seen + 1;
        });
        var second = createTask(() -> {
            order.step(1);
            int seen = value[0];
            order.step(2);
            value[0] = seen + 1;
        });
        await(first);
        await(second);
    });
    IO.println("two increments, and the value is " + value[0]);
}
