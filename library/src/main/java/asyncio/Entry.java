package asyncio;

/** What stands in the loop's ready queue: a callback, a step of a task, or a stack that the JDK wants to go on. */
sealed interface Entry permits Handle, Task, Resume, Guest {}
