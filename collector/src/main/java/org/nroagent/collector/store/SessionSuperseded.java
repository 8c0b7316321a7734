package org.nroagent.collector.store;

/// Events came from a session after the agent's name had opened a newer one; nothing of them is stored. The newer one was
/// told up to where its ring is settled, and no other may change that beside it: where two agents have one name, either
/// would take the other's events for its own.
public final class SessionSuperseded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SessionSuperseded() {
    super(
        "a newer session of the same agent took this one's place before its events were stored; if both hosts are "
            + "yours, give one a new name");
  }
}
