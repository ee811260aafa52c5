package asyncio.net;

/** Who keeps count of connections: each is added when it is made and removed when it is lost. */
interface Connections {
    void attach(Transport transport);

    void detach(Transport transport);
}
