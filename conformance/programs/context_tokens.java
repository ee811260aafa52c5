// Set returns a token that knows the variable and its previous value; reset brings that back.
import asyncio.*;

String old(Token<String> token) {
    return token.oldValue().orElse("no value");
}

void main() {
    var variable = new ContextVar<String>("variable");
    var first = variable.set("one");
    var second = variable.set("two");
    var third = variable.set("three");
    IO.println(old(first) + " / " + old(second) + " / " + old(third));
    IO.println(first.var() == variable ? "the same variable" : "another variable");
    variable.reset(third);
    IO.println(variable.get());
    variable.reset(second);
    IO.println(variable.get());
    variable.reset(first);
    IO.println(variable.get("no value"));
    var kept = variable.set("four");
    variable.set("five");
    variable.reset(kept);
    IO.println(variable.get("no value"));
}
