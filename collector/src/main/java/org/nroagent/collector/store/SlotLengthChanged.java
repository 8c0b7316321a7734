package org.nroagent.collector.store;

/// An agent came with another slot length than its earlier records have.
public final class SlotLengthChanged extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SlotLengthChanged(String agent, int storedSeconds, int offeredSeconds) {
    super("agent '" + agent + "' has slots of " + offeredSeconds + " s, but its stored records have "
        + storedSeconds + " s; configure the old slot length, or give the agent a new name");
  }
}
