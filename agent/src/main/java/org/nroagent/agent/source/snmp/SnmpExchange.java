package org.nroagent.agent.source.snmp;

import org.nroagent.agent.source.SourceException;

/// Requests and answers of one reading of one device. The door to the network: tests script it.
interface SnmpExchange {
  /// Sends a request and waits for its answer, on the calling thread.
  ///
  /// @param attempts how often the request is sent at most
  /// @throws NoAnswerException if none of the attempts was answered, or the reading's budget ended
  /// @throws SourceException if the device refuses to talk to the agent at all
  /// @throws InterruptedException if the calling thread is interrupted
  SnmpAnswer exchange(SnmpRequest request, int attempts)
      throws NoAnswerException, SourceException, InterruptedException;
}
