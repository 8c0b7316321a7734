package org.nroagent.agent.source.netconf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.nroagent.agent.source.Deadline;
import org.nroagent.agent.source.Warnings;
import org.nroagent.agent.source.profile.YangLeaf;
import org.nroagent.agent.source.profile.YangModule;
import org.nroagent.agent.source.profile.YangPath;
import org.nroagent.agent.source.profile.YangProfile;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;
import org.nroagent.model.record.SessionsCodec;
import org.nroagent.model.time.TimeSource;

/// Asks one session for the tables of one reading, kind by kind, each from the first of the profile's modules of which the
/// device has rows.
final class KindReader {
  private final NetconfSession session;
  private final Set<String> announced;
  private final YangProfile profile;
  private final Deadline deadline;
  private final Warnings warnings;
  private final TimeSource clock;
  private final Map<TableKind, TableState> tables = new EnumMap<>(TableKind.class);
  private final List<String> unnamed = new ArrayList<>();
  private boolean accessDenied;

  /// @param announced namespaces of the device's modules
  /// @param clock for the times of samples
  KindReader(NetconfSession session, Set<String> announced, YangProfile profile, Deadline deadline,
      Warnings warnings, TimeSource clock) {
    this.session = session;
    this.announced = announced;
    this.profile = profile;
    this.deadline = deadline;
    this.warnings = warnings;
    this.clock = clock;
  }

  /// A reply: its rows, and the agent's monotonic clock when the request left and when all was there.
  record Answer(ModuleRows rows, long sentNanos, long receivedNanos) {}

  /// How far each kind was read so far.
  Map<TableKind, TableState> tables() {
    return tables;
  }

  /// Whether the device refused something because of who asked.
  boolean isAccessDenied() {
    return accessDenied;
  }

  /// Reads one kind; empty where the device has none of it, refuses, or nothing reads it.
  ///
  /// @param maker makes readings of a module's rows, empty where they tell nothing
  /// @throws IOException if the session is lost; then the kind is cut
  <T> Optional<T> read(TableKind kind, Function<Answer, Optional<T>> maker) throws IOException {
    if (profile.modules(kind).isEmpty()) {
      unnamed.add(kind.words());
      return Optional.empty();
    }
    tables.put(kind, TableState.CUT);
    List<String> asked = new ArrayList<>();
    boolean refused = false;
    for (YangModule module : profile.modules(kind)) {
      Selection selection = ModuleRows.selection(module, kind, announced);
      if (selection.isEmpty()) {
        continue;
      }
      asked.add(module.name());
      try {
        long sent = clock.monotonicNanos();
        YangNode root = session.get(selection, deadline);
        Optional<T> found = maker
            .apply(new Answer(ModuleRows.of(module, kind, root), sent, clock.monotonicNanos()));
        if (found.isPresent()) {
          tables.put(kind, TableState.COMPLETE);
          return found;
        }
      } catch (RpcErrorException e) {
        refused = true;
        accessDenied |= e.isAccessDenied();
        warnings.add("the device refuses to tell of " + kind.words() + " in " + module.name() + ": "
            + e.explanation());
      }
    }
    if (!refused) {
      tables.put(kind, TableState.ABSENT);
      warnings.add(asked.isEmpty()
          ? "the device announces no module that profile " + profile.name() + " reads " + kind.words()
              + " from"
          : String.join(" and ", asked) + (asked.size() == 1 ? " has" : " have")
              + " no rows: the device has no "
              + kind.words() + " or does not show any");
    }
    return Optional.empty();
  }

  /// Warns of the kinds that the profile does not name, in one sentence: over NETCONF they are many.
  void tellUnnamed() {
    if (!unnamed.isEmpty()) {
      warnings.add("the tables of " + String.join(", ", unnamed) + " are not read: profile " + profile.name()
          + " does not name them");
    }
  }

  /// Reads single values.
  ///
  /// @return the root of the data; empty data where the device refuses or announces nothing of it
  YangNode values(List<YangLeaf> leaves) throws IOException {
    Selection selection = new Selection();
    YangPath root = YangPath.ofRoot(List.of());
    leaves.forEach(leaf -> leaf.paths().forEach(path -> ModuleRows.add(selection, root, path, announced)));
    try {
      return selection.isEmpty() ? YangNode.root() : session.get(selection, deadline);
    } catch (RpcErrorException e) {
      warnings.add("the device refuses to tell of itself: " + e.explanation());
      return YangNode.root();
    }
  }

  /// How many sessions the device serves: the sum of the numbers that the profile names, as a part of a sum is none; empty
  /// where one is no number.
  OptionalLong activeSessions() throws IOException {
    if (profile.activeSessions().isEmpty()) {
      return OptionalLong.empty();
    }
    YangLeaf leaf = profile.activeSessions().get();
    List<String> numbers = YangRow.of("activeSessions", leaf, values(List.of(leaf))).texts("activeSessions");
    if (numbers.isEmpty()) {
      warnings.add("the device has nothing of what its profile names as activeSessions");
      return OptionalLong.empty();
    }
    long sum = 0;
    for (String number : numbers) {
      if (!number.matches("[0-9]{1,15}") || !SessionsCodec.fits(Long.parseLong(number))) {
        return OptionalLong.empty();
      }
      sum += Long.parseLong(number);
      if (!SessionsCodec.fits(sum)) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(sum);
  }
}
