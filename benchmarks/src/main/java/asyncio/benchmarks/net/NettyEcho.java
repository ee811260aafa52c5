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
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The same with Netty and its own epoll, on one event loop. Replies leave when a batch of input has been read. */
final class NettyEcho {
    private NettyEcho() {}

    static void serve(int port, boolean byLine) throws InterruptedException {
        serve(port, new Setup(byLine, null));
    }

    /** With the JDK's TLS. */
    static void serveTls(int port, SSLContext context) throws InterruptedException {
        serve(
                port,
                new Setup(
                        false,
                        new JdkSslContext(
                                context,
                                false,
                                null,
                                IdentityCipherSuiteFilter.INSTANCE,
                                ApplicationProtocolConfig.DISABLED,
                                ClientAuth.NONE,
                                null,
                                false)));
    }

    private static void serve(int port, Setup setup) throws InterruptedException {
        var group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        var bootstrap = new ServerBootstrap()
                .group(group)
                .channel(EpollServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, EchoServer.BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(setup);
        bootstrap.bind(EchoServer.HOST, port).sync().channel().closeFuture().sync();
    }

    private static final class Setup extends ChannelInitializer<Channel> {
        private final boolean byLine;
        private final @Nullable SslContext tls;

        Setup(boolean byLine, @Nullable SslContext tls) {
            this.byLine = byLine;
            this.tls = tls;
        }

        @Override
        protected void initChannel(Channel channel) {
            if (tls != null) {
                channel.pipeline().addLast(tls.newHandler(channel.alloc()));
            }
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
