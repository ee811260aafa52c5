package asyncio.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;

/** The test kit of reactive streams, version 1.0.4, finds nothing to complain about. */
class ReactiveStreamsTest {
    /** Rules that need a test; the others say of themselves that they cannot be checked, and are skipped. */
    private static final int CHECKED = 10;

    @ParameterizedTest
    @ValueSource(classes = {PublisherRules.class, SubscriberRules.class})
    void the_rules_are_kept(Class<?> rules) {
        TestListenerAdapter results = new TestListenerAdapter();
        TestNG kit = new TestNG(false);
        kit.setUseDefaultListeners(false);
        kit.setVerbose(0);
        kit.setTestClasses(new Class<?>[] {rules});
        kit.addListener(results);
        kit.run();
        assertEquals(
                List.of(),
                results.getFailedTests().stream()
                        .map(ReactiveStreamsTest::describe)
                        .toList());
        assertEquals(List.of(), results.getConfigurationFailures());
        int passed = results.getPassedTests().size();
        assertTrue(passed >= CHECKED, () -> "only " + passed + " rules were checked");
    }

    private static String describe(ITestResult result) {
        return result.getName() + ": " + result.getThrowable();
    }
}
