// A select: whichever comes first, a word, a number, or three seconds without either.
import asyncio.*;
import static asyncio.Asyncio.*;

<T> void sendEach(SendChannel<T> sender, double delay, List<T> items) {
    for (var item : items) {
        sleep(delay);
        sender.send(item);
    }
}

void main() {
    run(() -> {
        var words = Channel.<String>open(Channel.RENDEZVOUS);
        var numbers = Channel.<Integer>open(Channel.RENDEZVOUS);
        createTask(() -> sendEach(words.sender(), 1.0, List.of("one", "two", "three")));
        createTask(() -> sendEach(numbers.sender(), 1.6, List.of(1, 2)));
        boolean quiet = false;
        while (!quiet) {
            quiet = select(
                    words.receiver().onReceive().thenApply(word -> {
                        IO.println("word " + word);
                        return false;
                    }),
                    numbers.receiver().onReceive().thenApply(number -> {
                        IO.println("number " + number);
                        return false;
                    }),
                    Clause.after(3).thenApply(_ -> true));
        }
        IO.println("nothing for three seconds");
    });
}
