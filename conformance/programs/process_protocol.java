// A protocol hears of a child: made first, lost last, and between them its pipes and its end.
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
        var made = Subprocess.subprocessShell(Witness::new, "read line; echo $line", SubprocessOptions.PIPES);
        var protocol = made.protocol();
        IO.println(String.join(" ", protocol.lines));
        made.transport().getPipeTransport(0).write("hello\n".getBytes());
        protocol.lost.await();
        IO.println(protocol.lines.getFirst() + " " + protocol.lines.getLast());
        IO.println(String.join(", ", protocol.lines.stream().sorted().toList()));
        IO.println(made.transport().getReturncode().getAsInt());
        IO.println(made.transport().getPipeTransport(3) == null ? "True" : "False");
    });
}
