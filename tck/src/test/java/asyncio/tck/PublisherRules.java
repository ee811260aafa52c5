package asyncio.tck;

import static asyncio.Asyncio.publish;

import asyncio.BlockingPortal;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** What a publisher of a loop has to keep; each test of the kit subscribes from a thread that is not the loop's. */
@Test
public class PublisherRules extends FlowPublisherVerification<Long> {
    private BlockingPortal portal;

    public PublisherRules() {
        super(Patience.environment());
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
    public Flow.Publisher<Long> createFlowPublisher(long elements) {
        return portal.call(() -> publish(out -> {
            for (long i = 0; i < elements; i++) {
                out.emit(i);
            }
        }));
    }

    @Override
    public Flow.Publisher<Long> createFailedFlowPublisher() {
        return portal.call(() -> publish(out -> {
            throw new IllegalStateException("failed from the beginning");
        }));
    }

    /** How long the kit waits: for what must come, and to be sure that nothing does. */
    static final class Patience {
        private static final long FOR_A_SIGNAL = 5_000;
        private static final long FOR_NONE = 50;

        private Patience() {}

        static TestEnvironment environment() {
            return new TestEnvironment(FOR_A_SIGNAL, FOR_NONE);
        }
    }
}
