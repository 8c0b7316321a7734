package org.nroagent.agent.push;

import io.netty.channel.Channel;
import java.time.Duration;
import org.nroagent.protocol.Compression;
import org.nroagent.protocol.FramePipeline;
import org.nroagent.protocol.Message;

/// One open connection to the collector.
final class Connection {
  private final Channel channel;
  private final Inbox inbox;
  private final boolean tls;

  Connection(Channel channel, Inbox inbox, boolean tls) {
    this.channel = channel;
    this.inbox = inbox;
    this.tls = tls;
  }

  /// Whether both sides have shown certificates. The collector's verdict on the agent's comes after the handshake
  /// (RFC 8446 §4.4.2.4 and §2), as an alert or as a plain end.
  boolean isTls() {
    return tls;
  }

  /// What comes from it.
  Inbox inbox() {
    return inbox;
  }

  /// Whether it takes more without piling it up in memory; when it does again, the inbox is woken.
  boolean isWritable() {
    return channel.isWritable();
  }

  /// From now on what is sent is compressed as the collector takes it.
  void compress(Compression taken) {
    if (channel.isActive()) {
      FramePipeline.compress(channel.pipeline(), taken);
    }
  }

  /// Hands a message to the event loop. A message that cannot be written ends the connection.
  void send(Message message) {
    channel.writeAndFlush(message).addListener(written -> {
      if (!written.isSuccess()) {
        inbox.end("sending " + message.getClass().getSimpleName() + " failed: "
            + ConnectionProblem.describe(written.cause()));
        close();
      }
    });
  }

  /// Sends the reason, then closes. Waits a short real time at most.
  void refuse(Message.Refusal refusal, Duration longest) throws InterruptedException {
    channel.writeAndFlush(refusal).await(longest.toMillis());
    close();
  }

  /// Closes at once.
  void close() {
    var _ = channel.close();
  }
}
