// Each task has its own value of a context variable.
import asyncio.*;
import static asyncio.Asyncio.*;

ContextVar<String> user = new ContextVar<>("user", "nobody");

void greet() {
    IO.println("hello " + user.get());
}

void serve(String name) {
    user.set(name);
    sleep(1); // the other task runs meanwhile, and sets its own
    greet();
}

void main() {
    run(() -> {
        await(gather(() -> serve("ann"), () -> serve("bob")));
        greet();
    });
}
