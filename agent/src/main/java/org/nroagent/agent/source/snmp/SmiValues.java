package org.nroagent.agent.source.snmp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.AssignableFromLong;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;

/// What SMI values mean (RFC 2578 §7.1, RFC 2579).
final class SmiValues {
  private static final HexFormat WITH_COLONS = HexFormat.ofDelimiter(":");
  private static final int MAC_OCTETS = 6;

  private SmiValues() {}

  /// The value of any numeric type; 64-bit counters are unsigned. Empty where it is no number.
  static OptionalLong number(Variable value) {
    return value instanceof Integer32 || value instanceof AssignableFromLong
        ? OptionalLong.of(value.toLong())
        : OptionalLong.empty();
  }

  /// The octets of a string, BITS or address, null where it is none.
  static byte @Nullable [] octets(Variable value) {
    return switch (value) {
      case OctetString string -> string.getValue();
      case IpAddress address -> address.toByteArray();
      default -> null;
    };
  }

  /// A DisplayString: UTF-8 where it is valid, else Latin-1, which some devices use for operators' texts.
  /// Trailing NULs, which C programs leave, are dropped.
  static String text(byte[] octets) {
    int length = octets.length;
    while (length > 0 && octets[length - 1] == 0) {
      length--;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets, 0, length)).toString();
    } catch (CharacterCodingException e) {
      return new String(octets, 0, length, StandardCharsets.ISO_8859_1);
    }
  }

  /// A MacAddress as six octets with colons; all zero where the device has none.
  static String mac(byte[] octets) {
    return WITH_COLONS.formatHex(octets.length == MAC_OCTETS ? octets : new byte[MAC_OCTETS]);
  }

  /// An InetAddress or IpAddress as text, empty where it is neither of IPv4 nor of IPv6.
  static String address(byte[] octets) {
    try {
      return octets.length == 0 ? "" : InetAddress.getByAddress(octets).getHostAddress();
    } catch (UnknownHostException wrongLength) {
      return "";
    }
  }

  /// The names of the bits that are set in a BITS value: bit 0 is the most significant one of the first octet
  /// (RFC 2578 §7.1.4). Bits without a name are left out.
  static List<String> bits(byte[] octets, Map<Integer, String> names) {
    List<String> set = new ArrayList<>();
    for (int bit = 0; bit < octets.length * Byte.SIZE; bit++) {
      String name = names.get(bit);
      if (name != null && (octets[bit / 8] & (0x80 >> (bit % 8))) != 0) {
        set.add(name);
      }
    }
    return set;
  }
}
