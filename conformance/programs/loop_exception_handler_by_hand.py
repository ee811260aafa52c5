# Call_exception_handler hands a record to the handler at once, in the caller's stack, from tasks and from outside.
import asyncio


def handler(loop, context):
    print("handler:", context["message"])


async def main():
    loop = asyncio.get_running_loop()
    print("before")
    loop.call_exception_handler({"message": "from a task"})
    print("after")


loop = asyncio.new_event_loop()
print("no handler yet" if loop.get_exception_handler() is None else "a handler")
loop.set_exception_handler(handler)
print("no handler yet" if loop.get_exception_handler() is None else "a handler")
loop.call_exception_handler({"message": "from outside"})
loop.run_until_complete(main())
loop.close()
