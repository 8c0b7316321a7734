package org.nroagent.model.reachability;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What an outage comes from, as far as it can be told. Services that are down by one cause are one incident.
///
/// @param kind what failed
/// @param device the device of the access, empty for gates
/// @param subject the access, or the gates by name
public record OutageCause(Kind kind, String device, String subject) {
  /// What failed.
  public enum Kind {
    /// All gates: it explains every service that is delivered there.
    GATES,
    /// The ways from one device to the gates.
    PATHS,
    /// The access.
    ACCESS
  }

  static OutageCause gates(Route route) {
    return new OutageCause(Kind.GATES, "", route.gates());
  }

  static OutageCause paths(Route route) {
    return new OutageCause(Kind.PATHS, route.access().device(), route.gates());
  }

  static OutageCause access(Route route) {
    return new OutageCause(Kind.ACCESS, route.access().device(), route.access().ifName());
  }

  /// Whether a service that was down by the other cause may as well be down by this one: ways that are lost to gates
  /// that have failed.
  public boolean explains(OutageCause other) {
    return equals(other)
        || (kind == Kind.GATES && other.kind == Kind.PATHS && subject.equals(other.subject));
  }

  /// What all causes have in common that may explain one another.
  public String family() {
    return kind == Kind.ACCESS ? text() : subject;
  }

  /// `gates A B`, `paths spoke1 A B` or `access spoke1 lag-1`; [#parse(String)] reads it.
  public String text() {
    return Stream.of(kind.name().toLowerCase(Locale.ROOT), device, subject).filter(part -> !part.isEmpty())
        .reduce((one, other) -> one + " " + other).orElseThrow();
  }

  /// Reads what [#text()] wrote; empty where it is none.
  public static Optional<OutageCause> parse(String text) {
    String[] parts = text.split(" ", 2);
    Optional<Kind> kind = Stream.of(Kind.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(parts[0])).findFirst();
    if (kind.isEmpty() || parts.length < 2) {
      return Optional.empty();
    }
    if (kind.get() == Kind.GATES) {
      return Optional.of(new OutageCause(Kind.GATES, "", parts[1]));
    }
    String[] rest = parts[1].split(" ", 2);
    return rest.length < 2 ? Optional.empty() : Optional.of(new OutageCause(kind.get(), rest[0], rest[1]));
  }
}
