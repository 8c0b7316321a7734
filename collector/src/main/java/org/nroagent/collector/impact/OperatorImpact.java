package org.nroagent.collector.impact;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.nroagent.collector.impact.IncidentMaker.JudgeOfLines;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.collector.store.EventFilter;
import org.nroagent.collector.store.EventReader;
import org.nroagent.collector.store.ImpactReader;
import org.nroagent.collector.store.ImpactReader.Row;
import org.nroagent.collector.store.IncidentEnd;
import org.nroagent.collector.store.IncidentVerdict;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.model.impact.Part;
import org.nroagent.model.impact.RegulationProfile;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.incident.TrafficComparison;

/// Who is cut off over all agents, and which share of the operator's users that is (R9). Everything follows from what is
/// stored, so it is the same on every collector, and is right by itself when something comes late. Safe for any thread.
public final class OperatorImpact {
  /// A service that an agent has not seen for longer is not named.
  static final Duration LOOK_BACK = Duration.ofDays(31);

  private final Inventory inventory;
  private final RegulationProfile regulation;
  private final StoreReader store;

  /// @param regulation by whose version of the day of its detection an incident is judged
  public OperatorImpact(Inventory inventory, RegulationProfile regulation, StoreReader store) {
    this.inventory = inventory;
    this.regulation = regulation;
    this.store = store;
  }

  /// What was found.
  ///
  /// @param incidents in the order of their first members
  /// @param together sets of them that lasted at the same time, but those of which a person decided that they are apart
  /// @param verdicts all that people decided
  /// @param ends all that people said of ends
  public record Found(List<OperatorIncident> incidents, List<Together> together,
      List<IncidentVerdict> verdicts, List<IncidentEnd> ends) {
    public Found {
      incidents = List.copyOf(incidents);
      together = List.copyOf(together);
      verdicts = List.copyOf(verdicts);
      ends = List.copyOf(ends);
    }
  }

  /// The regulation by which incidents are judged.
  public RegulationProfile regulation() {
    return regulation;
  }

  /// The incidents of which an agent detected its part in [from, now), whole: also with what other agents, or it, told of them
  /// within the month before. What was first detected before any version of the regulation was in force is none: nobody asks for it.
  ///
  /// @throws org.nroagent.collector.store.StoreFailure if the store cannot be read
  public Found within(Instant from, Instant now) {
    ImpactReader impacts = store.impacts();
    List<Row> since = impacts.rows(firstSlot(from), now);
    ToldIncidents told = new ToldIncidents();
    Instant first = compared(from).minus(LOOK_BACK);
    ToldNroShares shares = new ToldNroShares(first, new ToldBefore(store.events(), first));
    read(store.events(), first, now, entry -> {
      told.take(entry);
      shares.take(entry);
    });
    since.forEach(told::take);
    EnteredIncidents entered = new EnteredIncidents(inventory.incidents(), now);
    List<AgentIncident> open = told.incidents(now);
    Instant looked = open.stream().filter(each -> each.ended().isEmpty()).map(AgentIncident::detected)
        .reduce(from, OperatorImpact::earlier);
    List<Row> read = looked.isBefore(from) ? impacts.rows(firstSlot(looked), now) : since;
    List<IncidentEnd> ends = store.ends().ends();
    List<AgentIncident> known = Stream.concat(
        new UntoldEnds(impacts, read, ends, now).of(open).stream(), entered.incidents().stream())
        .sorted(AgentIncident.BY_DETECTION).toList();
    DataCounts data = new DataCounts(inventory, regulation.zone(), store, known);
    JudgeOfLines judge = (members, lines, lost, unknown) -> judge(members, lines,
        data.of(members, lines, lost), entered).withUnknown(unknown);
    List<IncidentVerdict> said = store.verdicts().verdicts();
    Verdicts verdicts = new Verdicts(said);
    List<List<AgentIncident>> groups = Groups.of(known, incident -> keys(incident, verdicts),
        (one, other) -> (one.overlaps(other) && !one.isToldApartFrom(other)) || verdicts.areOne(one, other))
        .stream()
        .filter(group -> group.stream().anyMatch(member -> !member.detected().isBefore(from)))
        .filter(group -> regulation.judging(group.getFirst().detected()).isPresent()).toList();
    Instant begin = groups.stream().flatMap(List::stream).map(AgentIncident::detected)
        .reduce(from, OperatorImpact::earlier);
    List<Row> rows = begin.isBefore(looked) ? impacts.rows(firstSlot(begin), now) : read;
    IncidentMaker maker = new IncidentMaker(impacts, rows, told, new WholeNros(shares, known, now), begin,
        now, judge, new StationsOfPlaces(inventory, regulation.zone()));
    List<OperatorIncident> incidents = groups.stream().map(maker::make).toList();
    return new Found(incidents, Together.sets(incidents).stream().filter(set -> !verdicts.areApart(set))
        .map(set -> together(set, maker)).toList(), said, ends);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /// The start of the first slot that is read.
  static Instant firstSlot(Instant from) {
    return SlotGrid.FIVE_MINUTES.startOf(from);
  }

  /// What makes two incidents that last at the same time one: the gates that were lost, a place that both tell of, or that
  /// an agent said so; and at whatever time that a person did. Choice: ways to the same gates that are lost at several devices at a time have one cause.
  private static List<String> keys(AgentIncident incident, Verdicts verdicts) {
    return Stream.of(incident.gates().map(gates -> "gates " + gates).stream(),
        incident.places().stream().map(place -> "place " + place),
        verdicts.of(incident).stream().map(verdict -> "verdict " + verdict),
        Stream.of("incident " + incident.id()),
        incident.mergedInto().stream()
            .mapToObj(number -> "incident " + new AgentIncident.Id(incident.id().agent(), number)))
        .flatMap(keys -> keys).toList();
  }

  private static Together together(List<OperatorIncident> set, IncidentMaker maker) {
    return new Together(set.stream().map(OperatorIncident::id).toList(),
        maker.make(set.stream().flatMap(each -> each.members().stream())
            .sorted(AgentIncident.BY_DETECTION).toList()));
  }

  /// From when on incidents tell which traffic can be compared; none is where nobody told a reference speed.
  private Instant compared(Instant from) {
    return inventory.referenceSpeeds().isEmpty() ? from : from.minus(TrafficComparison.EARLIER);
  }

  private Judged judge(List<AgentIncident> members, CutOff lines, Map<DataNetwork, DataCount> data,
      EnteredIncidents entered) {
    AgentIncident first = members.getFirst();
    LocalDate day = LocalDate.ofInstant(first.detected(), regulation.zone());
    OperatorServices services = OperatorServices.on(day, inventory, data);
    List<Part> parts = Stream
        .concat(services.parts(lines).stream(), entered.parts(members, services).stream()).toList();
    return Judged.of(first.id().toString(), first.detected(), parts, data,
        regulation.judging(first.detected()).orElseThrow());
  }

  /// What agents told of services. All kinds in one order: outages follow from what is told of services and of incidents, one after
  /// another.
  static void read(EventReader events, Instant from, Instant to, Consumer<EventReader.Entry> told) {
    events.forEachInOrder(new EventFilter(Optional.empty(), Optional.of(ToldServices.DEVICE),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(from), Optional.of(to)), told);
  }
}
