// What counts as slow is a tenth of a second at first, and can be changed.
import asyncio.*;
import static asyncio.Asyncio.*;

void show() {
    var loop = getRunningLoop();
    IO.println(loop.getSlowCallbackDuration());
    loop.setSlowCallbackDuration(0.25);
    IO.println(loop.getSlowCallbackDuration());
}

void main() {
    run(this::show);
    run(this::show, RunnerOptions.DEFAULT.withDebug(true));
}
