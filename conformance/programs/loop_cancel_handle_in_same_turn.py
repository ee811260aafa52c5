# A handle that an earlier callback of the same turn cancels does not run.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    handles = []
    loop.call_soon(lambda: handles[1].cancel())
    handles.append(loop.call_soon(print, "kept"))
    handles.append(loop.call_soon(print, "never printed"))
    handles.append(loop.call_soon(print, "kept too"))
    await asyncio.sleep(0)
    for handle in handles:
        print("cancelled" if handle.cancelled() else "not cancelled")
    handles[0].cancel()
    print("cancelled after it ran" if handles[0].cancelled() else "not cancelled")


asyncio.run(main())
