package asyncio.integrations;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Marks what needs tasks that are scheduled on the loop: a call that blocks must let other tasks go on. */
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
        named = "asyncio.way",
        matches = "scheduled",
        disabledReason = "in the baton way a blocking call holds the loop, as documented")
@interface OnlyScheduled {}
