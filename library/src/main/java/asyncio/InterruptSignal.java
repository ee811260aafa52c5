package asyncio;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C, which the system sends as SIGINT: taken from the JVM for a while, then given back. By reflection, because
 * {@code sun.misc.Signal} lives in a module that an image of the JDK may lack; then there is nothing to take.
 */
final class InterruptSignal {
    private final Method handle;
    private final Method pass;
    private final Object signal;
    private final Object ours;
    private Object previous;

    private InterruptSignal(Runnable reaction) throws ReflectiveOperationException {
        Class<?> signalType = Class.forName("sun.misc.Signal");
        Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
        handle = signalType.getMethod("handle", signalType, handlerType);
        pass = handlerType.getMethod("handle", signalType);
        signal = signalType.getConstructor(String.class).newInstance("INT");
        ours = Proxy.newProxyInstance(
                handlerType.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                    return answer(proxy, method, arguments, reaction);
                });
        previous = handle.invoke(null, signal, ours);
    }

    private static @Nullable Object answer(Object proxy, Method method, Object[] arguments, Runnable reaction) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "asyncio's handler of SIGINT";
            default -> {
                reaction.run();
                yield null;
            }
        };
    }

    /**
     * Has each Ctrl-C run {@code reaction}, on a thread of the JVM's. Null if the signal is not ours to take: this is
     * not the main thread, somebody handles or ignores it already, or the JVM does not let us.
     */
    static @Nullable InterruptSignal take(Runnable reaction) {
        Thread thread = Thread.currentThread();
        if (thread.isVirtual() || !"main".equals(thread.getName())) {
            return null;
        }
        try {
            InterruptSignal taken = new InterruptSignal(reaction);
            if (taken.wasTheJvms()) {
                return taken;
            }
            taken.giveBack();
            return null;
        } catch (ReflectiveOperationException | SecurityException e) {
            return null; // no such module, or java -Xrs: then Ctrl-C does what it does without us
        }
    }

    /** The JVM's own handler comes wrapped in a class that is hidden in {@code Signal}, and so does "ignore". */
    private boolean wasTheJvms() throws ReflectiveOperationException {
        Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
        Object ignore = handlerType.getField("SIG_IGN").get(null);
        return previous != ignore && previous.getClass().getName().startsWith("sun.misc.Signal$");
    }

    /** Does what Ctrl-C does without us: the JVM shuts down. */
    void passOn() {
        try {
            pass.invoke(previous, signal);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot pass on SIGINT to the JVM", e);
        }
    }

    /** Restores the handler that was there, unless somebody has put another one in the place of ours. */
    void giveBack() {
        try {
            Object present = handle.invoke(null, signal, previous);
            if (present != ours) {
                handle.invoke(null, signal, present);
            }
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException("cannot give back SIGINT to the JVM", e);
        }
    }
}
