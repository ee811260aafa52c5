package asyncio.junit;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What an {@link OnLoop} says; its defaults where there is none. */
record Settings(boolean realTime, boolean debug, double timeout, boolean mayLeaveTasks) {
    private static final Settings DEFAULT = new Settings(false, false, Double.POSITIVE_INFINITY, false);

    private static Settings of(OnLoop annotation) {
        return new Settings(
                annotation.realTime(), annotation.debug(), annotation.timeout(), annotation.mayLeaveTasks());
    }

    /** Those of a test: its method's, or its class's, or an enclosing class's. */
    static Settings find(ExtensionContext context) {
        Optional<OnLoop> ofMethod = AnnotationSupport.findAnnotation(context.getTestMethod(), OnLoop.class);
        return ofMethod.or(() -> ofClass(context)).map(Settings::of).orElse(DEFAULT);
    }

    private static Optional<OnLoop> ofClass(ExtensionContext context) {
        List<Class<?>> enclosing = context.getEnclosingTestClasses();
        return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), OnLoop.class, enclosing);
    }
}
