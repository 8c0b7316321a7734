package org.nroagent.collector.ingest;

import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.nroagent.model.time.TimeSource;
import org.nroagent.protocol.ClockCheck;
import org.nroagent.protocol.Message.Ping;
import org.nroagent.protocol.Message.Pong;

/// The signs of life of one session. After a while without a whole frame it asks whether the agent is there, after a
/// longer one it gives up: octets that drip in without ever becoming a frame are no sign of life. A session that does
/// not read hears nothing by its own doing: it only lets the agent know that the collector lives. An agent that does
/// not read its answers for as long is given up too.
///
/// Belongs to its connection's event loop, unless noted.
@SuppressWarnings("FutureReturnValueIgnored") // a tick that is not wanted any more does nothing
final class Keepalive {
  /// An agent that is heard all the time is still asked for its clock now and then.
  private static final int SILENCES_BETWEEN_PINGS = 15;

  private final ChannelHandlerContext ctx;
  private final IngestSettings.Timeouts timeouts;
  private final TimeSource time;
  private final Outlet outlet;
  private final ClockCheck clock = new ClockCheck();
  private boolean stopped;
  private long pingedNanos = System.nanoTime();
  private long unreadSinceNanos;
  private volatile long heardNanos = System.nanoTime();
  private volatile Duration skew = Duration.ZERO;

  /// What the session does for it.
  interface Outlet {
    /// Whether it reads from the agent.
    boolean reads();

    void send(Ping ping);

    /// Gives the agent up.
    void giveUp(String reason);
  }

  Keepalive(ChannelHandlerContext ctx, IngestSettings.Timeouts timeouts, TimeSource time, Outlet outlet) {
    this.ctx = ctx;
    this.timeouts = timeouts;
    this.time = time;
    this.outlet = outlet;
  }

  /// Begins to watch an open session.
  ///
  /// @param told the agent's clock minus ours, as Hello had it
  void start(Duration told) {
    skew = told;
    heard();
    schedule(timeouts.ping().toNanos());
  }

  void stop() {
    stopped = true;
  }

  /// A whole frame has come, or the silence was ours.
  void heard() {
    heardNanos = System.nanoTime();
  }

  /// Whether a frame came lately, in real time. Safe for any thread.
  boolean heardWithin(Duration duration) {
    return System.nanoTime() - heardNanos < duration.toNanos();
  }

  /// The agent's clock minus ours, as last measured. Safe for any thread.
  Duration skew() {
    return skew;
  }

  void take(Pong pong) {
    clock.skew(pong, time.wall()).ifPresent(ours -> skew = ours.negated());
  }

  /// The connection takes no more answers.
  void answersPileUp() {
    unreadSinceNanos = System.nanoTime();
  }

  private void tick() {
    if (stopped) {
      return;
    }
    long now = System.nanoTime();
    long dead = timeouts.dead().toNanos();
    if (!ctx.channel().isWritable()) {
      if (now - unreadSinceNanos >= dead) {
        outlet.giveUp("reads none of its answers");
        return;
      }
    } else if (outlet.reads() && now - heardNanos >= dead) {
      outlet.giveUp("fell silent");
      return;
    } else if (nanosUntilPing(now) <= 0) {
      pingedNanos = now;
      outlet.send(clock.ping(time.wall()));
    }
    long ping = timeouts.ping().toNanos();
    schedule(Math.clamp(nanosUntilPing(now), ping / 4, ping));
  }

  private long nanosUntilPing(long now) {
    long ping = timeouts.ping().toNanos();
    long afterSilence = Math.max(heardNanos - pingedNanos, 0) + ping;
    return pingedNanos + Math.min(afterSilence, SILENCES_BETWEEN_PINGS * ping) - now;
  }

  private void schedule(long nanos) {
    ctx.executor().schedule(this::tick, nanos, TimeUnit.NANOSECONDS);
  }
}
