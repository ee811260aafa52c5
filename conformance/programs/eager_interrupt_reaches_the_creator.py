# An interrupt raised in the first step is the task's outcome and is raised by create_task, too.
import asyncio

tasks = []


async def interrupting():
    tasks.append(asyncio.current_task())
    raise KeyboardInterrupt


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    try:
        asyncio.create_task(interrupting())
    except KeyboardInterrupt:
        print("interrupted")
    print("interrupt" if isinstance(tasks[0].exception(), KeyboardInterrupt) else "no interrupt")
    await asyncio.sleep(0.01)
    return "main goes on"


print(asyncio.run(main()))
