# Each thread can run a loop of its own at the same time; each sees only its own loop and its own tasks.
import asyncio
import threading


async def worker(name):
    await asyncio.sleep(0.02)
    return sorted(task.get_name() for task in asyncio.all_tasks()) == [f"main {name}", f"worker {name}"]


async def main(name, loops):
    asyncio.current_task().set_name(f"main {name}")
    loops.append(asyncio.get_running_loop())
    return await asyncio.create_task(worker(name), name=f"worker {name}")


def run_in_thread(name, loops, results):
    results[name] = asyncio.run(main(name, loops))


loops, results = [], {}
threads = [threading.Thread(target=run_in_thread, args=(name, loops, results)) for name in ("a", "b")]
for thread in threads:
    thread.start()
run_in_thread("c", loops, results)
for thread in threads:
    thread.join()
print("loops:", len(set(loops)))
for name in ("a", "b", "c"):
    print(name, "saw its own tasks" if results[name] else "saw other tasks")
