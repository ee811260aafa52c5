// A group can be taken apart by class, and keeps its shape.
import asyncio.*;
import static asyncio.Asyncio.*;

void show(String name, Throwable error, int depth) {
    if (error == null) {
        IO.println(name + " nothing");
    } else if (error instanceof ExceptionGroup group) {
        IO.println("  ".repeat(depth) + name + " " + group.message() + " of "
                + group.exceptions().size());
        for (Throwable one : group.exceptions()) {
            show(name, one, depth + 1);
        }
    } else {
        IO.println("  ".repeat(depth) + name + " " + error.getMessage());
    }
}

void main() {
    run(() -> {
        var inner = new ExceptionGroup(
                "inner", List.of(new IllegalArgumentException("b"), new NoSuchElementException("c")));
        var group = new ExceptionGroup("outer", List.of(new IllegalArgumentException("a"), inner));
        var parts = group.split(IllegalArgumentException.class);
        show("match:", parts.match(), 0);
        show("rest:", parts.rest(), 0);
        show("subgroup:", group.subgroup(NoSuchElementException.class), 0);
        show("subgroup:", group.subgroup(UnsupportedOperationException.class), 0);
        IO.println(group.subgroup(ExceptionGroup.class) == group ? "same" : "another");
        try {
            new ExceptionGroup("empty", List.of());
        } catch (IllegalArgumentException e) {
            IO.println("value error");
        }
    });
}
