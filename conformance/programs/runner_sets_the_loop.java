// A runner makes its loop the thread's loop until it is closed, except when a factory made that loop.
import asyncio.*;
import static asyncio.Asyncio.*;

void look(String what, EventLoop loop) {
    try {
        IO.println(what + (getEventLoop() == loop ? " this loop" : " another loop"));
    } catch (IllegalStateException e) {
        IO.println(what + " no loop");
    }
}

boolean debug() {
    return getRunningLoop().getDebug();
}

EventLoop factory() {
    IO.println("factory makes a loop");
    return newEventLoop();
}

void main() {
    EventLoop loop;
    try (var runner = new Runner()) {
        loop = runner.getLoop();
        look("plain runner:", loop);
    }
    look("after it:", loop);
    try (var runner =
            new Runner(RunnerOptions.DEFAULT.withLoopFactory(this::factory).withDebug(true))) {
        loop = runner.getLoop();
        look("runner with a factory:", loop);
        IO.println(runner.run(() -> debug()) ? "debug" : "no debug");
        IO.println(runner.getLoop() == loop ? "the same loop" : "another loop");
    }
    IO.println(run(() -> debug()) ? "debug" : "no debug");
}
