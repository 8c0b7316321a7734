package org.nroagent.model.reachability;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.model.reachability.Network.ACCESS;
import static org.nroagent.model.reachability.Network.ROUTE;
import static org.nroagent.model.reachability.Network.WATCHED;
import static org.nroagent.model.reachability.ServiceState.DEGRADED;
import static org.nroagent.model.reachability.ServiceState.DOWN;
import static org.nroagent.model.reachability.ServiceState.UNKNOWN;
import static org.nroagent.model.reachability.ServiceState.UP;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.state.StateRow;
import org.nroagent.model.state.Subject;

/// An NRO is available if its access carries and at least one gate is reachable [C CP 11.1].
class JudgeTest {
  private final Network network = new Network();

  private void assertVerdict(ServiceState state, Reason.Kind... reasons) {
    Verdict verdict = network.judge(ROUTE);
    assertEquals(state, verdict.state(), verdict::toString);
    assertEquals(List.of(reasons), verdict.reasons().stream().map(Reason::kind).toList(), verdict::toString);
  }

  private void assertWatched(ServiceState state, Reason.Kind... reasons) {
    Verdict verdict = network.judge(WATCHED);
    assertEquals(state, verdict.state(), verdict::toString);
    assertEquals(List.of(reasons), verdict.reasons().stream().map(Reason::kind).toList(), verdict::toString);
  }

  private String cause() {
    return network.judge(ROUTE).cause().map(OutageCause::text).orElse("none");
  }

  @Test
  void everythingWorks() {
    assertVerdict(UP);
    assertEquals("none", cause());
  }

  @Test
  void withoutTheNominalGateTheStandbyCarries() {
    network.lag("hub1", "lag-1", "down", "down");
    assertVerdict(DEGRADED, Reason.Kind.LINK_DOWN, Reason.Kind.STANDBY_ACTIVE);
  }

  @Test
  void withoutTheStandbyGateTheNextFaultWouldBeAnOutage() {
    network.lag("hub2", "lag-1", "down", "down");
    assertVerdict(DEGRADED, Reason.Kind.LINK_DOWN, Reason.Kind.NO_STANDBY);
  }

  @Test
  void withoutBothGatesItIsCutOffByThem() {
    network.lag("hub1", "lag-1", "down", "down").lag("hub2", "lag-1", "lowerLayerDown", "down");
    assertEquals(DOWN, network.judge(ROUTE).state());
    assertEquals("gates A B", cause());
  }

  @Test
  void withoutTheAccessItIsCutOffByIt() {
    network.lag("spoke1", "lag-1", "down", "down");
    assertVerdict(DOWN, Reason.Kind.LINK_DOWN);
    assertEquals("access spoke1 lag-1", cause());
  }

  @Test
  void theGatesExplainMoreThanTheAccess() {
    network.lag("spoke1", "lag-1", "down", "down").lag("hub1", "lag-1", "down", "down")
        .lag("hub2", "lag-1", "down", "down");
    assertEquals("gates A B", cause());
  }

  @Test
  void aMemberLostLessensIt() {
    network.lag("spoke1", "lag-1", "up", "degraded");
    assertVerdict(DEGRADED, Reason.Kind.MEMBER_LOST);
  }

  @Test
  void anActiveStandbyLessensItThoughBothGatesWork() {
    network.pseudowire("spoke1", "pw-2", "up", "active", "none");
    assertVerdict(DEGRADED, Reason.Kind.STANDBY_ACTIVE);
  }

  /// [C CP 11.1]: the flows reach one of the two gates; that there is less room than before cuts nobody off.
  @Test
  void aStandbyWithLessCapacityLessensIt() {
    network.gate("hub1", "rMepOk", "rMepOk").gate("hub2", "rMepOk").lag("hub1", "lag-1", "down", "down");
    assertVerdict(DEGRADED, Reason.Kind.LINK_DOWN, Reason.Kind.STANDBY_ACTIVE, Reason.Kind.LESS_CAPACITY);
    network.gate("hub2", "rMepOk", "rMepOk");
    assertVerdict(DEGRADED, Reason.Kind.LINK_DOWN, Reason.Kind.STANDBY_ACTIVE);
  }

