package org.nroagent.agent.notification;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.nroagent.agent.snapshot.NotificationsSnapshot.Outcome;
import org.snmp4j.PDU;

/// What a datagram turned out to be.
sealed interface Decoded {
  /// A notification of the device.
  ///
  /// @param pdu a trap or an inform
  /// @param acknowledgement of an inform
  record Notification(PDU pdu, Acknowledgement acknowledgement) implements Decoded {}

  /// Nothing that is listened to.
  ///
  /// @param outcome why
  /// @param report what the sender is to be told all the same
  record Other(Outcome outcome, Optional<ByteBuffer> report) implements Decoded {
    /// The sender is told nothing.
    Other(Outcome outcome) {
      this(outcome, Optional.empty());
    }
  }

  /// Acknowledges an inform.
  interface Acknowledgement {
    /// The message, empty where there is nothing to acknowledge.
    Optional<ByteBuffer> encode();
  }
}
