// A limit around a group ends all tasks of the group.
import asyncio.*;
import static asyncio.Asyncio.*;
import java.util.concurrent.TimeoutException;

void main() {
    run(() -> {
        try {
            timeout(
                    2,
                    () -> taskGroup(group -> {
                        group.createTask(() -> {
                            sleep(1);
                            IO.println("quick");
                        });
                        group.createTask(() -> {
                            sleep(60);
                            IO.println("slow");
                        });
                    }));
        } catch (TimeoutException e) {
            IO.println("all have ended");
        }
    });
}
