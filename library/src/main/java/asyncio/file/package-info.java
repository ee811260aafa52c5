/**
 * Files without holding the loop: opened, read, written, copied and walked through on a few threads of their own.
 *
 * <p>Start at {@link asyncio.file.Disk}. An operation of a file system cannot wait in the way that a task can: it holds
 * the thread that makes it, and a slow disk would stop the loop. So each is made on another thread, and suspends its
 * task only. The threads are few, and nobody else's: a disk that hangs keeps neither name look-up nor
 * {@link asyncio.Asyncio#toThread} from their work.
 *
 * <p>What does not live here: sockets and pipes, which the loop itself can watch.
 */
@NullMarked
package asyncio.file;

import org.jspecify.annotations.NullMarked;
