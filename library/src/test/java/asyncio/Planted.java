package asyncio;

/** Some API for {@link ApiTest} to be wrong about. */
public final class Planted {
    private Planted() {}

    /** Not public, but what is public in it is inherited by what is. */
    abstract static class Hook {
        public void unhook() {}
    }

    /** What a subclass may use is a name, too. */
    public static class Latch extends Hook {
        Latch() {}

        protected void hold() {}
    }

    /** An override is not a name of its own, nor is what everybody has. */
    public static final class Gate extends Latch {
        final int width;

        /** Creates a gate. */
        public Gate(int width) {
            this.width = width;
        }

        /** A nested type. */
        public enum State {
            SHUT
        }

        /** A public method. */
        public void open(String reason) {}

        void secret() {}

        @Override
        public void hold() {}

        @Override
        public String toString() {
            return "gate";
        }
    }
}