  /// [C STAS 4.2.3]: one session per member; a gate that hears nobody carries nothing, whatever its LAG says.
  @Test
  void aGateThatHearsNoRemoteEndPointIsLost() {
    network.gate("hub1", "rMepOk", "rMepOk").gate("hub2", "rMepOk", "rMepOk");
    assertWatched(UP);
    network.gate("hub1", "rMepFailed", "rMepOk");
    assertWatched(DEGRADED, Reason.Kind.END_POINT_FAILED);
    network.gate("hub1", "rMepFailed", "rMepFailed");
    assertWatched(DEGRADED, Reason.Kind.END_POINTS_FAILED, Reason.Kind.STANDBY_ACTIVE);
    network.gate("hub2", "rMepFailed", "rMepFailed");
    assertEquals(DOWN, network.judge(WATCHED).state());
    assertEquals("gates A B", network.judge(WATCHED).cause().map(OutageCause::text).orElse("none"));
    assertEquals(UP, network.judge(ROUTE).state(), "where none were agreed, none are missed");
  }

  /// IEEE 802.1Q 20.20: an end point that has just begun to listen has not decided yet. That is no evidence of either.
  @ParameterizedTest
  @ValueSource(strings = {"rMepStart", "rMepIdle", ""})
  void anEndPointThatHasNotDecidedIsUnknown(String undecided) {
    network.gate("hub1", undecided, undecided).gate("hub2", undecided, undecided);
    assertWatched(UNKNOWN, Reason.Kind.STATE_UNKNOWN, Reason.Kind.STATE_UNKNOWN);
    network.gate("hub1", "rMepFailed", undecided).gate("hub2", undecided, "rMepFailed");
    assertWatched(UNKNOWN, Reason.Kind.STATE_UNKNOWN, Reason.Kind.STATE_UNKNOWN);
    network.gate("hub2", "rMepFailed", "rMepFailed");
    assertWatched(UNKNOWN, Reason.Kind.STATE_UNKNOWN, Reason.Kind.END_POINTS_FAILED);
    network.gate("hub2", "rMepOk", "rMepOk");
    assertWatched(UP, Reason.Kind.STATE_UNKNOWN);
    network.gate("hub1", "rMepOk", undecided);
    assertWatched(UP);
    network.gate("hub1", "rMepOk", "rMepFailed", undecided);
    assertWatched(DEGRADED, Reason.Kind.END_POINT_FAILED);
  }

  @Test
  void endPointsOfATableThatIsSuspectOrCutAreUnknown() {
    network.gate("hub1", "rMepOk", "rMepOk").gate("hub2", "rMepFailed", "rMepFailed");
    assertWatched(DEGRADED, Reason.Kind.END_POINTS_FAILED, Reason.Kind.NO_STANDBY);
    network.row("hub1", Subject.table(TableKind.CFM), "suspect");
    assertWatched(UNKNOWN, Reason.Kind.NOT_READ, Reason.Kind.END_POINTS_FAILED);
    network.row("hub1", Subject.table(TableKind.CFM), "complete").cut("hub1", TableKind.CFM);
    assertWatched(UNKNOWN, Reason.Kind.NOT_READ, Reason.Kind.END_POINTS_FAILED);
  }

