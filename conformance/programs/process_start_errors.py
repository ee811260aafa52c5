# What keeps a child from being started, and bad arguments.
import asyncio


async def attempt(name, *command, **options):
    try:
        await asyncio.create_subprocess_exec(*command, **options)
        print(name, "started")
    except FileNotFoundError:
        print(name, "not found")
    except NotADirectoryError:
        print(name, "no directory")
    except PermissionError:
        print(name, "permission denied")
    except ValueError:
        print(name, "value error")
    except OSError:
        print(name, "os error")


async def main():
    await attempt("missing", "no-such-program")
    await attempt("missing path", "/no/such/program")
    await attempt("not executable", "/etc/passwd")
    await attempt("a folder", "/etc")
    await attempt("missing directory", "true", cwd="/no/such/directory")
    await attempt("file as directory", "true", cwd="/etc/passwd")
    await attempt("null in an argument", "true", "a\0b")
    await attempt("a name with =", "true", env={"a=b": "c"})


asyncio.run(main())
