# A failure is reported to the exception handler when nobody takes it, and not when somebody does, be it late.
import asyncio


async def failing(name):
    print(name, "fails")
    raise ValueError(name)


def handler(loop, context):
    print("handler:", context["message"])
    print("handler:", context["exception"])


async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    first = asyncio.create_task(failing("first"))
    second = asyncio.create_task(failing("second"))
    await asyncio.sleep(0.02)
    try:
        await first
    except ValueError as e:
        print("main caught:", e)
    print("main looked at:", second.exception())
    await asyncio.sleep(0.02)
    asyncio.create_task(failing("third"))
    await asyncio.sleep(0.02)


asyncio.run(main())
print("the end")
