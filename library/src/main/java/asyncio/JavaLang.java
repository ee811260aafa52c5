package asyncio;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What {@code java.lang} gives away when it is open to this module; all null when it is not. */
record JavaLang(
        @Nullable MethodHandle builder,
        @Nullable MethodHandle carrier,
        @Nullable VarHandle name,
        @Nullable VarHandle locals,
        @Nullable VarHandle inheritableLocals) {
    static JavaLang open() {
        try {
            var lookup = MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup());
            Class<?> type = lookup.findClass("java.lang.ThreadBuilders$VirtualThreadBuilder");
            Class<?> map = lookup.findClass("java.lang.ThreadLocal$ThreadLocalMap");
            MethodHandle builder = MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findConstructor(type, MethodType.methodType(void.class, Executor.class))
                    .asType(MethodType.methodType(Thread.Builder.OfVirtual.class, Executor.class));
            return new JavaLang(
                    builder,
                    lookup.findStatic(Thread.class, "currentCarrierThread", MethodType.methodType(Thread.class)),
                    lookup.findVarHandle(Thread.class, "name", String.class),
                    lookup.findVarHandle(Thread.class, "threadLocals", map),
                    lookup.findVarHandle(Thread.class, "inheritableThreadLocals", map));
        } catch (ReflectiveOperationException | RuntimeException e) {
            sayFallback();
            return new JavaLang(null, null, null, null, null);
        }
    }

    private static void sayFallback() {
        Module module = JavaLang.class.getModule();
        String who = module.isNamed() ? module.getName() : "ALL-UNNAMED";
        System.getLogger("asyncio")
                .log(
                        System.Logger.Level.WARNING,
                        "java.lang is closed to asyncio: tasks switch slower and a blocking JDK call holds the"
                                + " loop. Start java with --add-opens java.base/java.lang=" + who);
    }
}
