// Calls from one other thread keep their order among themselves; a handle can be cancelled before it runs.
import asyncio.*;
import static asyncio.Asyncio.*;

void fromThread(EventLoop loop) {
    for (int i = 1; i < 6; i++) {
        int number = i;
        var handle = loop.callSoonThreadsafe(() -> IO.println("call " + number));
        if (number == 3) {
            handle.cancel();
        }
    }
    loop.callSoonThreadsafe(loop::stop);
}

void main() throws InterruptedException {
    var loop = newEventLoop();
    var thread = new Thread(() -> fromThread(loop));
    thread.start();
    thread.join();
    IO.println("thread has ended");
    loop.runForever();
    IO.println("loop has stopped");
    loop.close();
}
