package org.nroagent.benchmarks.ring;

import org.nroagent.agent.push.PushedRings;

/// Of a ring that its collector has never heard of.
public record NeverForeign() implements PushedRings.ForeignEpoch {
  @Override
  public void ofRecords(String reason) {
    throw new IllegalStateException(reason);
  }

  @Override
  public void ofEvents(String reason) {
    throw new IllegalStateException(reason);
  }
}
