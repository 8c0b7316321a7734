package org.nroagent.model.reading;

import java.util.ArrayList;
import java.util.List;

/// The eight flags of an LACP state (IEEE 802.1AX §6.4.2.3), free of any encoding.
///
/// @param activity active rather than passive
/// @param shortTimeout short rather than long time-out
/// @param aggregation aggregatable rather than individual
/// @param synchronization in the right aggregation group
/// @param collecting receiving is enabled
/// @param distributing sending is enabled
/// @param defaulted partner information is the administrative default: no LACPDU was heard
/// @param expired the receive machine is in EXPIRED
public record LacpState(boolean activity, boolean shortTimeout, boolean aggregation, boolean synchronization,
    boolean collecting, boolean distributing, boolean defaulted, boolean expired) {
  /// Reads the octet of an LACPDU: bit 0 is lacpActivity.
  public static LacpState ofLacpduOctet(int octet) {
    return new LacpState((octet & 0x01) != 0, (octet & 0x02) != 0, (octet & 0x04) != 0, (octet & 0x08) != 0,
        (octet & 0x10) != 0, (octet & 0x20) != 0, (octet & 0x40) != 0, (octet & 0x80) != 0);
  }

  /// Reads the octet of an SMI BITS value: bit 0 is the most significant one (RFC 2578 §7.1.4).
  public static LacpState ofBitsOctet(int octet) {
    return ofLacpduOctet(Integer.reverse(octet << 24) & 0xff);
  }

  /// The names of the flags that are set, comma-separated in the words and order of IEEE8023-LAG-MIB's LacpState;
  /// empty where none is.
  public String words() {
    List<String> words = new ArrayList<>();
    add(words, activity, "lacpActivity");
    add(words, shortTimeout, "lacpTimeout");
    add(words, aggregation, "aggregation");
    add(words, synchronization, "synchronization");
    add(words, collecting, "collecting");
    add(words, distributing, "distributing");
    add(words, defaulted, "defaulted");
    add(words, expired, "expired");
    return String.join(",", words);
  }

  private static void add(List<String> words, boolean set, String word) {
    if (set) {
      words.add(word);
    }
  }
}
