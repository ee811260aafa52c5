# A context may hold what its caller knows; the handler gets it as it is.
import asyncio


def handler(loop, context):
    print(context["message"])
    for key in ("exception", "transport", "protocol", "my own"):
        print(key, context.get(key, "-"))


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_exception_handler({"message": "lost", "transport": "tcp", "protocol": "echo"})
    loop.call_exception_handler({"message": "found", "exception": ValueError("broken"), "my own": 42})
    loop.call_exception_handler({"message": "nothing else"})


asyncio.run(main())
