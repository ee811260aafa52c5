package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class SelectCancellationTest {
    private final Channel<String> words = Channel.open(1);
    private final Channel<Integer> numbers = Channel.open(1);
    private final List<String> lines = new ArrayList<>();

    private Clause<String> word() {
        return words.receiver().onReceive().thenApply(word -> "word " + word);
    }

    private Clause<String> number() {
        return numbers.receiver().onReceive().thenApply(number -> "number " + number);
    }

    @Test
    void cancelled_in_line_it_takes_nothing() {
        run(() -> {
            Task<?> selecting = createTask(() -> select(word(), number(), Clause.after(1)));
            sleep(0);
            selecting.cancel("enough");
            assertEquals(0, words.sender().statistics().waitingReceivers());
            words.sender().send("a");
            assertEquals(
                    "enough",
                    assertThrows(CancelledError.class, () -> await(selecting)).getMessage());
            assertEquals("a", words.receiver().receive());
        });
    }

    @Test
    void cancelled_when_chosen_it_leaves_the_item_to_the_next() {
        run(() -> {
            Task<?> selecting = createTask(() -> select(word(), number()));
            Task<String> next = createTask(() -> words.receiver().receive());
            sleep(0);
            words.sender().send("a");
            selecting.cancel();
            assertEquals("a", await(next));
            assertTrue(selecting.cancelled());
        });
    }

    @Test
    void cancelled_when_its_item_was_taken_it_does_what_the_clause_says() {
        run(() -> {
            Channel<String> meeting = Channel.open(0);
            Task<?> selecting = createTask(() -> {
                select(meeting.sender().onSend("a").thenRun(() -> lines.add("sent")), word());
                sleep(1);
                lines.add("not reached");
            });
            sleep(0);
            assertEquals("a", meeting.receiver().receive());
            selecting.cancel();
            assertThrows(CancelledError.class, () -> await(selecting));
            assertEquals(List.of("sent"), lines);
        });
    }

    @Test
    void cancelled_when_its_time_is_over_it_is_cancelled() {
        run(() -> {
            Task<?> selecting = createTask(() -> select(word(), Clause.after(1).thenApply(_ -> "late")));
            sleep(0);
            getRunningLoop().callLater(1, selecting::cancel);
            assertThrows(CancelledError.class, () -> await(selecting));
        });
    }
}
