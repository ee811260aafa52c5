// Gather is ready in the turn after its last child ended, and its awaiter goes on in the turn after that.
import asyncio.*;
import static asyncio.Asyncio.*;

void turn(EventLoop loop, int number) {
    IO.println("turn " + number);
    if (number < 5) {
        loop.callSoon(() -> turn(loop, number + 1));
    }
}

String work(String name, int yields) {
    for (int i = 0; i < yields; i++) {
        sleep(0);
    }
    IO.println(name + " ends");
    return name;
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        loop.callSoon(() -> turn(loop, 1));
        var gathered = gather(() -> work("a", 0), () -> work("b", 1));
        gathered.addDoneCallback(g -> IO.println("gather's callback"));
        IO.println(String.join(" ", await(gathered)));
        sleep(0.01);
    });
}
