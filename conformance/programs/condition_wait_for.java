// Waiting for a predicate asks it at first, and after each notification, with the lock held.
import asyncio.*;
import static asyncio.Asyncio.*;

final List<Integer> numbers = new ArrayList<>();

boolean enough(Condition condition) {
    IO.println("asked with " + numbers.size() + (condition.locked() ? " locked" : " unlocked"));
    return numbers.size() >= 2;
}

void waiter(Condition condition) {
    try (var _ = condition.hold()) {
        condition.awaitFor(() -> enough(condition));
        IO.println("enough");
        condition.awaitFor(() -> enough(condition));
        IO.println("still enough");
    }
}

void main() {
    run(() -> {
        var condition = new Condition();
        var task = createTask(() -> waiter(condition));
        for (int number = 0; number < 2; number++) {
            sleep(0.02);
            try (var _ = condition.hold()) {
                numbers.add(number);
                condition.signal();
            }
        }
        await(task);
    });
}
