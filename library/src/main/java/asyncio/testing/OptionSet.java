package asyncio.testing;

import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options of a socket in memory: it remembers all it knows, and most change nothing. */
final class OptionSet {
    private static final Map<Class<?>, Object> FIRST_VALUES = Map.of(Boolean.class, false, Integer.class, 0);

    private final Map<SocketOption<?>, @Nullable Object> values = new LinkedHashMap<>();

    OptionSet(SocketOption<?>... known) {
        for (SocketOption<?> option : known) {
            values.put(option, FIRST_VALUES.get(option.type()));
        }
        values.computeIfPresent(StandardSocketOptions.SO_LINGER, (option, value) -> -1);
    }

    Set<SocketOption<?>> known() {
        return new LinkedHashSet<>(values.keySet());
    }

    <T> void set(SocketOption<T> option, T value) {
        check(option);
        values.put(option, option.type().cast(value));
    }

    <T> @Nullable T get(SocketOption<T> option) {
        check(option);
        return option.type().cast(values.get(option));
    }

    /** Whether an option that is on or off is on. */
    boolean isOn(SocketOption<Boolean> option) {
        return Boolean.TRUE.equals(values.get(option));
    }

    private void check(SocketOption<?> option) {
        Objects.requireNonNull(option, "a socket option is not null");
        if (!values.containsKey(option)) {
            throw new UnsupportedOperationException(option + " is no option of a socket in memory: " + values.keySet());
        }
    }
}
