/* The floor: an echo server on one thread with epoll, as plain as it gets. echo PORT [line]
 *
 * One recv and one send for each time that a connection is ready. With `line` only whole lines go back; what is left
 * of a line waits for its end. A connection whose bytes the system does not take at once is watched for writing, and
 * not read until they are gone. */
#define _GNU_SOURCE
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { READ_SIZE = 256 * 1024, EVENTS = 1024 };

struct connection {
    int fd;
    char *held;      /* bytes not sent yet, or the beginning of a line */
    size_t held_size;
    size_t sent;     /* how many of them are gone */
    int writing;     /* watched for writing */
};

static int poller;
static char input[2 * READ_SIZE];

static void die(const char *what) {
    perror(what);
    exit(1);
}

static void watch(struct connection *c, int operation, uint32_t events) {
    struct epoll_event event = {.events = events, .data.ptr = c};
    if (epoll_ctl(poller, operation, c->fd, &event)) die("epoll_ctl");
}

static void drop(struct connection *c) {
    close(c->fd);
    free(c->held);
    free(c);
}

static void hold(struct connection *c, const char *bytes, size_t size) {
    c->held = realloc(c->held, size);
    memcpy(c->held, bytes, size);
    c->held_size = size;
    c->sent = 0;
}

static void accept_one(int listener) {
    int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK), on = 1;
    if (fd < 0) return;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    struct connection *c = calloc(1, sizeof *c);
    c->fd = fd;
    watch(c, EPOLL_CTL_ADD, EPOLLIN);
}

/* Sends what is held; 0 if the connection is lost. */
static int flush(struct connection *c) {
    ssize_t n = send(c->fd, c->held + c->sent, c->held_size - c->sent, MSG_NOSIGNAL);
    if (n < 0) return errno == EAGAIN;
    c->sent += n;
    if (c->sent == c->held_size) {
        c->held_size = 0;
        c->writing = 0;
        watch(c, EPOLL_CTL_MOD, EPOLLIN);
    }
    return 1;
}

/* Reads once and answers; 0 if the connection is lost. */
static int answer(struct connection *c, int by_line) {
    size_t before = c->held_size;
    if (before) memcpy(input, c->held, before);
    c->held_size = 0;
    ssize_t n = recv(c->fd, input + before, READ_SIZE, 0);
    if (n <= 0) return n < 0 && errno == EAGAIN;
    size_t size = before + n, out = size;
    if (by_line) {
        char *last = memrchr(input + before, '\n', n);
        out = last ? last - input + 1 : 0;
    }
    ssize_t sent = out ? send(c->fd, input, out, MSG_NOSIGNAL) : 0;
    if (sent < 0 && errno != EAGAIN) return 0;
    if (sent < 0) sent = 0;
    if ((size_t) sent < size) hold(c, input + sent, size - sent);
    if ((size_t) sent < out) {
        c->writing = 1;
        watch(c, EPOLL_CTL_MOD, EPOLLOUT);
    }
    return 1;
}

int main(int count, char **arguments) {
    int by_line = count > 2 && !strcmp(arguments[2], "line");
    int listener = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(arguments[1])),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (bind(listener, (void *) &address, sizeof address) || listen(listener, 4096)) die("listen");
    poller = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL}, events[EVENTS];
    epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event);
    for (;;) {
        int ready = epoll_wait(poller, events, EVENTS, -1);
        for (int i = 0; i < ready; i++) {
            struct connection *c = events[i].data.ptr;
            if (!c) accept_one(listener);
            else if (!(c->writing ? flush(c) : answer(c, by_line))) drop(c);
        }
    }
}
