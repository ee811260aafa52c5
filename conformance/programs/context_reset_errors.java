// A token works once, for its own variable, in the context in which it was made.
import asyncio.*;
import static asyncio.Asyncio.*;

void reset(String what, ContextVar<String> variable, Token<String> token) {
    try {
        variable.reset(token);
        IO.println(what + " worked");
    } catch (IllegalStateException e) {
        IO.println(what + " runtime error");
    } catch (IllegalArgumentException e) {
        IO.println(what + " value error");
    }
}

void main() {
    var variable = new ContextVar<String>("variable");
    var another = new ContextVar<String>("another");
    var token = variable.set("value");
    reset("another variable:", another, token);
    copyContext().run(() -> reset("another context:", variable, token));
    IO.println(variable.get("no value"));
    reset("first time:", variable, token);
    reset("second time:", variable, token);
    IO.println(variable.get("no value"));
}
