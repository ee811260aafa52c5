# Remove_done_callback takes out every registration of that callback and returns how many there were.
import asyncio


def kept(future):
    print("kept")


def removed(future):
    print("never printed")


async def main():
    future = asyncio.get_running_loop().create_future()
    print("before it was added:", future.remove_done_callback(removed))
    future.add_done_callback(removed)
    future.add_done_callback(kept)
    future.add_done_callback(removed)
    future.add_done_callback(kept)
    print("added twice:", future.remove_done_callback(removed))
    print("once more:", future.remove_done_callback(removed))
    future.set_result("value")
    print("after the result:", future.remove_done_callback(kept))
    await asyncio.sleep(0)
    print("main goes on")


asyncio.run(main())
