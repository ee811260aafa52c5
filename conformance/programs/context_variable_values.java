// A variable has the value that was set, else the argument of get, else its own default, else a look-up error.
import asyncio.*;

void show(ContextVar<String> variable) {
    try {
        IO.println(variable.name() + " - " + variable.get());
    } catch (NoSuchElementException e) {
        IO.println(variable.name() + " - no value");
    }
    IO.println(variable.name() + " - " + variable.get("argument"));
}

void main() {
    var plain = new ContextVar<String>("plain");
    var withDefault = new ContextVar<>("with default", "default");
    show(plain);
    show(withDefault);
    plain.set("value");
    withDefault.set("value");
    show(plain);
    show(withDefault);
    var another = new ContextVar<>("plain", "another variable of that name");
    show(another);
}
