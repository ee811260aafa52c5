// When a task ends, its awaiter goes on in the next turn, neither sooner nor later; so does each link of a chain.
import asyncio.*;
import static asyncio.Asyncio.*;

void turn(EventLoop loop, int number) {
    IO.println("turn " + number);
    if (number < 6) {
        loop.callSoon(() -> turn(loop, number + 1));
    }
}

void leaf() {
    IO.println("leaf starts");
    sleep(0);
    IO.println("leaf ends");
}

void middle() {
    IO.println("middle starts");
    await(createTask(() -> leaf()));
    IO.println("middle ends");
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        loop.callSoon(() -> turn(loop, 1));
        await(createTask(() -> middle()));
        IO.println("main goes on");
        sleep(0.01);
    });
}
