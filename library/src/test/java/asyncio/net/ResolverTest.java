package asyncio.net;

import static org.junit.jupiter.api.Assertions.*;

import asyncio.EventLoop;
import asyncio.Log;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.testing.VirtualClock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Literal addresses, and the order of addresses. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class ResolverTest {
    private static List<InetSocketAddress> addresses(String... hosts) {
        return Stream.of(hosts).map(host -> new InetSocketAddress(host, 1)).toList();
    }

    @Test
    void families_take_turns() {
        assertEquals(
                addresses("::1", "10.0.0.1", "::2", "10.0.0.2", "::3"),
                Resolver.interleave(addresses("::1", "::2", "::3", "10.0.0.1", "10.0.0.2"), 1));
    }

    @Test
    void some_of_the_first_family_may_come_first() {
        assertEquals(
                addresses("10.0.0.1", "10.0.0.2", "::1", "10.0.0.3", "::2"),
                Resolver.interleave(addresses("10.0.0.1", "10.0.0.2", "10.0.0.3", "::1", "::2"), 2));
        assertEquals(addresses("10.0.0.1", "::1", "::2"), Resolver.interleave(addresses("10.0.0.1", "::1", "::2"), 9));
    }

    @Test
    void a_single_family_keeps_its_order() {
        assertEquals(addresses("::2", "::1"), Resolver.interleave(addresses("::2", "::1"), 1));
    }

    /** Does at once what it is given, and lets time pass meanwhile. */
    private static final class Slow extends AbstractExecutorService {
        private final VirtualClock clock;
        private final Duration delay;

        Slow(VirtualClock clock, Duration delay) {
            this.clock = clock;
            this.delay = delay;
        }

        @Override
        public void execute(Runnable work) {
            clock.advance(delay);
            work.run();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return true;
        }

        @Override
        public boolean isTerminated() {
            return true;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }

    private static List<String> infosOfALookUp(EventLoop loop, VirtualClock clock, Log log, int millis) {
        log.takeInfos();
        loop.setDefaultExecutor(new Slow(clock, Duration.ofMillis(millis)));
        loop.runUntilComplete(() -> Net.getaddrinfo("localhost", 80));
        return log.takeInfos();
    }

    @Test
    void a_slow_look_up_is_logged_in_debug_mode(EventLoop loop, VirtualClock clock, Log log) {
        assertEquals(List.of(), infosOfALookUp(loop, clock, log, 250));
        loop.setDebug(true);
        assertEquals(List.of(), infosOfALookUp(loop, clock, log, 50));
        List<String> infos = infosOfALookUp(loop, clock, log, 250);
        assertEquals(1, infos.size(), infos::toString);
        assertTrue(infos.getFirst().startsWith("Getting address info localhost:80 took 250.000ms: [localhost/"));
    }

    @Test
    void a_look_up_that_fails_slowly_is_logged_too(EventLoop loop, VirtualClock clock, Log log) {
        loop.setDebug(true);
        loop.setDefaultExecutor(new Slow(clock, Duration.ofSeconds(1)));
        assertThrows(
                UnknownHostException.class,
                () -> loop.runUntilComplete(() -> Net.getaddrinfo("no-such-host.invalid", 80)));
        assertEquals(
                "Getting address info no-such-host.invalid:80 took 1000.000ms: failure",
                log.takeInfos().getLast());
    }

    @Test
    void an_international_name_is_asked_for_in_ascii() throws UnknownHostException {
        assertEquals("localhost", Resolver.ascii("localhost"));
        assertEquals("A_b.Example", Resolver.ascii("A_b.Example"));
        assertEquals("xn--bcher-kva.example", Resolver.ascii("BÜCHER.example"));
        assertEquals("xn--e28h.invalid", Resolver.ascii("😀.invalid"));
        assertEquals("xn--tda.x", Resolver.ascii("ü。x"));
        for (String none : List.of("ü..x", "ü".repeat(70))) {
            String message = assertThrows(UnknownHostException.class, () -> Resolver.ascii(none))
                    .getMessage();
            assertTrue(message.startsWith("\"" + none + "\" cannot be encoded as the name of a host"), message);
        }
    }

    @Test
    void tls_names_a_host_in_ascii() throws IOException {
        TlsOptions options = TlsOptions.of(TlsFiles.trusting());
        assertEquals(
                "xn--bcher-kva.example",
                TlsSetup.client(options, "bücher.example", 1).engine().getPeerHost());
        TlsOptions named = options.withServerHostname("bücher.example");
        assertEquals(
                "xn--bcher-kva.example",
                TlsSetup.client(named, "localhost", 1).engine().getPeerHost());
        assertThrows(UnknownHostException.class, () -> TlsSetup.client(options, "ü..x", 1));
    }

    @Test
    void a_literal_address_is_no_name() {
        assertNotNull(Resolver.literal("127.0.0.1"));
        assertNotNull(Resolver.literal("::1"));
        assertNull(Resolver.literal("localhost"));
        assertNull(Resolver.literal(""));
    }
}
