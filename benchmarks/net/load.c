/* The load: load PORT CONNECTIONS SIZE DEPTH WARM_SECONDS SECONDS SERVER_PID
 *
 * Each connection keeps DEPTH messages of SIZE bytes, each a line, on their way: when one has come back the next one
 * leaves. All bytes that come back are checked. Prints requests per second, nanoseconds of the server's processor time
 * per request, user and system share of it in clock ticks, and the latency's median and 99th percentile in
 * microseconds. The server's time is summed over its threads, from /proc/PID/task/TID/schedstat.
 *
 * With -DTLS -lssl the same over TLS 1.3, whatever the server's certificate. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#ifdef TLS
#include <openssl/ssl.h>
#include <signal.h>
#endif

enum { READ_SIZE = 256 * 1024, EVENTS = 1024, STEPS = 64, LATENCIES = 64 * STEPS };

struct connection {
    int fd;
    int writing;        /* watched for writing */
    size_t to_send;     /* bytes that are due */
    size_t sent_at;     /* where in the message the next byte stands */
    size_t received_at; /* the same for what comes back */
    uint64_t *began;    /* when each message under way left: a ring of `depth` */
    int oldest;
#ifdef TLS
    SSL *tls;
#endif
};

static size_t size;
static int depth, poller, measuring;
static char *pattern, input[READ_SIZE];
static uint64_t requests, latencies[LATENCIES];

static void die(const char *what) {
    perror(what);
    exit(1);
}

static uint64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000ull + t.tv_nsec;
}

#ifdef TLS
static void start_tls(struct connection *c) {
    static SSL_CTX *context;
    if (!context) {
        signal(SIGPIPE, SIG_IGN);
        context = SSL_CTX_new(TLS_client_method());
        SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION);
        SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    }
    c->tls = SSL_new(context);
    SSL_set_fd(c->tls, c->fd);
    if (SSL_connect(c->tls) != 1) die("TLS handshake");
}

/* As send and recv do. */
static ssize_t outcome(struct connection *c, int result) {
    int error = SSL_get_error(c->tls, result);
    errno = error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE ? EAGAIN : EPROTO;
    return result > 0 ? result : error == SSL_ERROR_ZERO_RETURN ? 0 : -1;
}

static ssize_t send_some(struct connection *c, const char *bytes, size_t n) {
    return outcome(c, SSL_write(c->tls, bytes, n));
}

static ssize_t receive_some(struct connection *c) {
    return outcome(c, SSL_read(c->tls, input, READ_SIZE));
}
#else
static void start_tls(struct connection *c) { (void) c; }

static ssize_t send_some(struct connection *c, const char *bytes, size_t n) {
    return send(c->fd, bytes, n, MSG_NOSIGNAL);
}

static ssize_t receive_some(struct connection *c) {
    return recv(c->fd, input, READ_SIZE, 0);
}
#endif

/* Nanoseconds that all threads of a process have run. */
static uint64_t processor_time(int pid) {
    char name[64];
    snprintf(name, sizeof name, "/proc/%d/task", pid);
    DIR *threads = opendir(name);
    if (!threads) die("the server is gone");
    uint64_t sum = 0;
    for (struct dirent *thread; (thread = readdir(threads));) {
        char file[512];
        unsigned long long nanos = 0;
        snprintf(file, sizeof file, "%s/%s/schedstat", name, thread->d_name);
        FILE *in = thread->d_name[0] == '.' ? NULL : fopen(file, "r");
        if (in && fscanf(in, "%llu", &nanos) == 1) sum += nanos;
        if (in) fclose(in);
    }
    closedir(threads);
    return sum;
}

