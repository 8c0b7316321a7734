package org.nroagent.agent.audit.rule;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditInput.AuditedLag;
import org.nroagent.agent.audit.AuditRule;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.audit.RuleName;
import org.nroagent.agent.audit.Sight;
import org.nroagent.agent.config.Gate;
import org.nroagent.agent.config.ServiceClasses;
import org.nroagent.agent.config.ServiceClasses.ServiceClass;
import org.nroagent.model.reading.ClassOfServiceReading;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.TableKind;

/// A7: the provider tells the classes of service apart [C STAS 3.4.1]: a device that counts per class counts at least as
/// many as the sheet names on a gate or an access, or on their VLANs. Which of its names is which class only the
/// device's configuration knows, so names are shown, not compared.
final class ClassCounters implements AuditRule {
  @Override
  public RuleName name() {
    return new RuleName("A7-counters", "STAS 3.4.1, 5.1.3", "Classes of service are told apart");
  }

  @Override
  public void check(AuditInput input, FindingList findings) {
    for (AuditedLag lag : input.lags()) {
      ServiceClasses classes = lag.gate().map(Gate::sheet).map(sheet -> sheet.classes())
          .orElse(ServiceClasses.DEFAULT);
      List<String> wanted = classes.priorities().entrySet().stream()
          .filter(entry -> !entry.getValue().isEmpty())
          .map(entry -> entry.getKey()).map(ServiceClass::title).toList();
      String expected = wanted.size() + " classes: " + String.join(", ", wanted);
      switch (input.table(lag.at(), TableKind.CLASSES_OF_SERVICE)) {
        case Sight.Seen<DeviceReading>(var reading) -> check(lag, reading, wanted.size(), expected, findings);
        case Sight.Gone<DeviceReading>(var what) -> findings.cannotTell(lag.subject(), expected, what);
        case Sight.Unknown<DeviceReading>(var why) -> findings.cannotTell(lag.subject(), expected, why);
      }
    }
  }

  private static void check(AuditedLag lag, DeviceReading reading, int wanted, String expected,
      FindingList findings) {
    Set<String> ports = reading.lags().stream().filter(each -> each.name().equals(lag.at().ifName()))
        .flatMap(each -> each.members().stream()).map(member -> member.name()).collect(Collectors.toSet());
    Set<String> names = reading.classesOfService().stream()
        .filter(each -> isOn(each, lag.at().ifName()) || ports.contains(each.ifName()))
        .map(ClassOfServiceReading::className).map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
    if (names.isEmpty()) {
      findings.cannotTell(lag.subject(), expected, "the device counts no class on it");
    } else {
      findings.check(names.size() >= wanted, lag.subject(), expected,
          names.size() + " counted: " + String.join(", ", names));
    }
  }

  private static boolean isOn(ClassOfServiceReading each, String ifName) {
    return each.ifName().equals(ifName) || each.ifName().startsWith(ifName + ".")
        || each.ifName().startsWith(ifName + ":");
  }
}
