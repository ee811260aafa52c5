package asyncio.benchmarks.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.handler.codec.LineBasedFrameDecoder;

/** The same with Netty and its own epoll, on one event loop. Replies leave when a batch of input has been read. */
final class NettyEcho {
    private NettyEcho() {}

    static void serve(int port, boolean byLine) throws InterruptedException {
        var group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        var bootstrap = new ServerBootstrap()
                .group(group)
                .channel(EpollServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, EchoServer.BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new Setup(byLine));
        bootstrap.bind(EchoServer.HOST, port).sync().channel().closeFuture().sync();
    }

    private static final class Setup extends ChannelInitializer<Channel> {
        private final boolean byLine;

        Setup(boolean byLine) {
            this.byLine = byLine;
        }

        @Override
        protected void initChannel(Channel channel) {
            if (byLine) {
                channel.pipeline().addLast(new LineBasedFrameDecoder(EchoServer.READ_SIZE, false, false));
            }
            channel.pipeline().addLast(new Echo());
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a failure closes the channel, which is all there is to do
    private static final class Echo extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            context.write(message, context.voidPromise());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
