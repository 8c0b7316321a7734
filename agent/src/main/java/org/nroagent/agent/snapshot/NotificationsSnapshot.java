package org.nroagent.agent.snapshot;

import java.util.Map;

/// What came to the receiver of notifications since the start.
///
/// @param listen where it listens
/// @param engineId its own SNMP engine's id in hexadecimal: the authoritative one of SNMPv3 informs
/// @param counts messages by what became of them; every outcome is named
public record NotificationsSnapshot(String listen, String engineId, Map<Outcome, Long> counts) {
  public NotificationsSnapshot {
    counts = Map.copyOf(counts);
  }

  /// How many messages had an outcome.
  public long count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  /// What became of a message.
  public enum Outcome {
    /// A known notification of a configured device: its device is read soon.
    ACCEPTED("accepted", false),
    /// From a configured device, but of a kind that means nothing here.
    UNRECOGNISED("unrecognised", false),
    /// A question for the agent's engine id or time, which comes before SNMPv3 informs.
    ENGINE_DISCOVERY("engineDiscovery", false),
    /// Its address is not that of a configured device.
    UNKNOWN_SENDER("unknownSender", true),
    /// More than one configured device has the address and these credentials.
    AMBIGUOUS_SENDER("ambiguousSender", true),
    /// Neither SNMPv2c nor SNMPv3, or not the one that the device is configured for.
    WRONG_VERSION("wrongVersion", true),
    /// Another community than the device's.
    WRONG_COMMUNITY("wrongCommunity", true),
    /// Another user than the device's.
    UNKNOWN_USER("unknownUser", true),
    /// An engine that is neither the device's, as it was read last, nor the agent's.
    UNKNOWN_ENGINE("unknownEngine", true),
    /// Less, or something else, than the configured authentication and privacy.
    WRONG_SECURITY_LEVEL("wrongSecurityLevel", true),
    /// Not signed with the configured password.
    WRONG_DIGEST("wrongDigest", true),
    /// Not encrypted with the configured password.
    NOT_DECRYPTABLE("notDecryptable", true),
    /// Older than 150 s, or of an earlier start of its engine: delayed or replayed.
    NOT_IN_TIME_WINDOW("notInTimeWindow", true),
    /// No notification at all.
    MALFORMED("malformed", true),
    /// Above the rate that one sender may have, or the agent is behind.
    TOO_MANY("tooMany", true);

    private final String word;
    private final boolean drop;

    Outcome(String word, boolean drop) {
      this.word = word;
      this.drop = drop;
    }

    /// The name in documents and metrics.
    public String word() {
      return word;
    }

    /// Whether the message was dropped.
    public boolean isDrop() {
      return drop;
    }
  }
}
