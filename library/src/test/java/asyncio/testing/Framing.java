package asyncio.testing;

import asyncio.net.ConnectOptions;
import asyncio.net.Stream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Ways to tell where a frame ends. */
enum Framing {
    /** The reader knows how long it is. */
    LENGTH {
        @Override
        byte[] finish(byte[] frame) {
            return frame;
        }

        @Override
        byte[] receive(Stream stream, int length) throws IOException {
            return stream.readExactly(length);
        }

        /** An exact read may be longer than the limit, and has to resume a transport that was paused because of it. */
        @Override
        ConnectOptions options(int longest) {
            return super.options(1 + longest / 8);
        }
    },

    LINE {
        @Override
        byte[] finish(byte[] frame) {
            return withEnd(frame, "\n");
        }

        @Override
        byte[] receive(Stream stream, int length) throws IOException {
            return stream.readLine();
        }
    },

    SEPARATOR {
        @Override
        byte[] finish(byte[] frame) {
            return withEnd(frame, frame.length % 2 == 0 ? "ba\r\n" : "bb");
        }

        @Override
        byte[] receive(Stream stream, int length) throws IOException {
            return stream.readUntil("ba\r\n".getBytes(), "bb".getBytes());
        }
    };

    /** A frame with its end. */
    abstract byte[] finish(byte[] frame);

    abstract byte[] receive(Stream stream, int length) throws IOException;

    private static byte[] withEnd(byte[] frame, String end) {
        byte[] whole = Arrays.copyOf(frame, frame.length + end.length());
        System.arraycopy(end.getBytes(), 0, whole, frame.length, end.length());
        return whole;
    }

    /** Frames of random content, short and long, in which no end occurs. */
    List<byte[]> frames(Random random, int count, int longest) {
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] frame = new byte[random.nextInt(random.nextBoolean() ? 10 : longest)];
            for (int at = 0; at < frame.length; at++) {
                boolean mayBeB = at > 0 && frame[at - 1] != 'b' && at + 1 < frame.length;
                frame[at] = (byte) (mayBeB && random.nextInt(4) == 0 ? 'b' : 'c' + random.nextInt(20));
            }
            frames.add(finish(frame));
        }
        return frames;
    }

    ConnectOptions options(int longest) {
        return ConnectOptions.DEFAULT.withLimit(longest);
    }

    /** Writes a frame, whole or in pieces, and waits if too much is buffered. */
    void send(byte[] frame, Stream stream, Random random) throws IOException {
        int middle = random.nextInt(frame.length + 1);
        switch (random.nextInt(3)) {
            case 0 -> stream.write(frame);
            case 1 -> {
                stream.writer().write(ByteBuffer.wrap(frame, 0, middle));
                stream.write(ByteBuffer.wrap(frame, middle, frame.length - middle));
            }
            default -> {
                byte[] head = Arrays.copyOf(frame, middle);
                byte[] tail = Arrays.copyOfRange(frame, middle, frame.length);
                stream.writer().writelines(List.of(head, tail));
                stream.writer().drain();
            }
        }
    }
}
