// Closing the transport of a child kills it if it runs, and changes nothing if it has ended.
import asyncio.*;
import asyncio.net.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;
import java.nio.ByteBuffer;

class Witness implements SubprocessProtocol {
    final List<String> lines = new ArrayList<>();
    final Event lost = new Event();

    @Override
    public void connectionMade(SubprocessTransport transport) {
        lines.add("made");
    }

    @Override
    public void pipeDataReceived(int fd, ByteBuffer data) {
        lines.add("data " + fd + " "
                + java.nio.charset.StandardCharsets.US_ASCII
                        .decode(data)
                        .toString()
                        .strip());
    }

    @Override
    public void pipeConnectionLost(int fd, Throwable exception) {
        lines.add("closed " + fd);
    }

    @Override
    public void processExited() {
        lines.add("exited");
    }

    @Override
    public void connectionLost(Throwable exception) {
        lines.add("lost");
        lost.set();
    }
}

void main() {
    run(() -> {
        var sleeper = Subprocess.subprocessExec(Witness::new, List.of("sleep", "100"), SubprocessOptions.PIPES);
        sleeper.transport().close();
        IO.println(sleeper.transport().isClosing() ? "closing" : "open");
        sleeper.protocol().lost.await();
        IO.println(sleeper.transport().getReturncode().getAsInt());
        IO.println(
                String.join(", ", sleeper.protocol().lines.stream().sorted().toList()));
        var ended = Subprocess.subprocessExec(Witness::new, List.of("true"), SubprocessOptions.PIPES);
        ended.protocol().lost.await();
        ended.transport().close();
        IO.println(ended.transport().getReturncode().getAsInt());
    });
}
