package org.nroagent.agent.source.netconf;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.sshd.client.channel.ChannelSubsystem;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.channel.ChannelPipedInputStream;
import org.nroagent.agent.source.Deadline;

/// The octets of the subsystem `netconf` of one device.
final class SshConnection implements Connection {
  private final ClientSession session;
  private final ChannelSubsystem channel;
  private final Duration timeout;
  private final Runnable closed;
  private final InputStream in;
  private Deadline deadline;
  private boolean open = true;

  /// @param channel opened
  /// @param timeout the longest wait for the device to go on
  /// @param closed is told once when it ends
  SshConnection(ClientSession session, ChannelSubsystem channel, Duration timeout, Deadline deadline,
      Runnable closed) {
    this.session = session;
    this.channel = channel;
    this.timeout = timeout;
    this.deadline = deadline;
    this.closed = closed;
    this.in = new TimedInput((ChannelPipedInputStream) channel.getInvertedOut());
  }

  @Override
  public InputStream in() {
    return in;
  }

  @Override
  public OutputStream out() {
    return channel.getInvertedIn();
  }

  @Override
  public void until(Deadline end) {
    deadline = end;
  }

  @Override
  public boolean isOpen() {
    return open && session.isOpen() && channel.isOpen();
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      // At once: a device that does not answer would not answer to a farewell either.
      session.close(true);
      closed.run();
    }
  }

  /// Waits neither longer than the time-out nor beyond the deadline.
  private final class TimedInput extends InputStream {
    private final ChannelPipedInputStream piped;

    TimedInput(ChannelPipedInputStream piped) {
      this.piped = piped;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      long millis = deadline.atMost(timeout).remainingNanos() / 1_000_000;
      if (millis == 0) {
        throw new SocketTimeoutException("no time is left");
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("interrupted");
      }
      piped.setTimeout(millis);
      Deadline wait = Deadline.in(Duration.ofMillis(millis));
      try {
        return piped.read(into, from, length);
      } catch (SocketException e) {
        // The library tells a time-out by its message alone.
        if (wait.hasPassed()) {
          throw new SocketTimeoutException("nothing for " + millis + " ms");
        }
        throw e;
      }
    }
  }
}
