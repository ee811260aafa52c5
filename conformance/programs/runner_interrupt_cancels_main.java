// An interrupt signal cancels the main task; if it ends by that, run raises a KeyboardInterrupt.
import asyncio.*;
import static asyncio.Asyncio.*;

void raiseSignal() throws ReflectiveOperationException {
    var signal = Class.forName("sun.misc.Signal");
    signal.getMethod("raise", signal)
            .invoke(null, signal.getConstructor(String.class).newInstance("INT"));
}

String cleansUp() throws ReflectiveOperationException {
    try {
        raiseSignal();
        return await(new Future<String>());
    } finally {
        IO.println("main cleans up");
    }
}

String goesOn() throws ReflectiveOperationException {
    try {
        raiseSignal();
        return await(new Future<String>());
    } catch (CancelledError e) {
        IO.println("main is cancelled and goes on");
    }
    return "main's value";
}

void main() {
    try {
        run(() -> cleansUp());
    } catch (KeyboardInterrupt e) {
        IO.println("keyboard interrupt");
    }
    IO.println(run(() -> goesOn()));
}
