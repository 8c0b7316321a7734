package org.nroagent.model.state;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.IgmpGroupReading;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.reading.PseudowireReading;
import org.nroagent.model.reading.SessionReading;

/// When things changed by the device's own word: ifLastChange, dot1agCfmMepDbRMepFailedOkTime, how long a session or a
/// group is up. Looked up only for what changed.
final class ChangeTimes {
  private final DeviceReading reading;
  private final DeviceClock clock;
  private final Map<Subject.Kind, Map<String, Function<String, Optional<Instant>>>> byName = new HashMap<>();

  ChangeTimes(DeviceReading reading, DeviceClock clock) {
    this.reading = reading;
    this.clock = clock;
  }

  /// When an aspect came to its present word, empty where the device does not say.
  Optional<Instant> of(Subject subject, Aspect aspect, String after) {
    return switch (aspect) {
      case OPER_STATUS, STATE -> lookUp(subject, after);
      case PRESENCE -> after.equals(StateRow.PRESENT) && subject.kind() == Subject.Kind.IGMP_GROUP
          ? lookUp(subject, after)
          : Optional.empty();
      case RESTART -> Optional.of(clock.started());
      case ADMIN_STATUS, ATTACHED, ACTOR, PARTNER, PARTNER_SYSTEM, DEFECTS, HIGHEST_DEFECT, RDI, PORT_STATUS,
          INTERFACE_STATUS, ROLE, REMOTE_STATUS, REACHABLE, TABLE, FLAPPING, LOCAL_STATUS, BFD,
          INTERFACE, REASONS, INCIDENT, SINCE, UNTIL, CAUSE, LINES, NROS, NOTE, FIGURE,
          ELSEWHERE ->
        Optional.empty();
    };
  }

  private Optional<Instant> lookUp(Subject subject, String after) {
    Function<String, Optional<Instant>> time = byName.computeIfAbsent(subject.kind(), this::index)
        .get(subject.name());
    return time == null ? Optional.empty() : time.apply(after);
  }

  private Map<String, Function<String, Optional<Instant>>> index(Subject.Kind kind) {
    Map<String, Function<String, Optional<Instant>>> times = new HashMap<>();
    switch (kind) {
      case INTERFACE, LAG -> {
        for (InterfaceReading each : reading.interfaces()) {
          times.putIfAbsent(each.name(), _ -> clock.whenTicks(each.lastChangeTicks()));
        }
      }
      case REMOTE_MEP -> reading.meps().forEach(mep -> remotes(mep, times));
      case PSEUDOWIRE -> {
        for (PseudowireReading wire : reading.pseudowires()) {
          times.putIfAbsent(wire.name(), after -> pseudowire(wire, after));
        }
      }
      case BGP, PIM, MSDP -> {
        for (SessionReading session : reading.sessions()) {
          if (session.kind().name().equals(kind.name())) {
            times.putIfAbsent(session.peer(), _ -> secondsAgo(session));
          }
        }
      }
      case IGMP_GROUP -> {
        for (IgmpGroupReading group : reading.igmpGroups()) {
          times.putIfAbsent(group.interfaceName() + "/" + group.group(),
              _ -> clock.secondsAgo(group.upTimeSeconds()));
        }
      }
      case DEVICE, TABLE, MEP, LAG_MEMBER, SERVICE, INCIDENT, WINDOW, FIGURE -> {
        // They do not say.
      }
    }
    return times;
  }

  private void remotes(MepReading mep, Map<String, Function<String, Optional<Instant>>> times) {
    for (MepReading.Remote remote : mep.remotes()) {
      times.putIfAbsent(mep.mdName() + "/" + mep.maName() + "/" + mep.mepId() + "/" + remote.mepId(),
          _ -> clock.whenTicks(remote.failedOkTicks()));
    }
  }

  private Optional<Instant> pseudowire(PseudowireReading wire, String after) {
    Optional<Instant> changed = clock.whenTicks(wire.circuit().lastChangeTicks());
    return changed.isEmpty() && after.equals("up") && wire.circuit().upTimeSeconds().isPresent()
        ? clock.secondsAgo(wire.circuit().upTimeSeconds().getAsLong())
        : changed;
  }

  private Optional<Instant> secondsAgo(SessionReading session) {
    return session.establishedSeconds().isPresent()
        ? clock.secondsAgo(session.establishedSeconds().getAsLong())
        : Optional.empty();
  }
}