/* Clock ticks in user and system mode. */
static void ticks(int pid, unsigned long *user, unsigned long *system) {
    char name[64], text[1024];
    snprintf(name, sizeof name, "/proc/%d/stat", pid);
    FILE *in = fopen(name, "r");
    if (!in) die("the server is gone");
    text[fread(text, 1, sizeof text - 1, in)] = 0;
    fclose(in);
    sscanf(strrchr(text, ')') + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", user, system);
}

/* Logarithmic classes, 64 to each power of two. */
static int class_of(uint64_t value) {
    if (value < STEPS) return value;
    int power = 63 - __builtin_clzll(value);
    return (power - 5) * STEPS + ((value >> (power - 6)) & (STEPS - 1));
}

static double value_of(int class) {
    if (class < STEPS) return class;
    int power = class / STEPS + 5;
    return (double) (1ull << power) + ((uint64_t) (class & (STEPS - 1)) << (power - 6));
}

static double percentile(double part) {
    uint64_t seen = 0;
    for (int i = 0; i < LATENCIES; i++) {
        seen += latencies[i];
        if (seen && seen >= part * requests) return value_of(i) / 1000;
    }
    return 0;
}

static void send_due(struct connection *c) {
    while (c->to_send > 0) {
        size_t n = c->to_send < READ_SIZE ? c->to_send : READ_SIZE;
        ssize_t sent = send_some(c, pattern + c->sent_at, n);
        if (sent < 0 && errno != EAGAIN) die("send");
        if (sent < 0) break;
        c->to_send -= sent;
        c->sent_at = (c->sent_at + sent) % size;
    }
    int writing = c->to_send > 0;
    if (writing != c->writing) {
        struct epoll_event event = {.events = EPOLLIN | (writing ? EPOLLOUT : 0), .data.ptr = c};
        epoll_ctl(poller, EPOLL_CTL_MOD, c->fd, &event);
        c->writing = writing;
    }
}

static void receive(struct connection *c) {
    ssize_t n = receive_some(c);
    if (n < 0 && errno == EAGAIN) return;
    if (n <= 0) die("the server has closed a connection");
    if (memcmp(input, pattern + c->received_at, n)) {
        fprintf(stderr, "other bytes came back than were sent\n");
        exit(1);
    }
    size_t at = c->received_at + n;
    c->received_at = at % size;
    uint64_t t = now();
    for (size_t done = at / size; done > 0; done--) {
        if (measuring) {
            latencies[class_of(t - c->began[c->oldest])]++;
            requests++;
        }
        c->began[c->oldest] = t;
        c->oldest = (c->oldest + 1) % depth;
        c->to_send += size;
    }
    send_due(c);
}

static void connect_all(struct connection *all, int connections, int port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    for (int i = 0; i < connections; i++) {
        struct connection *c = &all[i];
        int on = 1;
        c->fd = socket(AF_INET, SOCK_STREAM, 0);
        if (connect(c->fd, (void *) &address, sizeof address)) die("connect");
        setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        start_tls(c);
        fcntl(c->fd, F_SETFL, O_NONBLOCK);
        c->began = calloc(depth, sizeof *c->began);
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
        epoll_ctl(poller, EPOLL_CTL_ADD, c->fd, &event);
    }
}

int main(int count, char **arguments) {
    if (count < 8) return 2;
    int port = atoi(arguments[1]), connections = atoi(arguments[2]), pid = atoi(arguments[7]);
    size = atol(arguments[3]);
    depth = atoi(arguments[4]);
    size_t length = READ_SIZE + size;
    pattern = malloc(length);
    for (size_t i = 0; i < length; i++) pattern[i] = i % size == size - 1 ? '\n' : 'a' + i % size % 23;
    poller = epoll_create1(0);
    struct connection *all = calloc(connections, sizeof *all);
    connect_all(all, connections, port);
    uint64_t start = now(), from = start + atof(arguments[5]) * 1e9, until = from + atof(arguments[6]) * 1e9, t = start;
    uint64_t began = 0, server = 0;
    unsigned long user = 0, system = 0, user_end, system_end;
    for (int i = 0; i < connections; i++) {
        for (int j = 0; j < depth; j++) all[i].began[j] = start;
        all[i].to_send = size * depth;
        send_due(&all[i]);
    }
    struct epoll_event events[EVENTS];
    while (t < until) {
        int ready = epoll_wait(poller, events, EVENTS, 100);
        t = now();
        if (!measuring && t >= from) {
            measuring = 1;
            began = t;
            server = processor_time(pid);
            ticks(pid, &user, &system);
        }
        for (int i = 0; i < ready; i++) {
            struct connection *c = events[i].data.ptr;
            if (events[i].events & ~EPOLLOUT) receive(c);
            if (events[i].events & EPOLLOUT) send_due(c);
        }
    }
    double seconds = (now() - began) / 1e9;
    server = processor_time(pid) - server;
    ticks(pid, &user_end, &system_end);
    printf("%.0f %.0f %lu %lu %.0f %.0f\n", requests / seconds, requests ? (double) server / requests : 0,
           user_end - user, system_end - system, percentile(0.5), percentile(0.99));
    return 0;
}
