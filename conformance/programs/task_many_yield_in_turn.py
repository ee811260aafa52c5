# A thousand tasks that yield take their turns strictly one after the other, round by round.
import asyncio


async def worker(number, log):
    for round_ in range(3):
        log.append(round_ * 1000 + number)
        await asyncio.sleep(0)


async def main():
    log = []
    await asyncio.gather(*[worker(number, log) for number in range(1000)])
    print("steps:", len(log))
    print("in order" if log == list(range(3000)) else "out of order")


asyncio.run(main())
