package org.nroagent.endtoend.demo;

import java.util.Iterator;
import java.util.List;

/// What the demonstration is asked for.
///
/// @param speed virtual seconds per real second after the replay, above 0
/// @param hours how much past is replayed first, 1…1,700
/// @param portBase first of the ports it takes; agents at +0 and +1, push at +5, collector at +10, devices from +20
public record DemoOptions(double speed, int hours, int portBase) {
  static final String USAGE = """
      usage: ./demo [--speed N] [--hours N] [--port-base P]
        --speed N      virtual seconds per second after the replay, 60 by default; 1 is real time
        --hours N      hours of past that are replayed first as fast as the machine can, 26 by default
        --port-base P  first of the ports that are taken, 9480 by default
      """;
  private static final int MOST_HOURS = 1_700;

  /// Reads the command line.
  ///
  /// @throws IllegalArgumentException if it is wrong; the message says how
  static DemoOptions parse(List<String> arguments) {
    double speed = 60;
    int hours = 26;
    int portBase = 9480;
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext();) {
      String option = rest.next();
      switch (option) {
        case "--speed" -> speed = number(option, rest, 0.1, 3600);
        case "--hours" -> hours = (int) number(option, rest, 1, MOST_HOURS);
        case "--port-base" -> portBase = (int) number(option, rest, 1024, 65_000);
        default -> throw new IllegalArgumentException("unknown option '" + option + "'");
      }
    }
    return new DemoOptions(speed, hours, portBase);
  }

  /// The ports: agents' pages at the base and the next one, the collector's push port at +5 and its page at +10, the
  /// devices from +20.
  int spokeAgentPage() {
    return portBase;
  }

  int hubAgentPage() {
    return portBase + 1;
  }

  int push() {
    return portBase + 5;
  }

  int collectorPage() {
    return portBase + 10;
  }

  int device(int number) {
    return portBase + 20 + number;
  }

  private static double number(String option, Iterator<String> rest, double least, double most) {
    String text = rest.hasNext() ? rest.next() : "";
    try {
      double value = Double.parseDouble(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Falls through to the one message.
    }
    throw new IllegalArgumentException(
        option + " takes a number from " + least + " to " + most + ", not '" + text + "'");
  }
}
