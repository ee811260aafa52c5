package asyncio;

import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stack traces as a user wants to see them, innermost frame first: without the frames of this library, and without
 * those that only carry a task. A call of the JDK in which the user's code stands stays, since it is what holds it.
 */
final class Frames {
    private static final String PACKAGE = "asyncio.";
    private static final @Nullable URL LIBRARY = locationOf(Frames.class);
    private static final Map<String, Boolean> OURS = new ConcurrentHashMap<>();

    private Frames() {}

    /** The part of a trace that is the user's; empty if there is none. */
    static List<StackTraceElement> ofUser(StackTraceElement[] trace) {
        int first = 0;
        while (first < trace.length && !isOfUser(trace[first])) {
            first++;
        }
        int end = trace.length;
        while (end > first && !isOfUser(trace[end - 1])) {
            end--;
        }
        if (first == end) {
            return List.of();
        }
        boolean inOurCall = Arrays.stream(trace, 0, first).anyMatch(Frames::isOurs);
        List<StackTraceElement> frames = new ArrayList<>(end - first);
        for (int i = inOurCall ? first : 0; i < end; i++) {
            if (!isOurs(trace[i])) {
                frames.add(trace[i]);
            }
        }
        return List.copyOf(frames);
    }

    /** The first frames of a trace that are the user's. */
    static List<StackTraceElement> ofUser(StackTraceElement[] trace, int limit) {
        List<StackTraceElement> frames = ofUser(trace);
        return frames.subList(0, Math.min(limit, frames.size()));
    }

    /** One line for each frame, as in the trace of an exception. */
    static String lines(List<StackTraceElement> frames) {
        StringBuilder text = new StringBuilder();
        for (StackTraceElement frame : frames) {
            text.append(System.lineSeparator()).append("    at ").append(frame);
        }
        return text.toString();
    }

    /** File and line of a frame. */
    static String place(StackTraceElement frame) {
        return frame.getFileName() + ":" + frame.getLineNumber();
    }

    private static boolean isOfUser(StackTraceElement frame) {
        return !isOfJdk(frame) && !isOurs(frame);
    }

    private static boolean isOfJdk(StackTraceElement frame) {
        String module = frame.getModuleName();
        return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
    }

    private static boolean isOurs(StackTraceElement frame) {
        String type = frame.getClassName();
        if (!type.startsWith(PACKAGE)) {
            return false;
        }
        Boolean known = OURS.get(type);
        if (known == null) {
            known = comesWithTheLibrary(type); // not by computeIfAbsent: loading a class under its lock may wait
            OURS.put(type, known);
        }
        return known;
    }

    /** A package may hold code of others, such as the tests of this library. */
    private static boolean comesWithTheLibrary(String type) {
        try {
            return Objects.equals(LIBRARY, locationOf(Class.forName(type, false, Frames.class.getClassLoader())));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static @Nullable URL locationOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null ? null : source.getLocation();
    }
}
