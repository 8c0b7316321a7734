package org.nroagent.model.reading;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One multicast group with members behind one interface.
///
/// @param interfaceName ifName of the interface
/// @param group the group's address
/// @param version IGMP version of the interface, 0 where the device does not say
/// @param lastReporter address of the host that reported last, null where the device does not say
/// @param upTimeSeconds since when the group is there
/// @param expirySeconds when it expires unless somebody reports it again; 0 where it never does; empty where the
///     device does not say
/// @param filterMode the MIB's word, include or exclude; empty where the device does not say
/// @param sources addresses of the sources that are asked for (include) or kept out (exclude), as far as the device
///     says
public record IgmpGroupReading(String interfaceName, String group, int version, @Nullable String lastReporter,
    long upTimeSeconds, OptionalLong expirySeconds, String filterMode, List<String> sources) {
  public IgmpGroupReading {
    sources = List.copyOf(sources);
  }

  /// A group of which the device says neither the expiry nor the sources.
  public IgmpGroupReading(String interfaceName, String group, int version, @Nullable String lastReporter,
      long upTimeSeconds) {
    this(interfaceName, group, version, lastReporter, upTimeSeconds, OptionalLong.empty(), "", List.of());
  }
}
