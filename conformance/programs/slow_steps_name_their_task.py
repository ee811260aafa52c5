# A slow step is logged with its task, each step by itself, however long the task takes in all.
import asyncio
import logging


class Printer(logging.Handler):
    def emit(self, record):
        text = record.getMessage()
        if text.startswith("Executing <"):
            print(what(text), text[text.rindex(" took "):].strip())


def what(text):
    if "name='" in text:
        return "task " + text.split("name='")[1].split("'")[0]
    return "timer" if "<TimerHandle" in text else "callback"


def a_loop():
    logger = logging.getLogger("asyncio")
    logger.addHandler(Printer())
    logger.propagate = False
    loop = asyncio.new_event_loop()
    loop.clock = [0.0]
    loop.time = lambda: loop.clock[0]
    select = loop._selector.select

    def jump(timeout=None):
        if timeout:
            loop.clock[0] += timeout
        return select(0)

    loop._selector.select = jump
    return loop


def take(loop, seconds):
    loop.clock[0] += seconds


async def work(loop):
    take(loop, 0.0625)
    await asyncio.sleep(1)
    take(loop, 0.5)
    await asyncio.sleep(1)
    take(loop, 0.0625)
    await asyncio.sleep(1)
    take(loop, 2)


def main():
    loop = a_loop()
    loop.set_debug(True)
    task = loop.create_task(work(loop), name="worker")
    loop.call_later(20, loop.stop)
    loop.run_forever()
    print("ended")
    loop.close()


main()
