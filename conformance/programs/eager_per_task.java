// One task may start eagerly where no factory says so; the others start in their turn.
import asyncio.*;
import static asyncio.Asyncio.*;

String body(String name) {
    IO.println(name + " runs");
    return name;
}

void main() {
    run(() -> {
        var lazy = createTask(() -> body("lazy"));
        var eager = createTask(() -> body("eager"), TaskOptions.DEFAULT.withEagerStart(true));
        IO.println("eager is " + (eager.done() ? "done" : "pending"));
        IO.println("lazy is " + (lazy.done() ? "done" : "pending"));
        IO.println(await(lazy) + " " + await(eager));
    });
}
