import asyncio.*;
import asyncio.file.*;
import static asyncio.Asyncio.*;

int errors;

/** Reads a log line by line; other tasks go on whenever the disk is asked. */
void count(Path log) throws IOException {
    try (OpenFile file = Disk.open(log)) {
        for (String line : file) {
            if (line.startsWith("ERROR")) {
                errors++;
            }
        }
    }
}

void countAll(Path folder) throws IOException {
    try (Walk walk = Disk.walk(folder)) {
        taskGroup(group -> {
            for (Path path : walk) {
                if (path.endsWith("log")) {
                    group.createTask(() -> count(path));
                }
            }
        });
    }
}

void main() {
    run(() -> {
        try (TemporaryFolder logs = Disk.temporaryFolder()) {
            for (String service : List.of("mail", "shop", "search")) {
                Path folder = Disk.createDirectories(logs.path().resolve(service));
                Disk.writeString(folder.resolve("log"), "INFO begin\nERROR no tea in " + service + "\nINFO end\n");
            }

            countAll(logs.path());
            IO.println("errors: " + errors);

            Path summary = logs.path().resolve("summary");
            try (OpenFile file = Disk.open(summary, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                file.write("services: 3\n");
                file.write("errors: " + errors + "\n");
                IO.println("written: " + file.position() + " bytes");
            }
            IO.println(Disk.readAllLines(summary));
        }
    });
}
