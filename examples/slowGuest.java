// A queue with a limit for each guest: news never waits for a slow one, who is sent away when the queue is full.
import asyncio.*;
import static asyncio.Asyncio.*;
import java.util.LinkedHashMap;
import java.util.Map;

final Map<String, Queue<String>> guests = new LinkedHashMap<>();

/** Hands a guest what is in the queue; a write to the guest takes this long. */
void supply(String name, double seconds) {
    var news = new Queue<String>(2);
    guests.put(name, news);
    try {
        while (true) {
            String item = news.get();
            sleep(seconds);
            IO.println(name + " has " + item);
        }
    } catch (QueueShutDownException e) {
        IO.println(name + " leaves");
    }
}

/** Offers an item to all guests without waiting for any of them. */
void tell(String item) {
    guests.values().removeIf(news -> {
        if (news.full()) {
            news.shutdown(true);
            return true;
        }
        news.putNowait(item);
        return false;
    });
}

void main() {
    run(() -> {
        var ann = createTask(() -> supply("ann", 0.1));
        var ben = createTask(() -> supply("ben", 10));
        for (int number = 1; number <= 5; number++) {
            sleep(1);
            tell("item " + number);
        }
        sleep(1);
        guests.values().forEach(Queue::shutdown);
        await(gather(ann, ben));
    });
}
