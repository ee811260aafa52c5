# The printed stack says in its first line which kind it is and of which task, and the exception in its last.
import asyncio
import io


def show(task):
    out = io.StringIO()
    task.print_stack(file=out)
    lines = out.getvalue().splitlines()
    print(lines[0].split(" for ")[0], "for <Task" in lines[0], "name='" + task.get_name() + "'" in lines[0])
    print("more lines" if len(lines) > 1 else "one line", "broken" in lines[-1])


async def nap():
    await asyncio.sleep(0.02)


async def fail():
    raise ValueError("broken")


async def main():
    task = asyncio.create_task(nap(), name="nap")
    await asyncio.sleep(0)
    show(task)
    await task
    show(task)
    task = asyncio.create_task(fail(), name="fail")
    await asyncio.wait([task])
    show(task)
    task.exception()


asyncio.run(main())
