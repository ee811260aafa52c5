// A failure goes to whoever awaits: the same object, on its way through both tasks.
import asyncio.*;
import static asyncio.Asyncio.*;

String download(String name) {
    sleep(1);
    if (name.equals("b")) {
        throw new IllegalArgumentException("there is no " + name);
    }
    return "content of " + name;
}

void main() {
    run(() -> {
        var a = createTask(() -> download("a"));
        var b = createTask(() -> download("b"));
        IO.println(await(a));
        try {
            IO.println(await(b));
        } catch (IllegalArgumentException e) {
            IO.println("failed: " + e.getMessage());
            IO.println("the same object: " + (e == b.exception()));
        }
    });
}
