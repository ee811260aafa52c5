// Calling a method that returns a coroutine runs nothing of it.
import asyncio.*;
import static asyncio.Asyncio.*;

VoidCoroutine sayHello() {
    return () -> {
        sleep(1);
        IO.println("hello");
    };
}

void main() {
    run(() -> {
        sayHello();
        IO.println("said nothing");

        await(sayHello());
    });
}
