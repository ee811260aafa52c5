// A handle that an earlier callback of the same turn cancels does not run.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        var loop = getRunningLoop();
        var handles = new ArrayList<Handle>();
        loop.callSoon(() -> handles.get(1).cancel());
        handles.add(loop.callSoon(() -> IO.println("kept")));
        handles.add(loop.callSoon(() -> IO.println("never printed")));
        handles.add(loop.callSoon(() -> IO.println("kept too")));
        sleep(0);
        for (var handle : handles) {
            IO.println(handle.cancelled() ? "cancelled" : "not cancelled");
        }
        handles.get(0).cancel();
        IO.println(handles.get(0).cancelled() ? "cancelled after it ran" : "not cancelled");
    });
}
