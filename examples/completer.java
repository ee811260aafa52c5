import asyncio.*;
import static asyncio.Asyncio.*;
import java.util.function.Consumer;

/** Somebody else's library: it answers by a callback, on a thread of its own. */
void ask(String what, Consumer<String> answered, Consumer<Throwable> failed) {
    Thread.ofPlatform().start(() -> {
        if (what.isEmpty()) {
            failed.accept(new IllegalArgumentException("ask what?"));
        } else {
            answered.accept("the " + what);
        }
    });
}

String ask(String what) {
    var answer = new Completer<String>();
    ask(what, answer::complete, answer::fail);
    return await(answer.future());
}

void main() {
    run(() -> {
        IO.println(ask("weather"));
        try {
            ask("");
        } catch (IllegalArgumentException e) {
            IO.println("failed: " + e.getMessage());
        }
    });
}
