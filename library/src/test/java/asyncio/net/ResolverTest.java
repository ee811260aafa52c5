package asyncio.net;

import static org.junit.jupiter.api.Assertions.*;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Literal addresses, and the order of addresses. */
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

    @Test
    void a_literal_address_is_no_name() {
        assertNotNull(Resolver.literal("127.0.0.1"));
        assertNotNull(Resolver.literal("::1"));
        assertNull(Resolver.literal("localhost"));
        assertNull(Resolver.literal(""));
    }
}
