package asyncio.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs tests on a loop as {@link AsyncTest} does, and says how: a method, or all methods of a class and of its nested
 * classes, whatever kind of test they are. Of several the innermost counts.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(LoopExtension.class)
public @interface OnLoop {
    /** Whether the loop lives by the system's clock. */
    boolean realTime() default false;

    /** Whether the loop is in debug mode; it may be by default, see {@link asyncio.EventLoopOptions#DEFAULT}. */
    boolean debug() default false;

    /**
     * How long each method may take, in seconds of the loop's time; then it fails with a
     * {@link java.util.concurrent.TimeoutException}. No limit by default. On virtual time a limit also ends a wait that
     * would never end.
     */
    double timeout() default Double.POSITIVE_INFINITY;

    /** Whether tasks may be left when the test has ended; they are cancelled then. */
    boolean mayLeaveTasks() default false;
}
