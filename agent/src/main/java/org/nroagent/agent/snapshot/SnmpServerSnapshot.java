package org.nroagent.agent.snapshot;

import java.util.Map;

/// The agent's own SNMP server, and what it did since the start.
///
/// @param listen address and UDP port where it listens
/// @param engineId its SNMP engine in hexadecimal, which receivers of notifications must know
/// @param engineBoots how often that engine has started
/// @param receivers to how many receivers it sends notifications
/// @param requests datagrams by what became of them; every outcome is named
/// @param notifications notifications by what became of them; every outcome is named
public record SnmpServerSnapshot(String listen, String engineId, int engineBoots, int receivers,
    Map<Request, Long> requests, Map<Notification, Long> notifications) {
  public SnmpServerSnapshot {
    requests = Map.copyOf(requests);
    notifications = Map.copyOf(notifications);
  }

  /// How many datagrams had an outcome.
  public long count(Request outcome) {
    return requests.getOrDefault(outcome, 0L);
  }

  /// How many notifications had an outcome.
  public long count(Notification outcome) {
    return notifications.getOrDefault(outcome, 0L);
  }

  /// What a datagram means for somebody who looks after the server.
  public enum Nature {
    /// Somebody got values.
    SERVED,
    /// How SNMPv3 begins: a manager learns who the engine is and what time it has.
    DISCOVERY,
    /// Somebody who is known asked for what nobody gets.
    REFUSED,
    /// Somebody could not show who he is.
    UNAUTHENTICATED,
    /// It was not even looked at.
    DROPPED
  }

  /// What became of a datagram.
  public enum Request {
    /// A request that was answered with values.
    ANSWERED("answered", Nature.SERVED),
    /// Dropped because there were too many.
    OVER_RATE("overRate", Nature.DROPPED),
    /// No SNMPv3 message.
    MALFORMED("malformed", Nature.DROPPED),
    /// A request to set something.
    SET_REFUSED("setRefused", Nature.REFUSED),
    /// A request without sufficient security, or about another context.
    NOT_AUTHORIZED("notAuthorized", Nature.REFUSED),
    /// The user is none of the configured ones.
    UNKNOWN_USER("unknownUser", Nature.UNAUTHENTICATED),
    /// Not signed with the user's password.
    WRONG_DIGEST("wrongDigest", Nature.UNAUTHENTICATED),
    /// Not encrypted with the user's password.
    DECRYPTION_ERROR("decryptionError", Nature.UNAUTHENTICATED),
    /// A kind of security that the user does not have.
    UNSUPPORTED_LEVEL("unsupportedLevel", Nature.UNAUTHENTICATED),
    /// Of another time than the engine's: the first message of a manager, or an old one.
    OUTSIDE_TIME_WINDOW("outsideTimeWindow", Nature.DISCOVERY),
    /// For another engine: the question who the engine is.
    UNKNOWN_ENGINE("unknownEngine", Nature.DISCOVERY);

    private final String word;
    private final Nature nature;

    Request(String word, Nature nature) {
      this.word = word;
      this.nature = nature;
    }

    /// The name in documents and metrics.
    public String word() {
      return word;
    }

    /// What it means.
    public Nature nature() {
      return nature;
    }
  }

  /// What became of a notification.
  public enum Notification {
    /// Sent, per receiver.
    SENT("sent"),
    /// The system did not take it, per receiver.
    FAILED("failed"),
    /// Not sent to anybody: too many, or lost before it could be read.
    HELD_BACK("heldBack");

    private final String word;

    Notification(String word) {
      this.word = word;
    }

    /// The name in documents and metrics.
    public String word() {
      return word;
    }
  }
}
