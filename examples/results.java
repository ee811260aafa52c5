import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        Coroutine<String> slow = () -> sleep(2, "slow");
        Coroutine<String> quick = () -> sleep(1, "quick");
        IO.println(
                asCompleted(slow, quick).stream().map(String::toUpperCase).toList());
    });
}
