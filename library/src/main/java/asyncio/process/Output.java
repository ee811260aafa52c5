package asyncio.process;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** What a child has written to its pipes, all of it. */
public final class Output {
    private final byte[] stdout;
    private final byte[] stderr;

    Output(byte[] stdout, byte[] stderr) {
        this.stdout = stdout;
        this.stderr = stderr;
    }

    /** What came out of standard output; empty if that is no pipe. */
    public byte[] stdout() {
        return stdout;
    }

    /** What came out of standard error; empty if that is no pipe. */
    public byte[] stderr() {
        return stderr;
    }

    /** What came out of standard output, as UTF-8 text. */
    public String text() {
        return text(StandardCharsets.UTF_8);
    }

    /** What came out of standard output, as text. */
    public String text(Charset charset) {
        return new String(stdout, charset);
    }

    @Override
    public String toString() {
        return "<Output stdout=" + stdout.length + " bytes stderr=" + stderr.length + " bytes>";
    }
}
