package asyncio.process;

import asyncio.net.StreamReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a child is started.
 *
 * @param stdin where its standard input comes from
 * @param stdout where its standard output goes
 * @param stderr where its standard error goes
 * @param environment all variables that it gets, or null for those of this process; the program is searched in its
 *     {@code PATH}
 * @param directory where it starts, or null for the directory of this process
 * @param limit the limit of the {@link StreamReader}s of its output, in bytes; of no concern to a
 *     {@link SubprocessProtocol}
 * @param group the group of processes that it belongs to
 */
public record SubprocessOptions(
        Stdio stdin,
        Stdio stdout,
        Stdio stderr,
        @Nullable Map<String, String> environment,
        @Nullable Path directory,
        int limit,
        ProcessGroup group) {
    /** The child has the standard streams, the environment, the directory and the group of this process. */
    public static final SubprocessOptions DEFAULT = over(Stdio.INHERIT);

    /** The same, but its standard streams are pipes. */
    public static final SubprocessOptions PIPES = over(Stdio.PIPE);

    private static SubprocessOptions over(Stdio streams) {
        return new SubprocessOptions(
                streams, streams, streams, null, null, StreamReader.DEFAULT_LIMIT, ProcessGroup.INHERIT);
    }

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException if the limit is not positive, {@link Stdio#STDOUT} is given for another stream
     *     than standard error, or a variable has an impossible name or value
     */
    public SubprocessOptions {
        Objects.requireNonNull(stdin, "stdin needs a Stdio, got null");
        Objects.requireNonNull(stdout, "stdout needs a Stdio, got null");
        Objects.requireNonNull(stderr, "stderr needs a Stdio, got null");
        check(stdin != Stdio.STDOUT && stdout != Stdio.STDOUT, "Stdio.STDOUT can only be used for stderr");
        check(limit > 0, "limit is " + limit + ": the limit of a stream reader is a positive number of bytes");
        Objects.requireNonNull(group, "a child needs a group, got null: use ProcessGroup.INHERIT");
        if (environment != null) {
            environment = Map.copyOf(environment);
            environment.forEach(SubprocessOptions::checkVariable);
        }
    }

    private static void checkVariable(String name, String value) {
        check(
                !name.isEmpty() && name.indexOf('=') < 0 && name.indexOf(0) < 0,
                "illegal environment variable name: \"" + name + "\"");
        check(value.indexOf(0) < 0, "embedded null character in the value of the environment variable " + name);
    }

    private static void check(boolean fine, String otherwise) {
        if (!fine) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** These options with another standard input. */
    public SubprocessOptions withStdin(Stdio newStdin) {
        return new SubprocessOptions(newStdin, stdout, stderr, environment, directory, limit, group);
    }

    /** These options with another standard output. */
    public SubprocessOptions withStdout(Stdio newStdout) {
        return new SubprocessOptions(stdin, newStdout, stderr, environment, directory, limit, group);
    }

    /** These options with another standard error. */
    public SubprocessOptions withStderr(Stdio newStderr) {
        return new SubprocessOptions(stdin, stdout, newStderr, environment, directory, limit, group);
    }

    /** These options with these environment variables and no others; with those of this process if null. */
    public SubprocessOptions withEnvironment(@Nullable Map<String, String> newEnvironment) {
        return new SubprocessOptions(stdin, stdout, stderr, newEnvironment, directory, limit, group);
    }

    /** These options for a child that starts in another directory. */
    public SubprocessOptions withDirectory(@Nullable Path newDirectory) {
        return new SubprocessOptions(stdin, stdout, stderr, environment, newDirectory, limit, group);
    }

    /** These options with another limit for the stream readers. */
    public SubprocessOptions withLimit(int newLimit) {
        return new SubprocessOptions(stdin, stdout, stderr, environment, directory, newLimit, group);
    }

    /** These options for a child that belongs to another group of processes. */
    public SubprocessOptions withGroup(ProcessGroup newGroup) {
        return new SubprocessOptions(stdin, stdout, stderr, environment, directory, limit, newGroup);
    }
}
