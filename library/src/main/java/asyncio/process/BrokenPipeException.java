package asyncio.process;

import java.io.IOException;

/** Nobody reads the pipe that was written to: its reader has closed it, or has ended. */
public final class BrokenPipeException extends IOException {
    private static final long serialVersionUID = 1;

    /** Creates an exception that says which pipe. */
    public BrokenPipeException(String message) {
        super(message);
    }
}
