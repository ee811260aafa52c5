// A function on another thread sees a copy of the context; what it sets stays in the copy.
import asyncio.*;
import static asyncio.Asyncio.*;

ContextVar<String> user = new ContextVar<>("user", "nobody");

String look() {
    String seen = user.get();
    user.set("bob");
    return seen + " then " + user.get();
}

void main() {
    run(() -> {
        IO.println(toThread(() -> look()));
        user.set("ann");
        IO.println(toThread(() -> look()));
        IO.println(toThread(() -> look()));
        IO.println(user.get());
    });
}
