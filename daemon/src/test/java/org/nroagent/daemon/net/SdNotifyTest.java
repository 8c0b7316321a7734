package org.nroagent.daemon.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollDomainDatagramChannel;
import io.netty.channel.unix.DomainDatagramPacket;
import io.netty.channel.unix.DomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SdNotifyTest {
  @TempDir
  Path folder;

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private EventLoops loops;

  @BeforeEach
  void start() {
    loops = EventLoops.start("systemd", 1);
  }

  @AfterEach
  void stop() {
    loops.close();
  }

  /// Plays systemd's part.
  private Channel listen(String address) {
    return new Bootstrap().group(loops.group()).channel(EpollDomainDatagramChannel.class).handler(
        new SimpleChannelInboundHandler<DomainDatagramPacket>() {
          @Override
          protected void channelRead0(ChannelHandlerContext ctx, DomainDatagramPacket packet) {
            received.add(packet.content().toString(StandardCharsets.UTF_8));
          }
        }).bind(new DomainSocketAddress(address)).syncUninterruptibly().channel();
  }

  private void assertAllArrive(String variable) throws InterruptedException {
    try (SdNotify notify = SdNotify.open(Map.of("NOTIFY_SOCKET", variable)::get)) {
      notify.ready();
      notify.status("polling 3 devices\nREADY=0");
      notify.watchdog();
      notify.stopping();
      assertEquals("READY=1", received.take());
      assertEquals("STATUS=polling 3 devices READY=0", received.take());
      assertEquals("WATCHDOG=1", received.take());
      assertEquals("STOPPING=1", received.take());
    }
  }

  @Test
  void writesToASocketFile() throws Exception {
    String path = folder.resolve("notify").toString();
    Channel systemd = listen(path);
    assertAllArrive(path);
    systemd.close().syncUninterruptibly();
  }

  @Test
  void writesToAnAbstractSocket() throws Exception {
    String name = "nro-agent-test-" + UUID.randomUUID();
    Channel systemd = listen("\0" + name);
    assertAllArrive("@" + name);
    systemd.close().syncUninterruptibly();
  }

  @Test
  void goesOnWhereNobodyListens() {
    try (SdNotify notify = SdNotify.open(Map.of("NOTIFY_SOCKET", folder.resolve("absent").toString())::get)) {
      notify.ready();
    }
    try (SdNotify notify = SdNotify.open(Map.<String, String>of()::get)) {
      notify.ready();
      assertEquals(Optional.empty(), notify.watchdogInterval());
    }
  }

  @Test
  void knowsHowOftenTheWatchdogIsFed() {
    try (SdNotify notify = SdNotify.open(Map.of("WATCHDOG_USEC", "30000000")::get)) {
      assertEquals(Optional.of(Duration.ofSeconds(30)), notify.watchdogInterval());
    }
    try (SdNotify notify = SdNotify.open(Map.of("WATCHDOG_USEC", "soon")::get)) {
      assertEquals(Optional.empty(), notify.watchdogInterval());
    }
  }
}
