package asyncio;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values of context variables, immutable, so that a copy of a context is a reference. Two parallel arrays in the order
 * of the variables' numbers; programs have few variables, and set them rarely.
 */
final class Bindings {
    static final Bindings EMPTY = new Bindings(new ContextVar<?>[0], new Object[0]);

    private final ContextVar<?>[] vars;
    private final @Nullable Object[] values;

    private Bindings(ContextVar<?>[] vars, @Nullable Object[] values) {
        this.vars = vars;
        this.values = values;
    }

    int size() {
        return vars.length;
    }

    ContextVar<?> var(int index) {
        return vars[index];
    }

    @Nullable
    Object value(int index) {
        return values[index];
    }

    /** Index of a variable, or the complement of where it would stand. */
    int find(ContextVar<?> variable) {
        int low = 0;
        int high = vars.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Long.compare(vars[middle].number, variable.number);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return ~low;
    }

    Bindings with(ContextVar<?> variable, @Nullable Object value) {
        int index = find(variable);
        if (index >= 0) {
            @Nullable Object[] changed = values.clone();
            changed[index] = value;
            return new Bindings(vars, changed);
        }
        int place = ~index;
        ContextVar<?>[] longerVars = Arrays.copyOf(vars, vars.length + 1);
        @Nullable Object[] longerValues = Arrays.copyOf(values, values.length + 1);
        System.arraycopy(vars, place, longerVars, place + 1, vars.length - place);
        System.arraycopy(values, place, longerValues, place + 1, values.length - place);
        longerVars[place] = variable;
        longerValues[place] = value;
        return new Bindings(longerVars, longerValues);
    }

    Bindings without(ContextVar<?> variable) {
        int index = find(variable);
        if (index < 0) {
            return this;
        }
        ContextVar<?>[] shorterVars = Arrays.copyOf(vars, vars.length - 1);
        @Nullable Object[] shorterValues = Arrays.copyOf(values, values.length - 1);
        System.arraycopy(vars, index + 1, shorterVars, index, shorterVars.length - index);
        System.arraycopy(values, index + 1, shorterValues, index, shorterValues.length - index);
        return new Bindings(shorterVars, shorterValues);
    }
}
