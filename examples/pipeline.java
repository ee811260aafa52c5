// A pipeline: one task makes numbers, three square them, and the loop ends when the last of them has closed its sender.
import asyncio.*;
import static asyncio.Asyncio.*;

void count(SendChannel<Integer> numbers) {
    try (numbers) {
        for (int number = 1; number <= 6; number++) {
            numbers.send(number);
        }
    }
}

void square(ReceiveChannel<Integer> numbers, SendChannel<String> results) {
    try (results) {
        for (int number : numbers) {
            sleep(1);
            results.send(number + " * " + number + " = " + number * number);
        }
    }
}

void main() {
    run(() -> {
        var numbers = Channel.<Integer>open(Channel.RENDEZVOUS);
        var results = Channel.<String>open(10);
        createTask(() -> count(numbers.sender()));
        for (int worker = 0; worker < 3; worker++) {
            var sender = results.sender().duplicate();
            createTask(() -> square(numbers.receiver(), sender));
        }
        results.sender().close();
        for (var line : results.receiver()) {
            IO.println(line);
        }
        IO.println("finished");
    });
}
