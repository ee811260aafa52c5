// A task keeps the loop until it awaits something that is not done: nobody else runs between two of its lines.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker(String name, Map<String, Integer> shared) {
    for (int i = 0; i < 100; i++) {
        int before = shared.get("count");
        shared.put("count", before + 1);
    }
    IO.println(name + " counted " + shared.get("count"));
    sleep(0);
    int before = shared.get("count");
    sleep(0);
    shared.put("count", before + 1);
    IO.println(name + " counted " + shared.get("count") + " and may have lost the other's work");
}

void main() {
    run(() -> {
        var shared = new HashMap<>(Map.of("count", 0));
        await(gather(() -> worker("a", shared), () -> worker("b", shared)));
        IO.println("in all " + shared.get("count"));
    });
}
