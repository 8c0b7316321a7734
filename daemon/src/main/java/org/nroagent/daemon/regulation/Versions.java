package org.nroagent.daemon.regulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The versions of one kind of terms over all files: no two of the same thing hold from the same day, none begins before
/// the one before it has ended, and what ships is replaced only by a file that says so with its id.
///
/// @param <T> what a version says
final class Versions<T> {
  private final List<Entry<T>> entries = new ArrayList<>();

  /// @param of what it is a version of: versions of different things do not meet
  private record Entry<T>(Header header, Object of, Optional<LocalDate> validUntil, T value) {
    LocalDate validFrom() {
      return header.version().validFrom();
    }

    boolean reaches(Entry<T> other) {
      return other.validFrom().isAfter(validFrom())
          && validUntil.filter(last -> !last.isBefore(other.validFrom())).isPresent();
    }

    String name() {
      return "'" + header.version().id() + "' (" + header.version().source() + ")";
    }
  }

  /// Takes a version; what contradicts others is reported.
  ///
  /// @param of what it is a version of
  /// @param validUntil its last day, empty if it holds until the next one
  void add(Header header, Object of, Optional<LocalDate> validUntil, T value) {
    Entry<T> entry = new Entry<>(header, of, validUntil, value);
    if (header.id().optional().isEmpty() || header.validFrom().optional().isEmpty()) {
      return;
    }
    others(entry).filter(each -> each.header().version().shipped()
        && each.header().version().id().equals(header.version().id())).findFirst().ifPresent(shipped -> {
          header.id().warning("replaces " + shipped.name());
          entries.remove(shipped);
        });
    others(entry).findFirst().ifPresent(other -> header.validFrom().error(other.name()
        + " holds from this day too; give one of them another day" + (other.header().version().shipped()
            ? ", or this one the id '" + other.header().version().id() + "' to replace that"
            : ", or remove it")));
    entries.stream().filter(each -> each.of().equals(of)).forEach(other -> checkOverlap(entry, other));
    entries.add(entry);
  }

  /// Takes a version whose name must be no other's.
  void addNamed(Header header, Object of, Optional<LocalDate> validUntil, T value) {
    Optional<Entry<T>> namesake = entries.stream()
        .filter(each -> each.header().version().id().equals(header.version().id()))
        .filter(each -> !each.of().equals(of) || !each.validFrom().equals(header.version().validFrom())
            || !each.header().version().shipped())
        .findFirst();
    namesake.ifPresent(other -> header.id().error("is the name of another version, " + other.name() + " from "
        + other.validFrom() + "; give this one a name of its own"));
    if (namesake.isEmpty()) {
      add(header, of, validUntil, value);
    }
  }

  /// All of them, in the order in which they were read.
  List<T> all() {
    return entries.stream().map(Entry::value).toList();
  }

  private Stream<Entry<T>> others(Entry<T> entry) {
    return entries.stream().filter(
        each -> each.of().equals(entry.of()) && each.validFrom().equals(entry.validFrom()));
  }

  private static <T> void checkOverlap(Entry<T> added, Entry<T> other) {
    if (other.reaches(added)) {
      added.header().validFrom().error(overlapping(other, added));
    } else if (added.reaches(other)) {
      added.header().validFrom().error(overlapping(added, other));
    }
  }

  private static <T> String overlapping(Entry<T> earlier, Entry<T> later) {
    return earlier.name() + " holds until " + earlier.validUntil().orElseThrow() + ", but " + later.name()
        + " from " + later.validFrom() + "; let the first end before that day";
  }
}
