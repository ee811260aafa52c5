# A group can be taken apart by class, and keeps its shape.
import asyncio


def show(name, error, depth=0):
    if error is None:
        print(name, "nothing")
    elif isinstance(error, ExceptionGroup):
        print("  " * depth + name, error.message, "of", len(error.exceptions))
        for one in error.exceptions:
            show(name, one, depth + 1)
    else:
        print("  " * depth + name, error)


async def main():
    group = ExceptionGroup("outer", [ValueError("a"), ExceptionGroup("inner", [ValueError("b"), LookupError("c")])])
    match, rest = group.split(ValueError)
    show("match:", match)
    show("rest:", rest)
    show("subgroup:", group.subgroup(LookupError))
    show("subgroup:", group.subgroup(NotImplementedError))
    print("same" if group.subgroup(ExceptionGroup) is group else "another")
    try:
        ExceptionGroup("empty", [])
    except ValueError:
        print("value error")


asyncio.run(main())
