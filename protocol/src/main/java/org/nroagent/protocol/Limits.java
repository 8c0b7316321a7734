package org.nroagent.protocol;

/// Bounds of the protocol, checked before anything is allocated for them. They belong to version 1: a peer may rely
/// on them and must keep to them.
public final class Limits {
  /// The most octets of one frame, header included.
  public static final int FRAME_OCTETS = 1 << 20;
  /// The most octets of the first frame of a direction: nobody who has not been welcomed makes the other side keep
  /// more.
  public static final int FIRST_FRAME_OCTETS = 1 << 16;
  /// The most settled ranges of a Welcome.
  public static final int SETTLED_RANGES = 64;
  /// The most records of one frame.
  public static final int RECORDS_PER_FRAME = 256;
  /// The most ranges of one Ack.
  public static final int ACK_RANGES = 1_024;
  /// The most directories of one connection; an agent that needs more connects again.
  public static final int DIRECTORIES_PER_CONNECTION = 4_096;
  /// The most octets that the Directory frames of one connection have together, headers included; an agent that needs
  /// more connects again.
  public static final int DIRECTORY_OCTETS_PER_CONNECTION = 8 << 20;
  /// The most records and gaps that an agent may have sent without an acknowledgement.
  public static final int UNACKNOWLEDGED = 1_024;
  /// The most events of one frame.
  public static final int EVENTS_PER_FRAME = 256;
  /// The most octets of one event: what the ring of events can hold.
  public static final int EVENT_OCTETS = 1 << 16;
  /// The most events and gaps of events that an agent may have sent without an acknowledgement.
  public static final int UNACKNOWLEDGED_EVENTS = 1_024;
  /// The longest agent, device or interface name or store id, in UTF-16 units.
  public static final int NAME_CHARACTERS = 128;
  /// The longest ifName, an SNMP DisplayString (RFC 2863 §6).
  public static final int IF_NAME_CHARACTERS = 255;
  /// The longest free text: the reason of a refusal, the name of a software.
  public static final int TEXT_CHARACTERS = 1_024;
  /// Octets of the digest of a configuration: SHA-256.
  public static final int DIGEST_OCTETS = 32;
  /// The deepest nesting of maps and arrays in a body.
  public static final int DEPTH = 8;
  /// Seconds that Hello, and Welcome after it, may take.
  public static final int GREETING_SECONDS = 10;
  /// Seconds without any frame after which a peer sends a Ping.
  public static final int PING_SECONDS = 20;
  /// Seconds without any frame after which a peer takes the connection for dead.
  public static final int DEAD_SECONDS = 60;
  /// Seconds without an acknowledgement after which an agent that waits for one connects again.
  public static final int ACK_SECONDS = 120;

  /// The last sequence that a ring may have, 2^48 − 1.
  public static final long LAST_SEQUENCE = (1L << 48) - 1;

  private Limits() {}
}
