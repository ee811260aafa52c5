# A task has the name it was given, or one with the next number; it can be renamed at any time, to anything.
import asyncio


async def worker():
    return asyncio.current_task().get_name()


async def main():
    named = asyncio.create_task(worker(), name="worker bee")
    print(named.get_name(), "/", await named)
    renamed = asyncio.create_task(worker(), name="before")
    renamed.set_name("after")
    print(await renamed)
    renamed.set_name(7)
    print("a number:", renamed.get_name())
    first = asyncio.create_task(worker())
    second = asyncio.create_task(worker())
    prefix = "Task-"
    print(first.get_name()[: len(prefix)])
    print("step:", int(second.get_name()[len(prefix) :]) - int(first.get_name()[len(prefix) :]))


asyncio.run(main())
