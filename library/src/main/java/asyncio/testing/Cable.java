package asyncio.testing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Between two hosts, or from a host to itself: two lanes, which are cut and healed together. */
final class Cable {
    final SimulatedLink link;
    private final Lane forth;
    private final Lane back;
    private final Set<SimulatedRoute> stalled = new LinkedHashSet<>();
    private boolean cut;

    Cable(SimulatedLink link, NetworkStack one, NetworkStack other) {
        this.link = link;
        forth = new Lane(this, one, other);
        back = one == other ? forth : new Lane(this, other, one);
    }

    Lane from(NetworkStack host) {
        return host == forth.from ? forth : back;
    }

    boolean isCut() {
        return cut;
    }

    void cut() {
        cut = true;
    }

    void heal() {
        cut = false;
        List<SimulatedRoute> waiting = List.copyOf(stalled);
        stalled.clear();
        waiting.forEach(SimulatedRoute::resume);
    }

    /** Has a route resumed when this has healed. */
    void await(SimulatedRoute route) {
        stalled.add(route);
    }

    void forget(SimulatedRoute route) {
        stalled.remove(route);
    }
}
