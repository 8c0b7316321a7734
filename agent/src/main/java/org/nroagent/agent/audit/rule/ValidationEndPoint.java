package org.nroagent.agent.audit.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.Sight;
import org.nroagent.agent.config.InterfaceRef;
import org.nroagent.agent.config.Olt;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.reading.TableKind;

/// Finds the end point on the PE-Spoke by which a client validates the service of an OLT [C STAS 5.1.4]: the one of
/// level 3 with the address of the OLT's SVLAN, else on the SVLAN, else on the SVLAN's interface of the access.
final class ValidationEndPoint {
  /// Level of its maintenance domain.
  static final int LEVEL = 3;

  private ValidationEndPoint() {}

  /// Its address: 0000-0000 and the SVLAN in four decimal digits, as six octets with colons.
  static String mac(Olt olt) {
    String digits = String.format(Locale.ROOT, "%04d", olt.svlan());
    return "00:00:00:00:" + digits.substring(0, 2) + ":" + digits.substring(2);
  }

  /// What a rule is about, for people.
  static String subject(Olt olt, InterfaceRef access) {
    return olt.name() + ", SVLAN " + olt.svlan() + " (" + access.device() + ")";
  }

  static Sight<MepReading> find(Olt olt, InterfaceRef access, AuditInput input) {
    return input.table(access, TableKind.CFM).then(reading -> {
      List<MepReading> candidates = reading.meps().stream()
          .filter(mep -> mep.mdLevel() == LEVEL || mep.mdLevel() < 0)
          .toList();
      Pattern onSvlan = Pattern.compile(Pattern.quote(access.ifName()) + "[.:]0*" + olt.svlan());
      Optional<MepReading> found = candidates.stream().filter(mep -> mep.local().mac().equals(mac(olt)))
          .findFirst()
          .or(() -> candidates.stream().filter(mep -> mep.local().primaryVid().orElse(-1) == olt.svlan())
              .findFirst())
          .or(() -> candidates.stream().filter(mep -> onSvlan.matcher(mep.local().ifName()).matches())
              .findFirst());
      if (found.isPresent()) {
        return new Sight.Seen<>(found.get());
      }
      boolean silent = candidates.stream()
          .anyMatch(mep -> mep.local().mac().isEmpty() && mep.local().ifName().isEmpty());
      return silent
          ? new Sight.Unknown<>(access.device() + " does not tell where its end points of level 3 are")
          : new Sight.Gone<>("no end point of level 3 for SVLAN " + olt.svlan() + " on " + access.device());
    });
  }
}
