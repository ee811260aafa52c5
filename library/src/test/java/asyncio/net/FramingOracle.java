package asyncio.net;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/** What a {@link StreamReader} must do, written so simply that it is easily seen to be right. */
final class FramingOracle {
    /** The answer of a read that has to wait. */
    static final String WAITS = "waits";

    private final int limit;
    private byte[] buffered = {};
    private boolean ended;

    FramingOracle(int limit) {
        this.limit = limit;
    }

    void feed(byte[] data) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(buffered);
        all.writeBytes(data);
        buffered = all.toByteArray();
    }

    void end() {
        ended = true;
    }

    String read(int count) {
        if (buffered.length == 0 && !ended) {
            return WAITS;
        }
        return take(Math.min(count, buffered.length));
    }

    String readExactly(int count) {
        if (buffered.length >= count) {
            return take(count);
        }
        return ended ? "incomplete " + take(buffered.length) : WAITS;
    }

    String readUntil(List<byte[]> separators) {
        for (int end = 1; end <= buffered.length; end++) {
            for (byte[] separator : shortestFirst(separators)) {
                int start = end - separator.length;
                if (start >= 0 && Arrays.equals(buffered, start, end, separator, 0, separator.length)) {
                    return start > limit ? "overrun " + start : take(end);
                }
            }
        }
        int longest = separators.stream()
                .mapToInt(separator -> separator.length)
                .max()
                .orElseThrow();
        int searched = Math.max(0, buffered.length + 1 - longest);
        if (searched > limit) {
            return "overrun " + searched;
        }
        return ended ? "incomplete " + take(buffered.length) : WAITS;
    }

    private static List<byte[]> shortestFirst(List<byte[]> separators) {
        return separators.stream()
                .sorted((one, other) -> Integer.compare(one.length, other.length))
                .toList();
    }

    String readLine() {
        String answer = readUntil(List.of(new byte[] {'\n'}));
        if (answer.startsWith("overrun ")) {
            int consumed = Integer.parseInt(answer.substring("overrun ".length()));
            boolean complete = consumed < buffered.length && buffered[consumed] == '\n';
            take(complete ? consumed + 1 : buffered.length);
        }
        return answer.startsWith("incomplete ") ? answer.substring("incomplete ".length()) : answer;
    }

    private String take(int count) {
        String taken = Arrays.toString(Arrays.copyOf(buffered, count));
        buffered = Arrays.copyOfRange(buffered, count, buffered.length);
        return taken;
    }
}
