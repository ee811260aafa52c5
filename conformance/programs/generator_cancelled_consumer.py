# The producer runs in its consumer's task and context: a cancellation of the task is raised where the producer waits.
import asyncio
import contextvars

who = contextvars.ContextVar("who")


async def producer():
    print("produced for", who.get())
    who.set("set by the producer")
    yield 1
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("producer cancelled")
        raise
    finally:
        print("producer cleans up")


async def consumer(values):
    who.set("the consumer")
    print("got", await anext(values), who.get())
    try:
        await anext(values)
    except asyncio.CancelledError:
        print("consumer cancelled")
        raise


async def main():
    values = producer()
    task = asyncio.create_task(consumer(values))
    await asyncio.sleep(0.02)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("task cancelled")
    print(await anext(values, "generator ended"))


asyncio.run(main())
