package asyncio;

import org.jspecify.annotations.Nullable;

/** Something that other threads may send to the loop; a link of the {@link Mailbox}. Sent at most once. */
abstract class Mail {
    @Nullable
    Mail next;
}
