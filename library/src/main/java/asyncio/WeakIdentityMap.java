package asyncio;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known about objects as long as they live, beside them instead of in a field. From any thread. */
final class WeakIdentityMap<V> {
    private final Map<Key, V> values = new HashMap<>();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

    synchronized @Nullable V get(Object object) {
        return values.isEmpty() ? null : values.get(new Key(object, null));
    }

    synchronized void put(Object object, V value) {
        Reference<?> gone;
        while ((gone = collected.poll()) != null) {
            values.remove((Key) gone);
        }
        values.put(new Key(object, collected), value);
    }

    synchronized void remove(Object object) {
        values.remove(new Key(object, null));
    }

    synchronized int size() {
        return values.size();
    }

    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object object, @Nullable ReferenceQueue<Object> queue) {
            super(object, queue);
            hash = System.identityHashCode(object);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) {
                return true;
            }
            Object mine = get();
            return mine != null && other instanceof Key key && key.refersTo(mine);
        }
    }
}
