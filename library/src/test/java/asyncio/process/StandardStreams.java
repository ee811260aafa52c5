package asyncio.process;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.UTF_8;

/** A program for {@link StandardStreamsTest}: answers each line while a counter goes on, until its input ends. */
final class StandardStreams {
    private static int ticks;

    private StandardStreams() {}

    public static void main(String[] arguments) {
        run(() -> {
            createTask(() -> {
                while (true) {
                    sleep(0.001);
                    ticks++;
                }
            });
            var out = Pipes.standardOutput();
            for (byte[] line : Pipes.standardInput()) {
                int before = ticks;
                while (ticks == before) {
                    sleep(0.001);
                }
                out.write(("heard " + new String(line, UTF_8).strip() + "\n").getBytes(UTF_8));
            }
            var err = Pipes.standardError();
            err.write(new byte[300_000]);
            err.drain();
            err.close();
            err.waitClosed();
            out.close();
            out.waitClosed();
        });
        System.out.println("and System.out still works");
    }
}
