package org.nroagent.agent.source;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nroagent.model.reading.DeviceReading;

/// A source whose readings say which members of its link aggregation groups people agreed on.
public final class AgreedLags implements Source {
  private final Source source;
  private final Map<String, Set<String>> agreed;

  /// @param source the device
  /// @param agreed ports by group; of other groups nothing was agreed
  public AgreedLags(Source source, Map<String, Set<String>> agreed) {
    this.source = source;
    this.agreed = Map.copyOf(agreed);
  }

  @Override
  public DeviceReading read(Duration budget) throws SourceException, InterruptedException {
    return source.read(budget).withAgreedMembers(agreed);
  }

  @Override
  public DeviceReading readStates(Duration budget) throws SourceException, InterruptedException {
    return source.readStates(budget).withAgreedMembers(agreed);
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
