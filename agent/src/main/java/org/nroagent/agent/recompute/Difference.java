package org.nroagent.agent.recompute;

/// Something that was told or written otherwise than it is computed anew.
///
/// @param reason why
/// @param what a figure of the incident, or slots: `since`, `2026-11-20T10:00:00Z to 2026-11-20T10:15:00Z`
/// @param told as it was told or written, empty where it was not
/// @param computed as it is computed, empty where it cannot be
public record Difference(Reason reason, String what, String told, String computed) {
  /// Why something differs.
  public enum Reason {
    /// The event ring does not reach back so far.
    EVENTS_OVERWRITTEN("the events of its beginning are overwritten"),
    /// Events are damaged on the disk, or newer than this software.
    EVENTS_LOST("events of that time cannot be read"),
    /// Records of slots are damaged on the disk: rows may be missing.
    SLOTS_DAMAGED("slots are damaged; verify-store tells which"),
    /// No round of the agent ended the slot, so nothing was written.
    AGENT_AWAY("the agent was not running or not polling"),
    /// An outage has the time by which it began, its slots that of the clock that was set meanwhile.
    CLOCK_STEPPED("the clock was set meanwhile: an outage ends by the clock by which it began"),
    /// An outage becomes an incident only after a while.
    NO_INCIDENT_YET("the outage was no incident yet when the slot was written"),
    /// The same lines: what an agent saw in a slot is not known any more where it was started anew before the slot's end.
    NOT_CONFIRMED("the same lines, but not confirmed: the agent was started anew after it had seen them"),
    /// The same incidents with other lines.
    INVENTORY("the same incidents with other lines: the inventory was changed since"),
    /// None of these: a fault of this software, or a ring that somebody changed.
    UNEXPLAINED("nothing explains it");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /// For people.
    public String text() {
      return text;
    }
  }
}
