import asyncio.*;
import asyncio.net.*;
import static asyncio.Asyncio.*;
import java.net.http.*;

/** A small site, each page with its links; it is served by this program, too. */
final Map<String, List<String>> site = Map.of(
        "/", List.of("/tea", "/coffee"),
        "/tea", List.of("/", "/green", "/black"),
        "/coffee", List.of("/", "/tea", "/decaf"),
        "/green", List.of("/tea"),
        "/black", List.of("/tea", "/"));

void serve(Stream stream) throws IOException {
    String path = new String(stream.readLine()).split(" ")[1];
    while (stream.readLine().length > 2) {}
    var links = site.get(path);
    var body = new StringBuilder();
    if (links != null) {
        links.forEach(link -> body.append("<a href=\"" + link + "\">"));
    }
    String status = links == null ? "404 Not Found" : "200 OK";
    stream.write(
            ("HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body)
                    .getBytes());
}

/** Follows links from page to page, each once, and never asks for more than two pages at a time. */
class Crawler {
    final HttpClient client = HttpClient.newHttpClient();
    final CapacityLimiter limiter = new CapacityLimiter(2);
    final Map<String, Integer> pages = new TreeMap<>();

    void visit(TaskGroup group, URI page) {
        if (pages.putIfAbsent(page.getPath(), 0) != null) {
            return;
        }
        group.createTask(() -> {
            var response = fetch(page);
            pages.put(page.getPath(), response.statusCode());
            Pattern.compile("href=\"(.*?)\"")
                    .matcher(response.body())
                    .results()
                    .forEach(link -> visit(group, page.resolve(link.group(1))));
        });
    }

    HttpResponse<String> fetch(URI page) {
        try (var held = limiter.hold()) {
            var request = HttpRequest.newBuilder(page).build();
            return await(wrapFuture(client.sendAsync(request, HttpResponse.BodyHandlers.ofString())));
        }
    }
}

void main() {
    var crawler = new Crawler(); // before the run: making a client loads certificates, which would hold the loop
    run(() -> {
        try (Server server = Net.serve(this::serve, "127.0.0.1", 0)) {
            taskGroup(group -> {
                crawler.visit(group, URI.create("http://127.0.0.1:" + server.port() + "/"));
            });
            crawler.pages.forEach((page, status) -> IO.println(status + " " + page));
            toThread(crawler.client::close);
        }
    });
}
