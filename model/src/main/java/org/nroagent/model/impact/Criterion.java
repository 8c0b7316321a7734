package org.nroagent.model.impact;

import java.time.Duration;
import org.nroagent.model.Fraction;

/// Why an incident is to be notified.
public sealed interface Criterion {
  /// What it is called in results.
  String name();

  /// A share of the users for a time [R 1(2)]. Both borders are inclusive.
  ///
  /// @param name such as `2-5%/2h`
  /// @param percent the least rate in percent
  /// @param duration the least time for which the rate must stay at or above it; zero for any
  record Threshold(String name, Fraction percent, Duration duration) implements Criterion {}

  /// The emergency services are concerned, whatever the rate [R 1(1)].
  record Emergency() implements Criterion {
    @Override
    public String name() {
      return "emergency";
    }
  }
}