  /// IEEE 802.1Q 20.20: who is not configured has a row as long as he is heard. The table was read whole.
  @Test
  void remoteEndPointsThatAreGoneAreNotHeard() {
    network.gate("hub1", "rMepOk", "rMepOk").gate("hub2", "rMepOk", "rMepOk");
    network.endPoints("hub1", meps -> List.of(silent(meps.get(0)), meps.get(1)))
        .gone("hub1", remote("MD/MA_0/101/100"));
    assertWatched(DEGRADED, Reason.Kind.END_POINT_FAILED);
    network.endPoints("hub1", meps -> meps.stream().map(JudgeTest::silent).toList())
        .gone("hub1", remote("MD/MA_1/201/200"));
    assertWatched(DEGRADED, Reason.Kind.END_POINTS_FAILED, Reason.Kind.STANDBY_ACTIVE);
    network.endPoints("hub2", meps -> meps.stream().map(JudgeTest::silent).toList());
    network.row("hub2", Subject.table(TableKind.CFM), "suspect");
    assertWatched(UNKNOWN, Reason.Kind.END_POINTS_FAILED, Reason.Kind.NOT_READ);
    network.row("hub2", Subject.table(TableKind.CFM), "complete")
        .gone("hub2", remote("MD/MA_0/101/100")).gone("hub2", remote("MD/MA_1/201/200"));
    assertEquals(DOWN, network.judge(WATCHED).state());
    assertEquals("gates A B", network.judge(WATCHED).cause().map(OutageCause::text).orElse("none"));
  }

  @Test
  void aRemoteEndPointWithANewIdIsNotMissed() {
    network.gate("hub1", "rMepOk", "rMepOk").gate("hub2", "rMepOk", "rMepOk");
    network.gone("hub1", remote("MD/MA_0/101/100")).row("hub1", remote("MD/MA_0/101/102"), StateRow.PRESENT,
        "rMepOk", "no", "", "");
    network.endPoints("hub1", meps -> List.of(hearing(meps.get(0), 102), meps.get(1)));
    assertWatched(UP);
    network.row("hub1", remote("MD/MA_0/101/102"), StateRow.PRESENT, "rMepFailed", "no", "", "");
    assertWatched(DEGRADED, Reason.Kind.END_POINT_FAILED);
  }

  /// On which port an end point was that is gone is not known any more.
  @Test
  void endPointsOfTheGateThatAreGoneLeaveItUnknown() {
    network.gate("hub1", "rMepOk", "rMepOk").gate("hub2", "rMepFailed", "rMepFailed");
    network.endPoints("hub1", meps -> List.of(meps.get(1))).gone("hub1", mep("MD/MA_0/101"));
    assertWatched(DEGRADED, Reason.Kind.END_POINTS_FAILED, Reason.Kind.NO_STANDBY);
    network.endPoints("hub1", _ -> List.of()).gone("hub1", mep("MD/MA_1/201"));
    assertWatched(UNKNOWN, Reason.Kind.GONE, Reason.Kind.END_POINTS_FAILED);
  }

  @Test
  void aTableOfEndPointsThatVanishedAsAWholeIsUnknown() {
    network.gate("hub1", "rMepOk", "rMepOk").gate("hub2", "rMepOk", "rMepOk");
    List.of("hub1", "hub2").forEach(hub -> network.endPoints(hub, _ -> List.of()).absent(hub, TableKind.CFM));
    assertWatched(UNKNOWN, Reason.Kind.NOT_READ, Reason.Kind.NOT_READ);
  }

  private static Subject mep(String name) {
    return new Subject(Subject.Kind.MEP, name);
  }

  private static Subject remote(String name) {
    return new Subject(Subject.Kind.REMOTE_MEP, name);
  }

  private static MepReading silent(MepReading mep) {
    return with(mep, List.of());
  }

  private static MepReading hearing(MepReading mep, int remote) {
    return with(mep, List.of(new MepReading.Remote(remote, "rMepOk", false, "")));
  }

  private static MepReading with(MepReading mep, List<MepReading.Remote> remotes) {
    return new MepReading(mep.mdName(), mep.mdLevel(), mep.maName(), mep.mepId(), mep.ccmIntervalMillis(),
        mep.highestDefect(), mep.defects(), remotes, mep.local());
  }

  @Test
  void aStandbyThatWaitsIsReachable() {
    network.pseudowire("spoke1", "pw-2", "dormant", "standby", "pwNotForwarding");
    assertVerdict(UP);
  }

  @Test
  void aFarSideThatTellsAFaultIsNotReachable() {
    network.pseudowire("spoke1", "pw-1", "up", "active", "servicePwRxFault,servicePwTxFault")
        .pseudowire("spoke1", "pw-2", "down", "", "none");
    assertEquals(DOWN, network.judge(ROUTE).state());
    assertEquals("paths spoke1 A B", cause());
  }

