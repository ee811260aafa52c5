// waitFor() limits one wait: what takes too long is cancelled, and a TimeoutException comes out.
import asyncio.*;
import static asyncio.Asyncio.*;
import java.util.concurrent.TimeoutException;

String answer(double seconds) {
    sleep(seconds);
    return "42";
}

void main() {
    run(() -> {
        IO.println(waitFor(() -> answer(1), 2));
        try {
            waitFor(() -> answer(60), 2);
        } catch (TimeoutException e) {
            IO.println("no answer");
        }
    });
}
