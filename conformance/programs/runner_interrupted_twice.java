// A second interrupt signal ends the run at once; its end still cancels what is left.
import asyncio.*;
import static asyncio.Asyncio.*;

void raiseSignal() throws ReflectiveOperationException {
    var signal = Class.forName("sun.misc.Signal");
    signal.getMethod("raise", signal)
            .invoke(null, signal.getConstructor(String.class).newInstance("INT"));
}

void leftover() {
    try {
        await(new Future<String>());
    } finally {
        IO.println("leftover cleans up");
    }
}

void main() {
    try {
        run(() -> {
            createTask(() -> leftover());
            sleep(0);
            try {
                raiseSignal();
                await(new Future<String>());
            } catch (CancelledError e) {
                IO.println("main is cancelled and goes on");
            }
            raiseSignal();
            await(new Future<String>());
            IO.println("never printed");
        });
    } catch (KeyboardInterrupt e) {
        IO.println("keyboard interrupt");
    }
}
