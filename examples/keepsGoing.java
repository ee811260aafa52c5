// gatherReturnExceptions() hands out failures as results, so that one of many does not spoil the others.
import asyncio.*;
import static asyncio.Asyncio.*;
import java.util.*;

int divide(int a, int b) {
    sleep(1);
    return a / b;
}

void main() {
    run(() -> {
        List<Coroutine<Integer>> all = List.of(() -> divide(6, 3), () -> divide(6, 0), () -> divide(6, 2));
        for (Object result : await(gatherReturnExceptions(all))) {
            IO.println(result instanceof Exception e ? "failed: " + e.getMessage() : "result: " + result);
        }
    });
}
