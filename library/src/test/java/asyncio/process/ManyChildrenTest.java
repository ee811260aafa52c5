package asyncio.process;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.Coroutine;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The short form of what {@code .ci/children} does with a thousand. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class, Descriptors.class})
class ManyChildrenTest {
    private static Subprocess cat() throws IOException {
        return Subprocess.createSubprocessExec(List.of("cat"), SubprocessOptions.PIPES);
    }

    @Test
    void many_children_at_the_same_time_each_get_their_own_bytes() {
        run(() -> {
            List<Subprocess> children = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                children.add(cat());
            }
            List<Task<Output>> answers = new ArrayList<>();
            for (int i = 0; i < children.size(); i++) {
                Subprocess child = children.get(i);
                byte[] input = ("this is " + i).getBytes(UTF_8);
                Coroutine<Output> talk = () -> child.communicate(input);
                answers.add(createTask(talk));
            }
            List<Output> outputs = await(gather(answers));
            for (int i = 0; i < outputs.size(); i++) {
                assertEquals("this is " + i, outputs.get(i).text());
            }
        });
    }

    @Test
    void children_one_after_the_other_leave_no_descriptor_behind() {
        run(() -> {
            cat().communicate();
            TreeMap<String, Integer> before = Descriptors.open();
            for (int i = 0; i < 100; i++) {
                cat().communicate();
            }
            assertEquals(before, Descriptors.open());
            assertEquals(List.of(), Descriptors.children());
        });
    }

    @Test
    void what_goes_to_a_child_and_back_is_the_same() {
        run(() -> {
            byte[] input = new byte[5_000_000];
            new Random(1).nextBytes(input);
            assertArrayEquals(input, cat().communicate(input).stdout());
        });
    }
}
