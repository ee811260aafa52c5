package asyncio.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test method that runs as {@link AsyncTest} does, once for each of many seeds, and each time in another order that
 * asyncio allows; see {@link asyncio.testing.SeededOrder}. Each run has an instance, a loop and methods before and
 * after it of its own. The first failure is the last run, and its error has the seed among the suppressed exceptions.
 *
 * <p>The system property {@code asyncio.seed} runs one seed alone, {@code asyncio.seeds} another number of them.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(LoopExtension.class)
public @interface SeededTest {
    /** How many seeds. */
    long value();

    /** The first seed. */
    long first() default 0;
}
