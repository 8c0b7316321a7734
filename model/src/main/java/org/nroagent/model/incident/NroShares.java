package org.nroagent.model.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.reachability.Place;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Cause;
import org.nroagent.model.state.Subject;

/// The NROs whose OLTs several agents poll. None of them knows alone whether such an NRO is cut off, so each tells when its own
/// share is, which OLTs the others poll, and the lines of the NRO as a whole: whoever hears all of them can tell.
final class NroShares {
  private final List<Place> nros;
  private final Map<String, List<String>> olts = new HashMap<>();

  NroShares(List<Place> places) {
    nros = places.stream().filter(Place::isNro).toList();
    places.stream().filter(place -> Place.isOltOf(place.nro(), place.name()))
        .forEach(place -> olts.computeIfAbsent(place.nro(), _ -> new ArrayList<>()).add(place.name()));
    nros.stream().filter(nro -> nro.elsewhere().isEmpty()).forEach(nro -> olts.remove(nro.name()));
  }

  /// Whether a place is such an NRO or an own OLT of one: others have to know that it is seen at all.
  boolean isShare(String place) {
    return olts.containsKey(place) || olts.getOrDefault(Place.nroOf(place), List.of()).contains(place);
  }

  /// Tells of each NRO what others need who hear of all shares, and takes it back once the own share carries.
  void tell(Draft draft, Function<String, Optional<LineCounts>> lines) {
    for (Place nro : nros) {
      Subject subject = ToldServices.subject(Subject.Kind.SERVICE, nro.name());
      boolean out = isOut(draft, olts.getOrDefault(nro.name(), List.of()));
      tell(draft, subject, Aspect.ELSEWHERE, out ? ToldServices.elsewhereWord(nro.elsewhere()) : "");
      if (draft.service(subject).incident().isEmpty()) {
        tell(draft, subject, Aspect.LINES, out ? ToldServices.linesWord(lines.apply(nro.name())) : "");
      }
    }
  }

  private static boolean isOut(Draft draft, List<String> share) {
    return !share.isEmpty() && share.stream()
        .allMatch(olt -> draft.service(ToldServices.subject(Subject.Kind.SERVICE, olt)).isOut());
  }

  private static void tell(Draft draft, Subject subject, Aspect aspect, String word) {
    draft.tell(subject, aspect, word, Cause.UNKNOWN, Optional.empty());
  }
}
