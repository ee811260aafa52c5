// A thousand tasks that yield take their turns strictly one after the other, round by round.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker(int number, List<Integer> log) {
    for (int round = 0; round < 3; round++) {
        log.add(round * 1000 + number);
        sleep(0);
    }
}

void main() {
    run(() -> {
        var log = new ArrayList<Integer>();
        var workers = new ArrayList<VoidCoroutine>();
        for (int i = 0; i < 1000; i++) {
            int number = i;
            workers.add(() -> worker(number, log));
        }
        await(gather(workers));
        IO.println("steps: " + log.size());
        IO.println(log.equals(IntStream.range(0, 3000).boxed().toList()) ? "in order" : "out of order");
    });
}
