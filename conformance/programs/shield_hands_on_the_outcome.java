// The shield takes over its inner task's result, failure or cancellation.
import asyncio.*;
import static asyncio.Asyncio.*;

String inner(String kind) {
    sleep(0.02);
    if (kind.equals("fails")) {
        throw new IllegalArgumentException("broken");
    }
    return "value";
}

void main() {
    run(() -> {
        for (var kind : List.of("returns", "fails", "is cancelled")) {
            var task = createTask(() -> inner(kind));
            var outer = shield(task);
            if (kind.equals("is cancelled")) {
                getRunningLoop().callLater(0.01, () -> task.cancel());
            }
            try {
                IO.println(kind + " - main got " + await(outer));
            } catch (IllegalArgumentException e) {
                IO.println(kind + " - main caught " + e.getMessage());
            } catch (CancelledError e) {
                IO.println(kind + " - main saw the cancellation");
            }
            IO.println("outer is " + (outer.cancelled() ? "cancelled" : "not cancelled"));
        }
    });
}
