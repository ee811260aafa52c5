# A leftover task that fails while it is cancelled is reported to the exception handler; the result is not touched.
import asyncio


async def leftover():
    try:
        await asyncio.sleep(10)
    finally:
        raise ValueError("broken clean-up")


def handler(loop, context):
    print("handler:", context["message"])
    print("value error:", context["exception"])
    print("task:", context["task"].get_name())


async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    asyncio.create_task(leftover(), name="leftover")
    await asyncio.sleep(0.01)
    return "main's value"


print(asyncio.run(main()))
