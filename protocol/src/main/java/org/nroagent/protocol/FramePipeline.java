package org.nroagent.protocol;

import io.netty.channel.ChannelPipeline;

/// The handlers that both sides put behind TLS (or first, without TLS) and before their own.
public final class FramePipeline {
  private FramePipeline() {}

  /// Appends the frame decoder and encoder; what follows them reads and writes [Message]s.
  public static void install(ChannelPipeline pipeline) {
    install(pipeline, FrameAdmission.ALL);
  }

  /// The same, where not everything is taken in at once.
  public static void install(ChannelPipeline pipeline, FrameAdmission admission) {
    pipeline.addLast("frame-decoder", new FrameDecoder(admission));
    pipeline.addLast("frame-encoder", new FrameEncoder());
  }

  /// From now on what is written is compressed as the other side has said that it takes it.
  public static void compress(ChannelPipeline pipeline, Compression taken) {
    pipeline.get(FrameEncoder.class).compress(taken);
  }
}
