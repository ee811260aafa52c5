# A function runs on another thread, and the task goes on with its result.
import asyncio
import threading


def add(left, right):
    print("same thread", threading.current_thread() is main_thread)
    return left + right


async def main():
    print(await asyncio.to_thread(add, 1, 2))
    print(await asyncio.to_thread(lambda: "None"))


main_thread = threading.current_thread()
asyncio.run(main())
