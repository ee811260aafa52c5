// In which turn a group goes on, when its tasks end well, fail or are cancelled, one after the other.
import asyncio.*;
import static asyncio.Asyncio.*;

record Member(String name, int turns) {}

void ticker() {
    for (int tick = 0; tick < 8; tick++) {
        IO.println("tick " + tick);
        sleep(0);
    }
}

void child(Member member) {
    for (int i = 0; i < member.turns(); i++) {
        sleep(0);
    }
    IO.println(member.name() + " ends");
    getRunningLoop().callSoon(() -> IO.println("after " + member.name()));
    if (member.name().equals("bad")) {
        throw new IllegalArgumentException(member.name());
    }
}

void groupOf(Member... members) {
    IO.println("group "
            + String.join(" ", Arrays.stream(members).map(Member::name).toList()));
    var ticking = createTask(() -> ticker());
    try {
        taskGroup(group -> {
            var tasks = new ArrayList<Task<Void>>();
            for (var member : members) {
                tasks.add(group.createTask(() -> child(member)));
            }
            if (members[0].name().equals("cancelled")) {
                tasks.getFirst().cancel();
            }
        });
        IO.println("group ends");
    } catch (ExceptionGroup e) {
        IO.println("group fails " + e.exceptions().size());
    }
    await(ticking);
}

void main() {
    run(() -> {
        groupOf(new Member("first", 0), new Member("second", 0), new Member("third", 0));
        groupOf(new Member("late", 3), new Member("early", 0), new Member("middle", 2));
        groupOf(new Member("bad", 0), new Member("good", 0));
        groupOf(new Member("good", 0), new Member("bad", 0));
        groupOf(new Member("cancelled", 0), new Member("good", 0));
        groupOf(new Member("cancelled", 0), new Member("good", 2), new Member("other", 2));
    });
}
