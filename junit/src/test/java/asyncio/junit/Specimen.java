package asyncio.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs the tests of a class inside of a test. */
final class Specimen {
    private Specimen() {}

    /** What happened to the tests. */
    static Events run(Class<?> specimen) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(specimen))
                .execute()
                .testEvents();
    }

    /** The error of the last test that failed. */
    static Throwable failureOf(Class<?> specimen) {
        return run(specimen).failed().stream()
                .reduce((first, last) -> last)
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(TestExecutionResult::getThrowable)
                .orElseThrow(() -> new AssertionError("no test of " + specimen + " has failed"));
    }
}
