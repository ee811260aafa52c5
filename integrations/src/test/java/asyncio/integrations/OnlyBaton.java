package asyncio.integrations;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Marks what shows the price of the fallback. */
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
        named = "asyncio.way",
        matches = "baton",
        disabledReason = "in the scheduled way a blocking call lets other tasks go on")
@interface OnlyBaton {}
