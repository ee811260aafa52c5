package asyncio.net;

/** How much of it: small numbers in the build, the real ones by {@code .ci/load}. */
final class FullLoad {
    private static final boolean WANTED = "full".equals(System.getProperty("asyncio.load"));

    private FullLoad() {}

    static boolean isWanted() {
        return WANTED;
    }

    static int or(int inTheBuild, int full) {
        return WANTED ? full : inTheBuild;
    }

    static void report(String line) {
        if (WANTED) {
            System.out.println(line);
        }
    }
}
