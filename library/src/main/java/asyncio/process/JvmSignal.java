package asyncio.process;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A signal of the process, taken from whoever has it and given back. The JDK's only door is {@code sun.misc.Signal},
 * and that lives in a module ({@code jdk.unsupported}) which an image of the JDK may lack: hence by reflection.
 *
 * <p>A taken signal that is not ours any more, because somebody else has kept our reaction as "what was there before",
 * does what it did before us.
 */
final class JvmSignal {
    private final String name;
    private final Method handle;
    private final Method pass;
    private final Object signal;
    private final Object ours;
    private final Object former;
    private volatile boolean givenBack;

    /** Has each arrival of the signal run {@code reaction}, on a thread of the JVM's. */
    private JvmSignal(String name, Runnable reaction) throws ReflectiveOperationException {
        this.name = name;
        Class<?> signalType = Class.forName("sun.misc.Signal");
        Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
        handle = signalType.getMethod("handle", signalType, handlerType);
        pass = handlerType.getMethod("handle", signalType);
        signal = signalType.getConstructor(String.class).newInstance(name);
        ours = Proxy.newProxyInstance(
                handlerType.getClassLoader(),
                new Class<?>[] {handlerType},
                (proxy, method, arguments) -> answer(proxy, method, arguments, reaction));
        former = handle.invoke(null, signal, ours);
    }

    private @Nullable Object answer(Object proxy, Method method, Object[] arguments, Runnable reaction) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "asyncio's handler of SIG" + name;
            default -> {
                if (givenBack) {
                    passOn();
                } else {
                    reaction.run();
                }
                yield null;
            }
        };
    }

    /**
     * Takes a signal.
     *
     * @param name without {@code SIG}
     * @throws IllegalArgumentException if the system knows no such signal
     * @throws IllegalStateException if the JVM or the system keeps it for itself, or the JVM was started with
     *     {@code -Xrs}
     * @throws UnsupportedOperationException if this JDK has no door to signals
     */
    static JvmSignal take(String name, Runnable reaction) {
        JvmSignal taken = accepted(name, reaction);
        if (!SignalDelivery.IS_POSSIBLE) {
            taken.giveBack();
            throw new IllegalStateException("SIG" + name
                    + " would never arrive: java -Xrs leaves all signals to the system; start the JVM without it");
        }
        return taken;
    }

    /** The same, though it may never arrive. */
    static JvmSignal accepted(String name, Runnable reaction) {
        try {
            return new JvmSignal(name, reaction);
        } catch (ClassNotFoundException e) {
            throw new UnsupportedOperationException(
                    "signals need the module jdk.unsupported, which this JDK or image lacks: add it", e);
        } catch (InvocationTargetException e) {
            throw refusal(name, Objects.requireNonNull(e.getCause()));
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedOperationException("this JDK has no sun.misc.Signal to take SIG" + name + " by", e);
        }
    }

    private static RuntimeException refusal(String name, Throwable cause) {
        if (cause instanceof IllegalArgumentException
                && String.valueOf(cause.getMessage()).startsWith("Unknown")) {
            return new IllegalArgumentException(
                    "unknown signal: " + name + "; name one of this system, such as TERM or SIGTERM", cause);
        }
        return new IllegalStateException(
                "SIG" + name + " cannot be caught: the JVM or the system keeps it for itself; with java -Xrs that goes"
                        + " for all signals",
                cause);
    }

    /**
     * Has whoever had the signal before us react to it. Was that the system, it is dropped, as in Python: it was under
     * way when we gave the signal back, and was sent to somebody who handled it.
     */
    void passOn() {
        try {
            pass.invoke(former, signal);
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof UnsupportedOperationException)) {
                throw cannotPassOn(e);
            }
        } catch (ReflectiveOperationException e) {
            throw cannotPassOn(e);
        }
    }

    private IllegalStateException cannotPassOn(Exception e) {
        return new IllegalStateException("cannot pass on SIG" + name + " to " + former, e);
    }

    /** Restores what was there before, unless somebody has put something else in the place of ours. */
    void giveBack() {
        givenBack = true;
        try {
            Object present = handle.invoke(null, signal, former);
            if (present != ours) {
                handle.invoke(null, signal, present);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot give back SIG" + name + " to " + former, e);
        }
    }
}
