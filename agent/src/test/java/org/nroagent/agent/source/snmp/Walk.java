package org.nroagent.agent.source.snmp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HexFormat;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;

/// What a device answers, by instance: read from a file in the format of snmpsim, `OID|TAG|VALUE`.
final class Walk {
  private final NavigableMap<OID, Variable> values = new TreeMap<>();

  static Walk of(Path file) throws IOException {
    Walk walk = new Walk();
    for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
      String[] parts = line.split("\\|", 3);
      walk.with(parts[0], value(parts[1], parts[2]));
    }
    return walk;
  }

  private static Variable value(String tag, String text) {
    return switch (tag) {
      case "2" -> new Integer32(Integer.parseInt(text));
      case "4" -> new OctetString(text.getBytes(StandardCharsets.ISO_8859_1));
      case "4x" -> new OctetString(HexFormat.of().parseHex(text));
      case "6" -> new OID(text);
      case "64" -> new IpAddress(text);
      case "65" -> new Counter32(Long.parseLong(text));
      case "66" -> new Gauge32(Long.parseLong(text));
      case "67" -> new TimeTicks(Long.parseLong(text));
      case "70" -> new Counter64(Long.parseUnsignedLong(text));
      default -> throw new IllegalArgumentException("tag " + tag + " is not known");
    };
  }

  /// Adds a value or replaces one.
  Walk with(String oid, Variable value) {
    values.put(new OID(oid), value);
    return this;
  }

  /// Takes away everything below an OID.
  Walk without(String oid) {
    values.keySet().removeIf(each -> each.startsWith(new OID(oid)));
    return this;
  }

  /// Changes every value below an OID.
  Walk replacing(String oid, UnaryOperator<Variable> change) {
    values.replaceAll((each, value) -> each.startsWith(new OID(oid)) ? change.apply(value) : value);
    return this;
  }

  NavigableMap<OID, Variable> values() {
    return Collections.unmodifiableNavigableMap(values);
  }
}
