package asyncio.net;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;

/** The JDK's errors about sockets do not say which socket. */
final class SocketErrors {
    private SocketErrors() {}

    /** An error of the same kind that says more. */
    static IOException withDetail(IOException error, String detail) {
        String text = detail + ": " + error.getMessage();
        IOException detailed = switch (error) {
            case BindException e -> new BindException(text);
            case ConnectException e -> new ConnectException(text);
            case NoRouteToHostException e -> new NoRouteToHostException(text);
            case SocketException e -> new SocketException(text);
            default -> new IOException(text);
        };
        detailed.initCause(error);
        return detailed;
    }
}
