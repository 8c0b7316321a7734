package org.nroagent.agent.poll;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.nroagent.agent.source.RequestLimits;
import org.nroagent.agent.source.Source;
import org.nroagent.agent.source.SourceException;
import org.nroagent.model.reading.DeviceReading;

/// A source that may be asked by two threads: one waits for the other.
public final class SerialSource implements Source {
  private final Source source;
  private final Lock lock = new ReentrantLock();

  /// @param source the device
  public SerialSource(Source source) {
    this.source = source;
  }

  @Override
  public DeviceReading read(Duration budget) throws SourceException, InterruptedException {
    lock.lockInterruptibly();
    try {
      return source.read(budget);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public DeviceReading readStates(Duration budget) throws SourceException, InterruptedException {
    lock.lockInterruptibly();
    try {
      return source.readStates(budget);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<RequestLimits> limits() {
    return source.limits();
  }

  @Override
  public void restore(RequestLimits before) {
    source.restore(before);
  }

  @Override
  public void close() {
    source.close();
  }
}
