package org.nroagent.collector.ingest;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import java.util.Optional;
import org.nroagent.collector.store.RecordStore;
import org.nroagent.protocol.FrameAdmission;
import org.nroagent.protocol.FrameDecoder;

/// What an open connection asks before it takes in a frame, so that what all agents send at once stays within bounds
/// and nobody is refused for it: whoever has to wait is not read from, and goes on in its turn. Frames wait as they came,
/// which takes a fraction of the memory that their slots do. Belongs to its connection's event loop.
final class Intake implements FrameAdmission {
  /// What a connection may hold of a frame without asking: what arrives at once when reading begins, such as one record
  /// of TLS. Fresh slots of most agents fit in it.
  static final int FREE_OCTETS = 16 << 10;
  /// What frames longer than that may hold together.
  private static final long OCTETS_OF_LONG_FRAMES = 32 << 20;

  private final ChannelPipeline pipeline;
  private final ReadGate gate;
  private final Runnable heard;
  private final Runnable paused;
  private final Line.Place octets;
  private final Line.Place turn;
  private boolean asks;

  /// What all connections of a port ask for.
  ///
  /// @param octets of long frames that arrive or wait for their turn
  /// @param turns to hand the store a frame, given out while it is not behind
  record Lines(Line octets, Line turns) {
    /// @param turns how many frames may be decoded at once, which is by how much the store's own bound is exceeded
    static Lines of(RecordStore store, int turns) {
      Lines lines = new Lines(new Line(OCTETS_OF_LONG_FRAMES, () -> true),
          new Line(turns, () -> !store.busy()));
      store.onRoom(lines.turns()::serve);
      return lines;
    }
  }

  /// @param ctx of a handler behind the [FrameDecoder]
  /// @param heard told when reading goes on: the silence was ours
  /// @param paused told each time that the connection begins to wait
  Intake(ChannelHandlerContext ctx, Lines lines, Runnable heard, Runnable paused) {
    this.pipeline = ctx.pipeline();
    this.gate = new ReadGate(ctx.channel().config(), this::readOn);
    this.heard = heard;
    this.paused = paused;
    this.octets = lines.octets().place(ctx.executor(), this::goOn);
    this.turn = lines.turns().place(ctx.executor(), this::goOn);
  }

  /// Whether anything is read at present.
  ReadGate gate() {
    return gate;
  }

  /// The session is open: from now on what comes is for the store. What comes before is small, and its sender does not wait
  /// for long.
  void begin() {
    asks = true;
  }

  @Override
  public boolean admits(int frameOctets, boolean complete) {
    if (!asks) {
      return true;
    }
    if (!gate.isOpen()) {
      return false;
    }
    boolean admitted = complete ? turn.take(1) : frameOctets <= FREE_OCTETS || octets.take(frameOctets);
    if (!admitted && gate.shut(ReadGate.Reason.STORE_BEHIND)) {
      paused.run();
    }
    return admitted;
  }

  /// The admitted frame is with the store.
  void taken() {
    octets.leave();
    turn.leave();
  }

  /// Asks for nothing any more.
  void end() {
    asks = false;
    taken();
  }

  /// Reads whatever comes and passes over it.
  void passOver() {
    decoder().ifPresent(FrameDecoder::passOver);
    gate.letPass();
  }

  private void goOn() {
    if (gate.isShutBesides(ReadGate.Reason.STORE_BEHIND)) {
      turn.leave(); // nobody waits for this connection; it asks again once it may read
    }
    gate.open(ReadGate.Reason.STORE_BEHIND);
  }

  /// What came last waits to be decoded.
  private void readOn() {
    heard.run();
    decoder().ifPresent(FrameDecoder::resume);
  }

  private Optional<FrameDecoder> decoder() {
    return Optional.ofNullable(pipeline.get(FrameDecoder.class));
  }
}
