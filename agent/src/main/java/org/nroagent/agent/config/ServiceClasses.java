package org.nroagent.agent.config;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Which priority bits (IEEE 802.1p) mean which class of service, and which ones the outer VLAN of the uplink gets
/// [C STAS 3.4.1, 5.1.3]. Multicast is told by its VLAN and is none of these.
///
/// @param priorities what belongs to each class, 0…7; not checked, the audit does
/// @param uplinkPriority what the outer VLAN of the uplink gets
public record ServiceClasses(Map<ServiceClass, List<Integer>> priorities,
    Map<ServiceClass, Integer> uplinkPriority) {
  /// The contract's example, which holds where a client chose nothing else.
  public static final ServiceClasses DEFAULT = new ServiceClasses(
      Map.of(ServiceClass.REAL_TIME, List.of(7, 6, 5), ServiceClass.UNICAST_VIDEO, List.of(4, 3),
          ServiceClass.BUSINESS, List.of(2, 1), ServiceClass.BEST_EFFORT, List.of(0)),
      Map.of(ServiceClass.REAL_TIME, 6, ServiceClass.UNICAST_VIDEO, 5, ServiceClass.BUSINESS, 2,
          ServiceClass.BEST_EFFORT, 0));

  /// The largest priority.
  public static final int LARGEST_PRIORITY = 7;

  public ServiceClasses {
    Map<ServiceClass, List<Integer>> copy = new EnumMap<>(ServiceClass.class);
    priorities.forEach((each, bits) -> copy.put(each, List.copyOf(bits)));
    priorities = Collections.unmodifiableMap(copy);
    Map<ServiceClass, Integer> marks = new EnumMap<>(ServiceClass.class);
    marks.putAll(uplinkPriority);
    uplinkPriority = Collections.unmodifiableMap(marks);
  }

  /// A class of unicast traffic, the most urgent first.
  public enum ServiceClass {
    REAL_TIME("realTime", "Real Time"),
    UNICAST_VIDEO("unicastVideo", "Unicast Video"),
    BUSINESS("business", "Business"),
    BEST_EFFORT("bestEffort", "Best Effort");

    private final String key;
    private final String title;

    ServiceClass(String key, String title) {
      this.key = key;
      this.title = title;
    }

    /// Its key in the configuration.
    public String key() {
      return key;
    }

    /// Its name for people.
    public String title() {
      return title;
    }
  }
}
