package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A generator whose body stands in a group can be closed, as from Python 3.15 on. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class TaskGroupGeneratorExitTest {
    private final List<String> lines = new ArrayList<>();

    private static void failAfterCancellation() {
        try {
            sleep(100);
        } finally {
            throwUnchecked();
        }
    }

    private static void throwUnchecked() {
        throw new ArithmeticException("while cleaning up");
    }

    @Test
    void a_generator_with_a_group_around_its_values_can_be_closed(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Generator<Integer> values = generator(out -> taskGroup(group -> {
                group.createTask(() -> {
                    try {
                        sleep(100);
                    } finally {
                        lines.add("child ended");
                    }
                });
                sleep(1);
                out.emit(1);
            }));
            assertEquals(1, values.next());
            values.close();
            assertEquals(List.of("child ended"), lines);
            assertEquals(1.0, getRunningLoop().time());
        });
    }

    @Test
    void a_lone_exit_of_the_body_comes_out_as_itself(EventLoop loop) {
        GeneratorExit exit = new GeneratorExit();
        loop.runUntilComplete(() -> {
            GeneratorExit thrown = assertThrows(
                    GeneratorExit.class,
                    () -> taskGroup(group -> {
                        throw exit;
                    }));
            assertSame(exit, thrown);
        });
    }

    @Test
    void an_exit_beside_a_failure_of_a_task_is_one_of_the_group(EventLoop loop) {
        loop.runUntilComplete(() -> {
            ExceptionGroup errors = assertThrows(
                    ExceptionGroup.class,
                    () -> taskGroup(group -> {
                        group.createTask(TaskGroupGeneratorExitTest::failAfterCancellation);
                        sleep(1);
                        throw new GeneratorExit();
                    }));
            assertInstanceOf(ArithmeticException.class, errors.exceptions().getFirst());
            assertInstanceOf(GeneratorExit.class, errors.exceptions().getLast());
        });
    }

    @Test
    void an_exit_of_a_task_is_a_failure_like_others(EventLoop loop) {
        loop.runUntilComplete(() -> {
            ExceptionGroup errors = assertThrows(
                    ExceptionGroup.class,
                    () -> taskGroup(group -> {
                        group.createTask(() -> {
                            throw new GeneratorExit();
                        });
                        sleep(1);
                    }));
            assertInstanceOf(GeneratorExit.class, errors.exceptions().getFirst());
        });
    }

    @Test
    void a_cancellation_meanwhile_is_thrown_at_the_next_wait(EventLoop loop) {
        Task<?> task = loop.createTask(() -> {
            assertThrows(
                    GeneratorExit.class,
                    () -> taskGroup(group -> {
                        group.createTask(() -> uninterruptible(() -> sleep(2)));
                        sleep(1);
                        throw new GeneratorExit();
                    }));
            lines.add("left");
            sleep(1);
            lines.add("never here");
        });
        loop.callLater(1.5, () -> task.cancel());
        assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
        assertEquals(List.of("left"), lines);
    }
}
