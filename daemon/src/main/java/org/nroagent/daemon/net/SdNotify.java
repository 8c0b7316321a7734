package org.nroagent.daemon.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainDatagramChannel;
import io.netty.channel.unix.DomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells systemd how the service is (sd_notify(3)). Without `NOTIFY_SOCKET` it does nothing. A message that cannot be
/// sent is logged and forgotten: the service goes on. Safe for any thread but an event loop's.
public final class SdNotify implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SdNotify.class);
  private static final long LONGEST_WAIT_MILLIS = 1_000;
  private static final int LONGEST_STATUS = 200;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

  private final @Nullable Target target;
  private final Optional<Duration> watchdogInterval;

  private record Target(EventLoops loops, Channel channel) {}

  private SdNotify(@Nullable Target target, Optional<Duration> watchdogInterval) {
    this.target = target;
    this.watchdogInterval = watchdogInterval;
  }

  /// Opens the socket that the environment names.
  ///
  /// @param environment the environment variables
  public static SdNotify open(Function<String, @Nullable String> environment) {
    String path = environment.apply("NOTIFY_SOCKET");
    return new SdNotify(path == null || path.isEmpty() ? null : connect(path),
        watchdogInterval(environment.apply("WATCHDOG_USEC")));
  }

  /// A path, or `@` and the name of an abstract socket, whose address starts with a zero instead.
  private static @Nullable Target connect(String path) {
    if (!Epoll.isAvailable()) {
      LOG.warn("systemd is not told how the service is: the native epoll library is missing");
      return null;
    }
    EventLoops loops = EventLoops.start("sd-notify", 1);
    String address = path.startsWith("@") ? "\0" + path.substring(1) : path;
    ChannelFuture connected = new Bootstrap().group(loops.group()).channel(EpollDomainDatagramChannel.class)
        .handler(new Ignore()).connect(new DomainSocketAddress(address)).awaitUninterruptibly();
    if (!connected.isSuccess()) {
      LOG.warn("systemd is not told how the service is: {}", connected.cause().toString());
      loops.close();
      return null;
    }
    return new Target(loops, connected.channel());
  }

  private static Optional<Duration> watchdogInterval(@Nullable String microseconds) {
    return microseconds != null && NUMBER.matcher(microseconds).matches()
        ? Optional.of(Duration.ofNanos(Long.parseLong(microseconds) * 1_000))
        : Optional.empty();
  }

  /// The time within which [#watchdog()] must be called, empty if nobody watches.
  public Optional<Duration> watchdogInterval() {
    return watchdogInterval;
  }

  /// The service has started.
  public void ready() {
    send("READY=1");
  }

  /// The service is alive.
  public void watchdog() {
    send("WATCHDOG=1");
  }

  /// The service is about to stop.
  public void stopping() {
    send("STOPPING=1");
  }

  /// What the service does now, for `systemctl status`.
  public void status(String words) {
    String line = words.replaceAll("\\p{Cntrl}", " ");
    send("STATUS=" + line.substring(0, Math.min(line.length(), LONGEST_STATUS)));
  }

  private void send(String state) {
    if (target == null) {
      return;
    }
    ByteBuf content = Unpooled.copiedBuffer(state, StandardCharsets.UTF_8);
    ChannelFuture sent = target.channel().writeAndFlush(content);
    if (!sent.awaitUninterruptibly(LONGEST_WAIT_MILLIS) || !sent.isSuccess()) {
      LOG.warn("systemd did not take {}: {}", state, String.valueOf(sent.cause()));
    }
  }

  @Override
  public void close() {
    if (target != null) {
      target.channel().close().awaitUninterruptibly(LONGEST_WAIT_MILLIS);
      target.loops().close();
    }
  }

  /// Nothing ever comes back.
  @Sharable
  private static final class Ignore extends ChannelInboundHandlerAdapter {}
}
