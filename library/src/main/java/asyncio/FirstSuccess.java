package asyncio;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The first of several stages that has a value; if none will have one, the failure that came last. */
final class FirstSuccess {
    private FirstSuccess() {}

    static <T extends @Nullable Object> CompletableFuture<T> of(List<LoopJob<T>> jobs) {
        CompletableFuture<T> first = new CompletableFuture<>();
        AtomicInteger left = new AtomicInteger(jobs.size());
        for (LoopJob<T> job : jobs) {
            CompletionStage<T> outcome = job.outcome();
            outcome.whenComplete((value, error) -> {
                if (error == null) {
                    first.complete(value);
                } else if (left.decrementAndGet() == 0) {
                    first.completeExceptionally(error);
                }
            });
        }
        return first;
    }
}
