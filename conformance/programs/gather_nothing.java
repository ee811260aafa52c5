// Gather of nothing is done at once with no results; awaiting it does not even give a turn to others.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        getRunningLoop().callSoon(() -> IO.println("callback"));
        var gathered = gather(List.of());
        IO.println(gathered.done() ? "done" : "pending");
        IO.println("results: " + await(gathered).size());
        IO.println("results: " + await(gatherReturnExceptions(List.of())).size());
        sleep(0);
        IO.println("main ends");
    });
}
