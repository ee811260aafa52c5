# What takes exactly as long as the limit counts as slow; without debug mode nothing does.
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


def main():
    loop = a_loop()
    loop.slow_callback_duration = 0.25
    for debug in (False, True):
        print("debug", debug)
        loop.set_debug(debug)
        loop.call_soon(take, loop, 0.125)
        loop.call_soon(take, loop, 0.25)
        loop.call_soon(take, loop, 0.5)
        loop.call_soon(loop.stop)
        loop.run_forever()
    loop.close()


main()
