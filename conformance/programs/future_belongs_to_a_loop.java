// A future made in a task belongs to the running loop; outside of a loop it has to be told to which one.
import asyncio.*;
import static asyncio.Asyncio.*;

void task(EventLoop loop) {
    IO.println(new Future<String>().getLoop() == loop ? "running loop's" : "another loop's");
    IO.println(loop.createFuture().getLoop() == loop ? "running loop's" : "another loop's");
    var task = currentTask();
    IO.println(task.getLoop() == loop ? "running loop's" : "another loop's");
}

void main() {
    var loop = newEventLoop();
    loop.runUntilComplete(() -> task(loop));
    var future = new Future<String>(loop);
    IO.println(future.getLoop() == loop ? "given loop's" : "another loop's");
    setEventLoop(null);
    try {
        new Future<String>();
    } catch (IllegalStateException e) {
        IO.println("runtime error: no loop");
    }
    loop.close();
}
