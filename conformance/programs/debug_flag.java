// Debug mode is off unless it is asked for, by run or by the loop, at any time.
import asyncio.*;
import static asyncio.Asyncio.*;

void show() {
    print(getRunningLoop().getDebug());
}

void print(boolean value) {
    IO.println(value ? "True" : "False");
}

void toggle() {
    var loop = getRunningLoop();
    loop.setDebug(true);
    print(loop.getDebug());
    sleep(0);
    loop.setDebug(false);
    print(loop.getDebug());
}

void main() {
    run(this::show);
    run(this::show, RunnerOptions.DEFAULT.withDebug(true));
    run(this::show, RunnerOptions.DEFAULT.withDebug(false));
    run(this::toggle);
    try (var runner = new Runner(RunnerOptions.DEFAULT.withDebug(true))) {
        runner.run(this::show);
        print(runner.getLoop().getDebug());
    }
}
