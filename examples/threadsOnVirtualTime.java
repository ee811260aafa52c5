// Virtual time waits for a thread that works for the loop.
import asyncio.testing.VirtualTime;
import static asyncio.Asyncio.*;

void main() {
    VirtualTime.run(() -> run(() -> {
        IO.println(waitFor(() -> toThread(() -> "faster than a second"), 0.01));
        IO.println("at " + getRunningLoop().time());
    }));
}