  /// RFC 5601: it says that it forwards nothing. A standby does so until it is needed.
  @Test
  void aFarSideThatDoesNotForwardIsNotReachableUnlessItStandsBy() {
    network.pseudowire("spoke1", "pw-2", "up", "standby", "pwNotForwarding");
    assertVerdict(UP);
    network.pseudowire("spoke1", "pw-1", "up", "active", "pwNotForwarding");
    assertVerdict(DEGRADED, Reason.Kind.REMOTE_FAULT, Reason.Kind.STANDBY_ACTIVE);
    network.pseudowire("spoke1", "pw-2", "down", "", "none");
    assertEquals(DOWN, network.judge(ROUTE).state());
    network.pseudowire("spoke1", "pw-2", "up", "standby", "pwNotForwarding,psnPwRxFault");
    assertEquals(DOWN, network.judge(ROUTE).state(), "with a fault beside it it is broken");
  }

  @Test
  void silenceIsUnknown() {
    network.silent("spoke1");
    assertVerdict(UNKNOWN, Reason.Kind.SILENT);
  }

  @Test
  void oneGateThatIsSeenIsEnoughToBeAvailable() {
    network.silent("hub1");
    assertVerdict(UP, Reason.Kind.SILENT);
  }

  @Test
  void aLostGateBesideASilentOneIsUnknown() {
    network.lag("hub1", "lag-1", "down", "down").silent("hub2");
    assertVerdict(UNKNOWN, Reason.Kind.LINK_DOWN, Reason.Kind.SILENT);
  }

  @Test
  void silenceDoesNotHideEvidence() {
    network.lag("spoke1", "lag-1", "down", "down").silent("hub1").silent("hub2");
    assertEquals(DOWN, network.judge(ROUTE).state());
  }

  @Test
  void aTableThatWasCutIsUnknown() {
    network.cut("spoke1", TableKind.LAGS);
    assertVerdict(UNKNOWN, Reason.Kind.NOT_READ);
  }

  @Test
  void aRowThatIsGoneThoughItsTableWasReadWholeIsDown() {
    network.gone("spoke1", "lag-1");
    assertVerdict(DOWN, Reason.Kind.GONE);
  }

  @Test
  void whatWasNeverSeenIsUnknown() {
    Verdict verdict = network.judge(new Route(new LinkAt("spoke1", "lag-9"), ROUTE.deliveries()));
    assertEquals(UNKNOWN, verdict.state());
    assertEquals(Reason.Kind.NEVER_SEEN, verdict.reasons().getFirst().kind());
  }

  @Test
  void gatesOfAnotherAgentAreSeenThroughThePseudowires() {
    Route elsewhere = new Route(ACCESS, List.of(
        new Delivery("A", Optional.empty(), false, Optional.of("pw-1"), Optional.empty()),
        new Delivery("B", Optional.empty(), false, Optional.of("pw-2"), Optional.empty())));
    assertEquals(UP, network.judge(elsewhere).state());
    network.pseudowire("spoke1", "pw-1", "down", "", "none");
    assertEquals(DEGRADED, network.judge(elsewhere).state());
    network.pseudowire("spoke1", "pw-2", "down", "", "none");
    assertEquals(DOWN, network.judge(elsewhere).state());
    assertEquals(Optional.of("paths spoke1 A B"),
        network.judge(elsewhere).cause().map(OutageCause::text));
  }

  @Test
  void gatesOfAnotherAgentWithoutAnythingToSeeThemAreUnknown() {
    Delivery unseen = new Delivery("A", Optional.empty(), false, Optional.empty(), Optional.empty());
    assertEquals(UNKNOWN, network.judge(new Route(ACCESS, List.of(unseen))).state());
  }

