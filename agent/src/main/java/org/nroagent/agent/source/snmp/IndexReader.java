package org.nroagent.agent.source.snmp;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.profile.IndexPart;
import org.nroagent.agent.source.profile.IndexPart.Encoding;
import org.snmp4j.smi.OID;

/// Takes the index of a row apart (RFC 2578 §7.7). Numbers are longs; addresses, texts and other octets are text.
final class IndexReader {
  private static final int IPV4_OCTETS = 4;
  private static final int LARGEST_OCTET = 255;

  private final int[] subIdentifiers;
  private int next;

  private IndexReader(OID index) {
    this.subIdentifiers = index.getValue();
  }

  /// The values by name, null where the index is not of these parts.
  static @Nullable Map<String, Object> read(OID index, List<IndexPart> parts) {
    IndexReader reader = new IndexReader(index);
    Map<String, Object> values = new HashMap<>();
    for (IndexPart part : parts) {
      Object value = reader.value(part.encoding());
      if (value == null) {
        return null;
      }
      values.put(part.name(), value);
    }
    return reader.next == reader.subIdentifiers.length ? values : null;
  }

  private @Nullable Object value(Encoding encoding) {
    return switch (encoding) {
      case INTEGER ->
        next < subIdentifiers.length ? (Object) Integer.toUnsignedLong(subIdentifiers[next++]) : null;
      case IPV4 -> address(octets(IPV4_OCTETS));
      case ADDRESS -> address(octets(count()));
      case TEXT -> {
        byte[] octets = octets(count());
        yield octets == null ? null : SmiValues.text(octets);
      }
      case OCTETS8 -> {
        byte[] octets = octets(Long.BYTES);
        yield octets == null ? null : HexFormat.of().formatHex(octets);
      }
    };
  }

  private static @Nullable String address(byte @Nullable [] octets) {
    String address = octets == null ? "" : SmiValues.address(octets);
    return address.isEmpty() ? null : address;
  }

  private int count() {
    return next < subIdentifiers.length ? subIdentifiers[next++] : -1;
  }

  private byte @Nullable [] octets(int count) {
    if (count < 0 || count > subIdentifiers.length - next) {
      return null;
    }
    byte[] octets = new byte[count];
    for (int i = 0; i < count; i++) {
      int octet = subIdentifiers[next++];
      if (octet < 0 || octet > LARGEST_OCTET) {
        return null;
      }
      octets[i] = (byte) octet;
    }
    return octets;
  }
}
