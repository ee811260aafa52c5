// A plain thread calls into an event loop and waits for the answers.
import asyncio.*;
import static asyncio.Asyncio.*;

class Account {
    private int balance = 100; // needs no lock: only tasks of one loop touch it

    int withdraw(int amount) {
        sleep(0.1); // asks somebody for leave
        if (amount > balance) {
            throw new IllegalArgumentException("only " + balance + " left");
        }
        balance -= amount;
        return balance;
    }
}

void main() {
    try (BlockingPortal portal = BlockingPortal.start()) { // runs a loop on a thread of its own
        var account = new Account();
        IO.println(
                "left: " + portal.call(() -> account.withdraw(60))); // blocks this thread until the task has ended
        try {
            portal.call(() -> account.withdraw(60));
        } catch (IllegalArgumentException e) {
            IO.println("refused: " + e.getMessage());
        }
        var later = portal.startTaskSoon(() -> sleep(1, "nobody has to wait"));
        IO.println("started");
        IO.println(later.join());
    }
    IO.println("the loop has ended");
}
