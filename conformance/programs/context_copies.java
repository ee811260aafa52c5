// A new context is empty, a copied one has the same values; neither sees what the other changes later.
import asyncio.*;

ContextVar<String> colour = new ContextVar<>("colour");
ContextVar<String> size = new ContextVar<>("size");

void show(String what, Context context) {
    var itsColour = context.contains(colour) ? context.get(colour) : "no colour";
    var itsSize = context.contains(size) ? context.get(size) : "no size";
    IO.println(what + " " + context.size() + " " + itsColour + " " + itsSize);
}

void set(Context context, ContextVar<String> variable, String value) {
    context.run(() -> {
        variable.set(value);
    });
}

void main() {
    var empty = new Context();
    show("empty:", empty);
    set(empty, colour, "red");
    var copy = empty.copy();
    set(empty, colour, "green");
    set(copy, size, "large");
    show("original:", empty);
    show("copy:", copy);
    IO.println(copy.contains(size) ? "copy has a size" : "copy has no size");
    IO.println(empty.contains(size) ? "original has a size" : "original has no size");
    IO.println("outside: " + colour.get("no colour") + " " + size.get("no size"));
}
