package org.nroagent.agent.core;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has been opened so far, closed in reverse: after a failed start as after a stop.
///
/// Not thread-safe.
final class OpenedParts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenedParts.class);

  private final Deque<Closing> parts = new ArrayDeque<>();

  /// How a part is closed.
  interface Closing {
    void close() throws IOException;
  }

  /// Notes that a part was opened.
  void opened(Closing part) {
    parts.push(part);
  }

  /// Closes all of them; one that cannot be closed does not keep the others from it.
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (IOException e) {
        LOG.warn("The agent's ring or one of its connections could not be closed: {}", e.getMessage());
      }
    }
  }
}
