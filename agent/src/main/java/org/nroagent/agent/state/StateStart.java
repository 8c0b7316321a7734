package org.nroagent.agent.state;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nroagent.agent.store.EventRing;
import org.nroagent.agent.store.StateFiles;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Subject;
import org.nroagent.model.state.ToldEntry;
import org.nroagent.model.state.ToldCodec;
import org.nroagent.model.state.ToldStates;

/// What counts as told at the start: as it was written whole, and the events since. Always succeeds: what cannot be used
/// is a problem in words, and what is not known then is learnt from the first reading.
///
/// @param told by device
/// @param nextSequence sequence for the first event to come
/// @param pending events that were told and are not in the ring yet, ascending
/// @param number how often what was told has been tried to be written whole
/// @param replayed how many records came since it was written whole
/// @param problems what was not used and what that costs
public record StateStart(Map<String, ToldStates> told, long nextSequence, List<StateEvent> pending,
    long number,
    int replayed,
    List<String> problems) {
  public StateStart {
    told = Map.copyOf(told);
    pending = List.copyOf(pending);
    problems = List.copyOf(problems);
  }

  /// Reads both.
  ///
  /// @param devices configured names; what was told of others is forgotten
  public static StateStart of(StateFiles files, EventRing ring, Set<String> devices) {
    List<String> problems = new ArrayList<>();
    Optional<ToldCheckpoint> whole = whole(files, ring, problems);
    if (whole.isEmpty()) {
      problems
          .add("what was told of the devices' states is not known any more: the first readings tell nothing");
      long number = replay(ToldCheckpoint.NONE, ring, Set.of(), new ArrayList<>()).number;
      return new StateStart(Map.of(), ring.nextSequence(), List.of(), number, StateJournal.MOST_RECORDS,
          problems);
    }
    Replayed replayed = replay(whole.get(), ring, devices, problems);
    long head = ring.extent().head();
    return new StateStart(replayed.told(), Math.max(ring.nextSequence(), whole.get().sequence() + 1),
        whole.get().pending().stream().filter(event -> event.sequence() > head).toList(), replayed.number,
        replayed.records,
        problems);
  }

  private static Replayed replay(ToldCheckpoint whole, EventRing ring, Set<String> devices,
      List<String> problems) {
    Replayed replayed = new Replayed(whole, devices);
    long oldest = ring.extent().oldest();
    if (oldest > whole.sequence() + 1) {
      problems.add("events up to " + (oldest - 1)
          + " are overwritten that were told since; what they changed may be told again");
    }
    try {
      ring.replay(whole.sequence(), replayed);
    } catch (IOException e) {
      problems
          .add("the events since " + whole.sequence() + " cannot be read, what they changed is told again: "
              + e.getMessage());
    }
    return replayed;
  }

  /// Empty where it cannot be used. Where it was never written, the ring has everything that was told.
  private static Optional<ToldCheckpoint> whole(StateFiles files, EventRing ring, List<String> problems) {
    Optional<byte[]> bytes = files.read();
    problems.addAll(files.problems());
    try {
      if (bytes.isPresent()) {
        return Optional.of(ToldCheckpoint.decode(bytes.get()));
      }
    } catch (IOException e) {
      problems.add("what was told of the devices' states is not used: " + e.getMessage());
      return Optional.empty();
    }
    return files.isFirst() && ring.extent().oldest() == 1
        ? Optional.of(ToldCheckpoint.NONE)
        : Optional.empty();
  }

  private static final class Replayed implements EventRing.Replay {
    private final Map<String, Map<Subject, ToldEntry>> devices = new HashMap<>();
    private final long whole;
    private long number;
    private int records;

    Replayed(ToldCheckpoint whole, Set<String> names) {
      this.whole = whole.number();
      this.number = whole.number();
      names.forEach(name -> devices.put(name,
          new HashMap<>(whole.told().getOrDefault(name, ToldStates.NOTHING).entries())));
    }

    Map<String, ToldStates> told() {
      Map<String, ToldStates> told = new HashMap<>();
      devices.forEach((name, entries) -> told.put(name, ToldStates.of(entries)));
      return told;
    }

    @Override
    public void event(StateEvent event) {
      records++;
      Map<Subject, ToldEntry> entries = devices.get(event.device());
      if (entries != null) {
        ToldStates.take(entries, event.change(), event.at());
      }
    }

    @Override
    public void told(ToldCodec.Told each, long under) {
      records++;
      number = Math.max(number, under);
      if (under < whole) {
        return;
      }
      Map<Subject, ToldEntry> entries = devices.get(each.device());
      if (entries != null) {
        entries.compute(each.subject(), (_, _) -> each.entry().orElse(null));
      }
    }
  }
}
