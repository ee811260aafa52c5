// Any exception comes out of an await as the object it was: of a checked kind, an error, one of the program's own.
import asyncio.*;
import static asyncio.Asyncio.*;

@SuppressWarnings("serial")
static class OwnException extends Exception {
    OwnException(String message) {
        super(message);
    }
}

VoidCoroutine failing(Throwable error) {
    return () -> {
        sleep(0);
        switch (error) {
            case Exception e -> throw e;
            case Error e -> throw e;
            default -> throw new AssertionError(error);
        }
    };
}

void attempt(Throwable error) {
    try {
        await(createTask(failing(error)), IOException.class, OwnException.class);
    } catch (IOException e) {
        IO.println("I/O error: " + e.getMessage() + (e == error ? " the same object" : " another object"));
    } catch (OwnException e) {
        IO.println("own error: " + e.getMessage() + (e == error ? " the same object" : " another object"));
    } catch (AssertionError e) {
        IO.println("assertion: " + e.getMessage() + (e == error ? " the same object" : " another object"));
    }
}

void main() {
    run(() -> {
        attempt(new IOException("disk"));
        attempt(new OwnException("mine"));
        attempt(new AssertionError("wrong"));
        try {
            await(failing(new IOException("without a task")), IOException.class);
        } catch (IOException e) {
            IO.println("I/O error: " + e.getMessage());
        }
    });
}
