package asyncio.testing;

/** What brings bytes, and what else there is to tell, from one end of a connection to the other, in order. */
interface Carrier {
    /** Takes everything over at once. */
    Carrier IMMEDIATE = (piece, bytes, arrive) -> arrive.run();

    /** What is carried. */
    enum Piece {
        /** A part of the stream. */
        BYTES,

        /** The end of the stream. */
        END,

        /** Word that bytes were read. */
        RECEIPT,

        /** Word that there is no connection any more. It is not sent again if it gets lost. */
        RESET,

        /** The same word, as the answer to bytes: as those are sent again, so is the answer. */
        REFUSAL
    }

    /** How many of so many bytes are carried next in one piece: at least one. */
    default int cut(int bytes) {
        return bytes;
    }

    /** Carries a piece of so many bytes, and calls {@code arrive} at the other end when it gets there. */
    void carry(Piece piece, int bytes, Runnable arrive);
}
