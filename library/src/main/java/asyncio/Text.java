package asyncio;

import org.jspecify.annotations.Nullable;

/** Describing objects of the user, whose {@code toString} may fail and must not hide the error that is described. */
final class Text {
    private static final String FAILED = " whose toString() failed";

    private Text() {}

    static String of(@Nullable Object object) {
        if (object == null) {
            return "null";
        }
        try {
            return object.toString();
        } catch (RuntimeException e) {
            return "a " + object.getClass().getName() + FAILED;
        }
    }

    /** The error itself if it can be printed, else one that stands for it. */
    static @Nullable Throwable printable(@Nullable Throwable error) {
        String text = of(error);
        if (error == null || !text.endsWith(FAILED)) {
            return error;
        }
        IllegalStateException instead = new IllegalStateException(text);
        instead.setStackTrace(error.getStackTrace());
        return instead;
    }
}
