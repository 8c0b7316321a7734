package org.nroagent.agent.source;

/// What was learnt of how much one device can take per request, worth remembering over restarts: learning it again costs
/// a reading full of time-outs.
///
/// @param sysObjectId of the device that it is about; another device has limits of its own
/// @param cells the most table cells that one request asked for in the end, at least 1
/// @param growAfterReadings after how many readings without trouble more is tried, at least 1
public record RequestLimits(String sysObjectId, int cells, int growAfterReadings) {
  /// @throws IllegalArgumentException if a number is out of range
  public RequestLimits {
    if (cells < 1 || growAfterReadings < 1) {
      throw new IllegalArgumentException(
          "a request asks for at least one cell and grows after at least one reading,"
              + " not " + cells + " and " + growAfterReadings);
    }
  }
}
