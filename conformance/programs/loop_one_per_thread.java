// Each thread can run a loop of its own at the same time; each sees only its own loop and its own tasks.
import asyncio.*;
import static asyncio.Asyncio.*;

boolean worker(String name) {
    sleep(0.02);
    var names = allTasks().stream().map(task -> task.getName()).sorted().toList();
    return names.equals(List.of("main " + name, "worker " + name));
}

boolean task(String name, Set<EventLoop> loops) {
    currentTask().setName("main " + name);
    loops.add(getRunningLoop());
    return await(createTask(() -> worker(name), "worker " + name));
}

void runInThread(String name, Set<EventLoop> loops, Map<String, Boolean> results) {
    results.put(name, run(() -> task(name, loops)));
}

void main() throws InterruptedException {
    var loops = ConcurrentHashMap.<EventLoop>newKeySet();
    var results = new ConcurrentHashMap<String, Boolean>();
    var threads = new ArrayList<Thread>();
    for (var name : List.of("a", "b")) {
        threads.add(new Thread(() -> runInThread(name, loops, results)));
    }
    for (var thread : threads) {
        thread.start();
    }
    runInThread("c", loops, results);
    for (var thread : threads) {
        thread.join();
    }
    IO.println("loops: " + loops.size());
    for (var name : List.of("a", "b", "c")) {
        IO.println(name + (results.get(name) ? " saw its own tasks" : " saw other tasks"));
    }
}
