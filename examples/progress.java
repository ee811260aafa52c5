// A limit that is put off whenever a part of the work is done.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        timeout(5, limit -> {
            for (int part = 1; part <= 3; part++) {
                sleep(4);
                limit.reschedule(getRunningLoop().time() + 5);
                IO.println("part " + part);
            }
        });
        IO.println("complete");
    });
}
