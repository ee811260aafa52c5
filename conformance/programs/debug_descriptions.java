// Descriptions say where a thing was made if debug mode was on then; a cancelled handle keeps its text.
import asyncio.*;
import static asyncio.Asyncio.*;

void show(String what, Object thing) {
    var text = thing.toString();
    IO.println(what + " " + word(text.contains("created at")) + " " + word(text.contains("cancelled")));
}

String word(boolean value) {
    return value ? "True" : "False";
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        for (var debug : new boolean[] {false, true, false}) {
            loop.setDebug(debug);
            IO.println("debug " + word(debug));
            var future = loop.createFuture();
            show("future", future);
            var task = loop.createTask(() -> sleep(0));
            show("task", task);
            var handle = loop.callSoon(() -> IO.println("never"));
            show("handle", handle);
            handle.cancel();
            show("cancelled handle", handle);
            var timer = loop.callLater(10, () -> IO.println("never"));
            show("timer", timer);
            timer.cancel();
            loop.setDebug(!debug);
            show("future", future);
            future.cancel();
            show("cancelled future", future);
            await(task);
        }
    });
}
