package asyncio.tck;

import static asyncio.Asyncio.createTask;

import asyncio.BlockingPortal;
import asyncio.FlowReader;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** What the subscriber of a reader has to keep, while a task of the loop reads whatever comes. */
@Test
public class SubscriberRules extends FlowSubscriberBlackboxVerification<Integer> {
    private BlockingPortal portal;

    public SubscriberRules() {
        super(PublisherRules.Patience.environment());
    }

    @BeforeClass
    public void startLoop() {
        portal = BlockingPortal.start();
    }

    @AfterClass
    public void endLoop() {
        portal.closeNow();
    }

    @Override
    public Flow.Subscriber<Integer> createFlowSubscriber() {
        return portal.call(() -> {
            FlowReader<Integer> reader = new FlowReader<>(2);
            createTask(() -> readAll(reader));
            return reader.subscriber();
        });
    }

    private static void readAll(FlowReader<Integer> reader) {
        try {
            reader.forEach(item -> {});
        } catch (RuntimeException failedOnPurpose) {
            reader.close();
        }
    }

    @Override
    public Integer createElement(int element) {
        return element;
    }
}
