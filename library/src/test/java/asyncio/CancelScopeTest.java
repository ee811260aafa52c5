package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Blocks that are cancelled as a whole. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class CancelScopeTest {
    private final List<String> lines = new ArrayList<>();

    private static double now() {
        return getRunningLoop().time();
    }

    @Test
    void every_form_takes_a_value_or_none() {
        run(() -> {
            Duration second = Duration.ofSeconds(1);
            assertEquals("a", cancelScope(scope -> "a"));
            assertEquals("b", moveOnAfter(1, () -> "b"));
            assertEquals("c", moveOnAfter(second, () -> "c"));
            assertEquals("d", moveOnAfter(1, scope -> "d"));
            assertEquals("e", moveOnAfter(second, scope -> "e"));
            assertEquals("f", moveOnAt(1, () -> "f"));
            assertEquals("g", moveOnAt(1, scope -> "g"));
            assertEquals("h", uninterruptible(() -> "h"));
            assertEquals("i", new CancelScope().run(() -> "i"));
            assertFalse(cancelScope(scope -> {
                        lines.clear();
                    })
                    .cancelCalled());
            assertFalse(moveOnAfter(1, () -> lines.clear()).cancelCalled());
            assertFalse(moveOnAfter(second, () -> lines.clear()).cancelCalled());
            assertFalse(moveOnAfter(1, scope -> {
                        lines.clear();
                    })
                    .cancelCalled());
            assertFalse(moveOnAfter(second, scope -> {
                        lines.clear();
                    })
                    .cancelCalled());
            assertFalse(moveOnAt(1, () -> lines.clear()).cancelCalled());
            assertFalse(moveOnAt(1, scope -> {
                        lines.clear();
                    })
                    .cancelCalled());
            uninterruptible(() -> lines.clear());
            new CancelScope().run(() -> lines.clear());
        });
    }

    @Test
    void every_wait_in_a_cancelled_scope_throws() {
        run(() -> {
            Task<?> other = createTask(() -> sleep(100));
            CancelScope scope = cancelScope(handle -> {
                handle.cancel("enough");
                String message =
                        assertThrows(CancelledError.class, () -> sleep(1)).getMessage();
                assertEquals("enough", message);
                assertEquals(
                        "enough",
                        assertThrows(CancelledError.class, () -> sleep(0)).getMessage());
                assertThrows(CancelledError.class, () -> await(new Future<>()));
                assertThrows(CancelledError.class, () -> await(gather(other)));
                assertThrows(CancelledError.class, () -> await(shield(createTask(() -> sleep(1)))));
                assertThrows(CancelledError.class, () -> waitFor(new Future<>(), 5));
                assertThrows(CancelledError.class, () -> waitFor(new Future<>(), 0));
                assertThrows(CancelledError.class, () -> Asyncio.wait(List.of(createTask(() -> sleep(1)))));
                assertThrows(CancelledError.class, () -> new Queue<String>().get());
                assertThrows(CancelledError.class, () -> new Event().await());
                assertThrows(CancelledError.class, () -> new Semaphore(0).acquire());
                assertThrows(CancelledError.class, () -> new Barrier(2).await());
                lines.add("survived");
            });
            assertEquals(List.of("survived"), lines);
            assertFalse(scope.cancelledCaught());
            assertTrue(other.cancelled());
            assertEquals(0, now());
            sleep(1);
        });
    }

    @Test
    void what_need_not_wait_does_not_throw() {
        run(() -> {
            Future<String> done = new Future<>();
            done.setResult("there");
            cancelScope(scope -> {
                scope.cancel();
                assertEquals("there", await(done));
                new Lock().acquire();
                Queue<String> queue = new Queue<>();
                queue.put("item");
                assertEquals("item", queue.get());
                taskGroup(group -> lines.add("empty group"));
                lines.add(await(() -> "coroutine"));
            });
            assertEquals(List.of("empty group", "coroutine"), lines);
        });
    }

    @Test
    void a_wait_that_had_its_result_first_gives_it() {
        run(() -> {
            Future<String> future = new Future<>();
            CancelScope scope = new CancelScope();
            getRunningLoop().callSoon(() -> {
                future.setResult("first");
                scope.cancel();
            });
            scope.run(() -> {
                lines.add(await(future));
                sleep(0);
                lines.add("never");
            });
            assertTrue(scope.cancelledCaught());
            assertEquals(List.of("first"), lines);
        });
    }

    @Test
    void clean_up_that_waits_is_cut_short_unless_it_is_shielded() {
        run(() -> {
            moveOnAfter(1, () -> {
                try {
                    sleep(5);
                } finally {
                    cancelScope(shielded -> {
                        shielded.setShield(true);
                        sleep(2);
                        lines.add("flushed at " + now());
                    });
                    try {
                        sleep(2);
                        lines.add("never");
                    } finally {
                        lines.add("left at " + now());
                    }
                }
            });
            assertEquals(List.of("flushed at 3.0", "left at 3.0"), lines);
        });
    }

    @Test
    void a_shield_hides_outer_scopes_but_not_its_own_cancellation() {
        run(() -> {
            CancelScope outer = moveOnAfter(1, () -> {
                CancelScope inner = moveOnAfter(2, scope -> {
                    scope.setShield(true);
                    assertTrue(scope.shield());
                    sleep(10);
                });
                assertTrue(inner.cancelledCaught());
                assertEquals(2, now());
                sleep(1);
                lines.add("never");
            });
            assertTrue(outer.cancelledCaught());
            assertEquals(2, now());
            assertEquals(List.of(), lines);
        });
    }

    @Test
    void a_shield_that_is_taken_away_lets_the_cancellation_in() {
        run(() -> {
            CancelScope outer = moveOnAfter(1, () -> {
                cancelScope(scope -> {
                    scope.setShield(true);
                    getRunningLoop().callLater(3, () -> scope.setShield(false));
                    sleep(10);
                    lines.add("never");
                });
            });
            assertTrue(outer.cancelledCaught());
            assertEquals(3, now());
        });
    }

    @Test
    void a_shield_can_be_raised_after_the_cancellation() {
        run(() -> {
            moveOnAfter(
                    1,
                    () -> cancelScope(scope -> {
                        assertThrows(CancelledError.class, () -> sleep(10));
                        scope.setShield(true);
                        sleep(1);
                        lines.add("shielded");
                        scope.setShield(false);
                        sleep(1);
                        lines.add("never");
                    }));
            assertEquals(List.of("shielded"), lines);
            assertEquals(2, now());
        });
    }

    @Test
    void a_scope_can_be_prepared_and_cancelled_before_its_block() {
        run(() -> {
            CancelScope scope = new CancelScope();
            scope.setDeadline(2);
            scope.setDeadline(1);
            scope.setShield(true);
            sleep(3);
            scope.run(() -> {
                assertTrue(scope.cancelCalled());
                sleep(0);
                lines.add("never");
            });
            assertTrue(scope.cancelledCaught());
            CancelScope cancelled = new CancelScope();
            cancelled.cancel("early");
            cancelled.run(() -> {
                assertEquals(
                        "early",
                        assertThrows(CancelledError.class, () -> sleep(1)).getMessage());
                sleep(1);
                lines.add("never");
            });
            assertTrue(cancelled.cancelledCaught());
            assertEquals(List.of(), lines);
        });
    }

    @Test
    void outside_a_task_there_is_no_scope() {
        assertThrows(IllegalStateException.class, () -> cancelScope(scope -> lines.add("ran")));
        assertThrows(IllegalStateException.class, () -> moveOnAfter(1, () -> lines.add("ran")));
        assertThrows(IllegalStateException.class, () -> uninterruptible(() -> lines.add("ran")));
        assertThrows(IllegalStateException.class, () -> currentEffectiveDeadline());
        assertEquals(List.of(), lines);
    }

    @Test
    void a_scope_is_for_one_block() {
        run(() -> {
            CancelScope scope = cancelScope(handle -> {
                assertThrows(IllegalStateException.class, () -> handle.run(() -> lines.add("ran")));
            });
            String message = assertThrows(IllegalStateException.class, () -> scope.run(() -> lines.add("ran")))
                    .getMessage();
            assertTrue(message.startsWith("<CancelScope [finished]> was entered before"), message);
            assertThrows(IllegalStateException.class, () -> scope.setDeadline(1));
            assertThrows(IllegalStateException.class, () -> scope.setShield(true));
            scope.cancel();
            assertFalse(scope.cancelCalled());
            assertEquals(List.of(), lines);
        });
    }

    @Test
    void another_thread_may_not_use_a_scope() {
        run(() -> cancelScope(scope -> {
            for (Runnable act :
                    List.<Runnable>of(scope::cancel, () -> scope.setDeadline(1), () -> scope.setShield(true))) {
                var error = assertThrows(
                        CompletionException.class,
                        () -> CompletableFuture.runAsync(act).join());
                assertInstanceOf(IllegalStateException.class, error.getCause());
            }
            assertFalse(scope.cancelCalled());
        }));
    }

    @Test
    void other_errors_go_on() {
        run(() -> {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> failAfter(1, () -> {
                        try {
                            sleep(2);
                        } finally {
                            throwIt();
                        }
                    }));
            assertThrows(
                    CancelledError.class,
                    () -> cancelScope(scope -> {
                        throw new CancelledError("mine");
                    }));
            sleep(1);
        });
    }

    private static void throwIt() {
        throw new IllegalArgumentException("clean-up");
    }

    @Test
    void a_scope_says_what_state_it_is_in() {
        run(() -> {
            CancelScope scope = new CancelScope();
            assertEquals("<CancelScope [new]>", scope.toString());
            scope.setDeadline(4);
            scope.setShield(true);
            scope.run(() -> assertEquals("<CancelScope [active] deadline=4.0 shield>", scope.toString()));
            assertTrue(cancelScope(handle -> {
                        handle.cancel();
                    })
                    .toString()
                    .startsWith("<CancelScope [finished] cancelled"));
        });
    }

    @Test
    @EnabledIfSystemProperty(named = "asyncio.way", matches = "scheduled")
    void a_blocking_call_of_the_jdk_is_interrupted_each_time() {
        run(() -> {
            CancelScope scope = moveOnAfter(1, () -> {
                assertThrows(InterruptedException.class, () -> new CountDownLatch(1).await());
                assertThrows(InterruptedException.class, () -> new CountDownLatch(1).await());
                new CountDownLatch(1).await();
            });
            assertTrue(scope.cancelledCaught());
            assertFalse(Thread.currentThread().isInterrupted());
            var box = new SynchronousQueue<String>();
            getRunningLoop().callSoon(() -> box.offer("undisturbed"));
            assertEquals("undisturbed", box.take());
            sleep(1);
        });
    }

    @Test
    void a_loop_that_closes_unwinds_a_scope_also_a_cancelled_one(Log log) {
        EventLoop loop = new EventLoop();
        loop.createTask(() -> {
            cancelScope(scope -> {
                getRunningLoop().callLater(1, getRunningLoop()::stop);
                try {
                    sleep(10);
                } finally {
                    scope.cancel();
                }
            });
            lines.add("never");
        });
        loop.runForever();
        loop.close();
        assertEquals(List.of(), lines);
        log.take();
    }
}
