package asyncio;

import static asyncio.Asyncio.*;
import static java.lang.ScopedValue.where;
import static org.junit.jupiter.api.Assertions.*;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where a {@code ScopedValue} is bound, on the JDK that runs this; documented in the how-to of the JDK's futures. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class ScopedValueTest {
    private static final ScopedValue<String> USER = ScopedValue.newInstance();

    private static String user() {
        return USER.orElse("nobody");
    }

    @Test
    void a_block_of_a_task_has_it_across_its_waits(EventLoop loop) {
        loop.runUntilComplete(() -> where(USER, "ada").run(() -> {
            sleep(1);
            assertEquals("ada", user());
            assertEquals("ada", await(ScopedValueTest::user));
        }));
    }

    @Test
    void tasks_do_not_disturb_each_other(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<String> ada = createTask(() -> where(USER, "ada").call(() -> sleepAndAsk(2)));
            Task<String> bob = createTask(() -> where(USER, "bob").call(() -> sleepAndAsk(1)));
            Task<String> none = createTask(() -> sleepAndAsk(1));
            assertEquals("bob", await(bob));
            assertEquals("nobody", await(none));
            assertEquals("ada", await(ada));
        });
    }

    private static String sleepAndAsk(int seconds) {
        sleep(seconds);
        return user();
    }

    @Test
    void a_task_inherits_none_of_its_creator_lazy_or_eager(EventLoop loop) {
        loop.runUntilComplete(() -> where(USER, "ada").run(() -> {
            assertEquals("nobody", await(createTask(ScopedValueTest::user)));
            assertEquals("nobody", await(createTask(ScopedValueTest::user, TaskOptions.DEFAULT.withEagerStart(true))));
        }));
    }

    @Test
    void a_run_inherits_none_of_its_caller(EventLoop unused) {
        where(USER, "ada").run(() -> assertEquals("nobody", Asyncio.run(ScopedValueTest::user)));
    }

    @Test
    void callbacks_generators_and_other_threads_inherit_none(EventLoop loop) {
        loop.runUntilComplete(() -> where(USER, "ada").run(() -> {
            Future<String> called = new Future<>();
            loop.callSoon(() -> called.setResult(user()));
            assertEquals("nobody", await(called));
            assertEquals("nobody", toThread(ScopedValueTest::user));
            try (Generator<String> names = generator(out -> out.emit(user()))) {
                assertEquals("nobody", names.next());
            }
        }));
    }

    @Test
    void blocks_of_the_same_task_keep_it(EventLoop loop) {
        loop.runUntilComplete(() -> where(USER, "ada").run(() -> {
            assertEquals("ada", cancelScope(scope -> user()));
            assertEquals("ada", taskGroup(group -> user()));
            assertEquals("ada", uninterruptible(ScopedValueTest::user));
        }));
    }
}
