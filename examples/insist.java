// Asks a child to end, and kills it when it does not: the first one does as it is told, the second one is deaf.
import asyncio.process.*;
import static asyncio.Asyncio.*;

import java.util.concurrent.TimeoutException;

int end(Subprocess child) throws IOException {
    child.terminate();
    try {
        return waitFor(() -> child.waitFor(), 5);
    } catch (TimeoutException e) {
        child.kill();
        return child.waitFor();
    }
}

void main() {
    run(() -> {
        for (var line : List.of("echo ready; exec sleep 100", "trap '' TERM; echo ready; exec sleep 100")) {
            var child = Subprocess.createSubprocessShell(line, SubprocessOptions.PIPES);
            child.stdout().readLine();
            IO.println(end(child));
        }
    });
}
