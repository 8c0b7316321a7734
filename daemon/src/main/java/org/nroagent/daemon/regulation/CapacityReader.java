package org.nroagent.daemon.regulation;

import java.util.Optional;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.figure.CapacityRule.Promise;
import org.nroagent.model.figure.CapacityTerms;

/// Reads what is promised of capacity.
final class CapacityReader {
  private static final int MOST_PERCENT = 100;
  private static final int MOST_MONTHS = 120;

  private final Versions<CapacityTerms.Version> versions = new Versions<>();

  /// Takes a file.
  ///
  /// @param source where it stands
  void read(Section root, String source) {
    Header header = Header.monthly(root, source, "a month is compared by one version");
    versions.addNamed(header, CapacityTerms.class, Optional.empty(),
        new CapacityTerms.Version(header.version(),
            promise(root, "gate"), promise(root, "loop"),
            root.integer("urgentDelayMonths", 1, MOST_MONTHS).required(1)));
  }

  /// What was read.
  CapacityTerms read() {
    return new CapacityTerms(versions.all());
  }

  private static Promise promise(Section root, String key) {
    return root.section(key)
        .map(section -> new Promise(section.integer("thresholdPercent", 1, MOST_PERCENT).required(1),
            section.integer("delayMonths", 1, MOST_MONTHS).required(1)))
        .required(new Promise(1, 1));
  }
}
