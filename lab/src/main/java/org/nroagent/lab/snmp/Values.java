package org.nroagent.lab.snmp;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UnsignedInteger32;

/// SMI values in the forms that the MIBs ask for.
final class Values {
  private static final long UNSIGNED32 = 0xffff_ffffL;
  private static final int MAC_LENGTH = 6;

  private Values() {}

  static Integer32 integer(int value) {
    return new Integer32(value);
  }

  /// TruthValue: true is 1, false is 2.
  static Integer32 truth(boolean value) {
    return new Integer32(value ? 1 : 2);
  }

  static OctetString text(String value) {
    return new OctetString(value.getBytes(StandardCharsets.UTF_8));
  }

  static OctetString octets(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return new OctetString(bytes);
  }

  static Gauge32 gauge(long value) {
    return new Gauge32(Math.min(value, UNSIGNED32));
  }

  static UnsignedInteger32 unsigned(long value) {
    return new UnsignedInteger32(value);
  }

  /// The lower half of a counter, as a device without 64-bit objects would show it.
  static Counter32 counter32(long value) {
    return new Counter32(value & UNSIGNED32);
  }

  static Counter64 counter64(long value) {
    return new Counter64(value);
  }

  /// A MAC address written `xx:xx:xx:xx:xx:xx`.
  static OctetString mac(String text) {
    OctetString mac = OctetString.fromHexString(text);
    if (mac.length() != MAC_LENGTH) {
      throw new IllegalArgumentException("'" + text + "' is not a MAC address xx:xx:xx:xx:xx:xx");
    }
    return mac;
  }

  /// A dotted IPv4 address.
  static InetAddress ipv4(String dotted) {
    try {
      return Inet4Address.ofLiteral(dotted);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + dotted + "' is not an IPv4 address", e);
    }
  }

  /// A dotted IPv4 address as a value of its own.
  static IpAddress ipAddress(String dotted) {
    return new IpAddress(ipv4(dotted));
  }
}
