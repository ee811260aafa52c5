// Each task of a chain of awaiting tasks has its own frame; cleaning up is a place to wait as well.
import asyncio.*;
import static asyncio.Asyncio.*;

void inner() {
    try {
        sleep(1);
    } finally {
        sleep(0.04);
    }
}

void outer(Task<?> task) {
    await(task);
}

void main() {
    run(() -> {
        var first = createTask(this::inner);
        var second = createTask(() -> outer(first));
        sleep(0.02);
        IO.println("inner: " + first.getStack().size() + " "
                + first.getStack().getFirst().getMethodName());
        IO.println("outer: " + second.getStack(1).size() + " "
                + second.getStack().getFirst().getMethodName());
        second.cancel();
        sleep(0.02);
        IO.println("cleaning up: " + first.getStack().size() + " "
                + second.getStack(1).size());
        Asyncio.wait(Set.of(first, second));
        IO.println("ended: " + first.getStack().size() + " "
                + second.getStack().size());
    });
}
