package org.nroagent.model;

/// What is known of one interface in one slot: octets in both directions, or *missing* with a reason. Missing is
/// never zero and never guessed (M4).
///
/// Directions are the contract's, seen from the POP: IN enters the POP from the remote site (M1). Whether a
/// device's ifIn is IN or OUT is the interface's configuration and has been applied before a slot exists.
public sealed interface Slot {
  /// The largest count a slot can hold, 2^48 − 1: 7.5 Tbit/s over five minutes.
  long MAX_OCTETS = (1L << 48) - 1;

  /// A slot with a trustworthy count.
  ///
  /// @param inOctets octets that entered the POP, 0…[#MAX_OCTETS]
  /// @param outOctets octets that left the POP, 0…[#MAX_OCTETS]
  /// @param interpolated whether one missed poll was bridged to obtain it (M6); never alters a figure
  record Metered(long inOctets, long outOctets, boolean interpolated) implements Slot {
    /// @throws IllegalArgumentException if a count is out of range
    public Metered {
      requireCount(inOctets);
      requireCount(outOctets);
    }

    private static void requireCount(long octets) {
      if (octets < 0 || octets > MAX_OCTETS) {
        throw new IllegalArgumentException(
            "a slot holds 0…" + MAX_OCTETS + " octets, not " + Long.toUnsignedString(octets));
      }
    }
  }

  /// A slot without a trustworthy count.
  ///
  /// @param reason why
  record Missing(MissingReason reason) implements Slot {}
}