  @Test
  void allWaysLostFromTwoDevicesAreTheGates() {
    Route far = new Route(new LinkAt("spoke2", "lag-1"), ROUTE.deliveries());
    List<Place> places = List.of(Place.ofOlt("N", "one", ROUTE), Place.ofOlt("M", "two", far));
    for (String spoke : List.of("spoke1", "spoke2")) {
      assertEquals(List.of(), network.judge(places).values().stream().flatMap(each -> each.cause().stream())
          .filter(each -> each.kind() == OutageCause.Kind.GATES).toList());
      network.pseudowire(spoke, "pw-1", "down", "", "none").pseudowire(spoke, "pw-2", "down", "", "none");
    }
    assertEquals(List.of("gates A B", "gates A B"), network.judge(places).values().stream()
        .map(each -> each.cause().orElseThrow().text()).toList());
  }

  @Test
  void anNroIsDownOnlyWithAllItsOlts() {
    Route other = new Route(new LinkAt("spoke1", "lag-2"), ROUTE.deliveries());
    network.lag("spoke1", "lag-2", "up", "full");
    List<Place> places = List.of(Place.ofOlt("N", "one", ROUTE), Place.ofOlt("N", "two", other),
        Place.ofNro("N"));
    assertEquals(UP, nro(places).state());
    network.lag("spoke1", "lag-1", "down", "down");
    assertEquals(DEGRADED, nro(places).state());
    assertTrue(nro(places).reasons().contains(new Reason(Reason.Kind.OLT_DOWN, "N/one")));
    network.lag("spoke1", "lag-2", "down", "down");
    assertEquals(DOWN, nro(places).state());
  }

  /// It is not cut off, whatever the other one is: as with a gate that is not seen while the other one is. Else an outage of the
  /// whole NRO would go on as long as only one of them at a time is seen.
  @Test
  void anNroOfWhichAnOltIsSeenToCarryIsNotUnknown() {
    Route other = new Route(new LinkAt("spoke2", "lag-1"), ROUTE.deliveries());
    List<Place> places = List.of(Place.ofOlt("N", "one", ROUTE), Place.ofOlt("N", "two", other),
        Place.ofNro("N"));
    network.silent("spoke2");
    assertEquals(UP, nro(places).state());
    assertEquals(List.of("spoke2 does not answer"),
        nro(places).reasons().stream().map(Reason::text).toList());
    network.lag("spoke1", "lag-1", "up", "degraded");
    assertEquals(DEGRADED, nro(places).state());
    network.lag("spoke1", "lag-1", "down", "down");
    assertEquals(UNKNOWN, nro(places).state(), "the other one may carry");
  }

  /// Another agent polls the second OLT: whether its service carries nobody here can tell.
  @Test
  void anNroOfWhichAnotherAgentPollsAnOltIsNeverDown() {
    List<Place> places = List.of(Place.ofOlt("N", "one", ROUTE), Place.ofNro("N", List.of("N/two")));
    assertEquals(UP, nro(places).state());
    assertEquals(List.of(), nro(places).reasons());
    network.lag("spoke1", "lag-1", "down", "down");
    assertEquals(UNKNOWN, nro(places).state());
    assertEquals(List.of("N/one is down", "spoke1 lag-1 does not carry", "N/two is not seen by this agent"),
        nro(places).reasons().stream().map(Reason::text).toList());
  }

  private Verdict nro(List<Place> places) {
    return requireNonNull(network.judge(places).get("N"));
  }

  @Test
  void aPlaceRestingOnADeviceThatWasNotHeardOfIsLeftAlone() {
    List<Place> places = List.of(Place.ofOlt("N", "one", ROUTE), Place.ofNro("N"));
    assertEquals(Map.of(), Judge.all(places, network.evidence(), Set.of("spoke1", "hub1")));
    assertFalse(Judge.all(places, network.evidence(), Set.of("spoke1", "hub1", "hub2")).isEmpty());
  }

  @Test
  void causesComeBackFromTheirTexts() {
    for (String text : List.of("gates A B", "paths spoke1 A B", "access spoke1 ge 1/0")) {
      assertEquals(text, OutageCause.parse(text).orElseThrow().text());
    }
    assertTrue(OutageCause.parse("gates").isEmpty());
    assertTrue(OutageCause.parse("moon spoke1 x").isEmpty());
  }
}
