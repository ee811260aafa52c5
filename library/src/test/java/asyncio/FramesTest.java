package asyncio;

import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static StackTraceElement[] trace(String... frames) {
        return Stream.of(frames)
                .map(frame -> {
                    int dot = frame.lastIndexOf('.');
                    String type = frame.substring(0, dot);
                    String module = type.startsWith("java.") ? "java.base" : null;
                    return new StackTraceElement(null, module, null, type, frame.substring(dot + 1), null, 1);
                })
                .toArray(StackTraceElement[]::new);
    }

    private static List<String> ofUser(String... frames) {
        return Frames.ofUser(trace(frames)).stream()
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .toList();
    }

    @Test
    void frames_of_the_library_go_wherever_they_are() {
        assertEquals(
                List.of("app.Main.inner", "app.Main.outer"),
                ofUser(
                        "java.lang.Thread.yield",
                        "asyncio.ScheduledFiber.switchTo",
                        "asyncio.Asyncio.await",
                        "app.Main.inner",
                        "asyncio.Timeout.run",
                        "app.Main.outer",
                        "asyncio.Task.start",
                        "java.lang.VirtualThread.run"));
    }

    @Test
    void a_call_of_the_jdk_in_which_the_user_stands_stays() {
        assertEquals(
                List.of("java.lang.Thread.sleep", "app.Main.nap"),
                ofUser("java.lang.Thread.sleep", "app.Main.nap", "asyncio.Task.start", "java.lang.Thread.run"));
    }

    @Test
    void calls_of_the_jdk_between_the_users_stay() {
        assertEquals(
                List.of("app.Main.each", "java.util.List.forEach", "app.Main.all"),
                ofUser("asyncio.Lock.acquire", "app.Main.each", "java.util.List.forEach", "app.Main.all"));
    }

    @Test
    void a_trace_without_the_user_is_empty() {
        assertEquals(List.of(), ofUser("java.lang.Thread.yield", "asyncio.Lock.acquire"));
        assertEquals(List.of(), ofUser());
    }

    @Test
    void code_in_a_package_of_that_name_is_the_users_if_it_does_not_come_with_the_library() {
        assertEquals(
                List.of("asyncio.FramesTest.x", "asyncio.Nowhere.y"),
                ofUser("asyncio.Asyncio.await", "asyncio.FramesTest.x", "asyncio.Nowhere.y"));
    }
}
