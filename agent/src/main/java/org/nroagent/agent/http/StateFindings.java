package org.nroagent.agent.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.nroagent.agent.snapshot.StatesSnapshot;
import org.nroagent.daemon.page.EventWords;
import org.nroagent.daemon.page.Status;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.StateRow;
import org.nroagent.model.state.Subject;
import org.nroagent.model.state.ToldEntry;

/// What is wrong with states, each as a sentence that says what to do.
final class StateFindings {
  private static final int MOST_NAMES = 5;

  private final AgentView view;
  private final List<Finding> findings = new ArrayList<>();

  private StateFindings(AgentView view) {
    this.view = view;
  }

  static List<Finding> of(AgentView view) {
    StateFindings states = new StateFindings(view);
    states.disk();
    states.tell(Status.BAD, entry -> entry.seen().word(Aspect.PRESENCE).equals(StateRow.MISSING),
        "Expected, but missing from the device's answers: ",
        ". Look whether it was taken out of service; it stays expected.");
    states.tell(Status.DOUBT, entry -> entry.flapping() != null,
        "Changes too often, so its changes are only counted: ", ". Look for a bad line, port or peer.");
    states.tell(Status.DOUBT, entry -> entry.seen().word(Aspect.TABLE).equals("suspect"),
        "Many rows vanished at once, and the next reading tells whether that is true: ", ".");
    states.tell(Status.BAD, entry -> entry.row().kind() == Subject.Kind.LAG && entry.seen().isPresent()
        && !entry.seen().word(Aspect.STATE).equals("full"),
        "Not all expected members carry traffic: ", ". The table of links shows which.");
    return states.findings;
  }

  private void disk() {
    StatesSnapshot states = view.snapshots().states();
    states.problem()
        .ifPresent(problem -> findings.add(new Finding(Status.BAD, "The disk refuses events: " + problem
            + ". " + states.waiting() + " wait in memory and are written once it accepts.")));
  }

  private void tell(Status status, Predicate<ToldEntry> which, String before, String after) {
    List<String> names = new ArrayList<>();
    for (DeviceSnapshot device : view.snapshots().devices()) {
      device.told().entries().entrySet().stream().filter(each -> which.test(each.getValue()))
          .map(each -> each.getKey()).sorted()
          .forEach(subject -> names.add(device.name() + " " + EventWords.subject(subject)));
    }
    if (!names.isEmpty()) {
      String more = names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "";
      findings.add(new Finding(status,
          before + names.stream().limit(MOST_NAMES).collect(Collectors.joining(", ")) + more + after));
    }
  }
}
