package org.nroagent.model.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.model.state.Said.IN_SYNC;
import static org.nroagent.model.state.Said.SILENT;
import static org.nroagent.model.state.Said.member;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nroagent.model.reading.LacpState;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.LagReading.Membership;
import org.nroagent.model.reading.PseudowireReading;
import org.nroagent.model.reading.PseudowireReading.Role;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

/// What is told of what a device says.
class StateDiffTest {
  private static final Subject PORT = new Subject(Subject.Kind.INTERFACE, "1/1/4");

  private final Story story = new Story();

  @Test
  void firstReadingTellsNothing() {
    assertEquals(List.of(), story.read(lagOfTwo("up", IN_SYNC)));
    assertEquals(List.of(), story.read(lagOfTwo("up", IN_SYNC)));
    assertEquals("up", story.told().word(PORT, Aspect.OPER_STATUS));
  }

  @Test
  void renumberingIsNoEvent() {
    story.read(new Said().port("a", "up").port("b", "up"));
    assertEquals(List.of(), story.read(new Said().port("b", "up").port("a", "up")));
  }

  @Test
  void portThatGoesDownTakesMemberAndLagWithIt() {
    story.read(lagOfTwo("up", IN_SYNC));
    story.read(new Said().port("1/1/3", "up").port("1/1/4", "down").port("lag-2", "up")
        .lag("lag-2", "up", member("1/1/3", true, IN_SYNC), member("1/1/4", false, SILENT)));
    assertEquals(List.of("interface 1/1/4 operStatus up>down (unknown)",
        "lagMember lag-2/1/1/4 attached yes>no (port 1/1/4)",
        "lagMember lag-2/1/1/4 actor lacpActivity,aggregation,synchronization,collecting,distributing"
            + ">lacpActivity,aggregation,defaulted,expired (port 1/1/4)",
        "lag lag-2 state full>degraded (port 1/1/4)"), story.words());
  }

  @Test
  void pseudowireSwitchesForThePortBelow() {
    story.read(wires("up", IN_SYNC, Role.ACTIVE, Role.STANDBY, "", "1/1/4"));
    story.read(new Said().port("1/1/4", "down").port("lag-2", "down")
        .lag("lag-2", "down", member("1/1/4", false, SILENT))
        .wire("nominal", "up", Role.STANDBY, "servicePwRxFault", "", "5")
        .wire("standby", "up", Role.ACTIVE, "", "", "5"));
    List<String> wires = story.words().stream().filter(each -> each.startsWith("pseudowire")).toList();
    assertEquals(List.of("pseudowire nominal role active>standby (port 1/1/4)",
        "pseudowire nominal localStatus none>servicePwRxFault (port 1/1/4)",
        "pseudowire standby role standby>active (port 1/1/4)"), wires);
  }

  @Test
  void pseudowireSwitchesForLacpCfmPeerOrForNothingThatCanBeTold() {
    story.read(wires("up", IN_SYNC, Role.ACTIVE, Role.STANDBY, "", "1/1/4"));
    story.read(wires("down", SILENT, Role.STANDBY, Role.ACTIVE, "servicePwRxFault", "1/1/4"));
    assertTrue(story.words().contains("pseudowire standby role standby>active (lacp lag-2/1/1/4)"),
        story.words()::toString);
    Story cfm = new Story();
    cfm.read(wires("up", IN_SYNC, Role.ACTIVE, Role.STANDBY, "", "1/1/4").mep("1/1/4", 100, "rMepOk"));
    cfm.read(wires("down", SILENT, Role.STANDBY, Role.ACTIVE, "servicePwRxFault", "1/1/4")
        .mep("1/1/4", 100, "rMepFailed"));
    assertTrue(cfm.words().contains("pseudowire standby role standby>active (cfm MD/MA/100)"),
        cfm.words()::toString);
    Story peer = new Story();
    peer.read(new Said().wire("nominal", "up", Role.ACTIVE, "", "", "5"));
    peer.read(new Said().wire("nominal", "up", Role.STANDBY, "", "pwNotForwarding", "5"));
    assertTrue(peer.words().contains("pseudowire nominal role active>standby (peer nominal)"),
        peer.words()::toString);
    Story nothing = new Story();
    nothing.read(new Said().wire("nominal", "up", Role.ACTIVE, "", "", ""));
    nothing.read(new Said().wire("nominal", "up", Role.STANDBY, "", "", ""));
    assertEquals(List.of("pseudowire nominal role active>standby (unknown)"), nothing.words());
  }

  @Test
  void missingDiffersFromDownAndStaysExpected() {
    story.read(lagOfTwo("up", IN_SYNC));
    story.read(new Said().port("1/1/3", "up").port("1/1/4", "up").port("lag-2", "up").lag("lag-2", "up",
        member("1/1/3", true, IN_SYNC)));
    assertEquals(List.of("lagMember lag-2/1/1/4 presence present>missing (unknown)",
        "lag lag-2 state full>degraded (unknown)"), story.words());
    assertEquals(List.of(), story.read(new Said().port("1/1/3", "up").port("1/1/4", "up").port("lag-2", "up")
        .lag("lag-2", "up", member("1/1/3", true, IN_SYNC))));
    story.read(lagOfTwo("up", IN_SYNC));
    assertEquals(List.of("lagMember lag-2/1/1/4 presence missing>present (unknown)",
        "lag lag-2 state degraded>full (unknown)"), story.words());
  }

  private static final Membership LISTED = new Membership(Optional.empty(), true, Set.of());

  private static Said lagOfOne(Membership membership) {
    return new Said().port("1/1/3", "up").port("1/1/4", "up").port("lag-2", "up").lag("lag-2", "up",
        membership,
        member("1/1/3", true, IN_SYNC));
  }

  private static Membership agreed(String... ports) {
    return new Membership(Optional.of(Set.of(ports)), false, Set.of());
  }

  @Test
  void memberThatTheDeviceIsConfiguredToHaveNoMoreIsRemovedAndNotMissing() {
    for (Membership says : List.of(LISTED, new Membership(Optional.empty(), false, Set.of("1/1/4")))) {
      Story taken = new Story();
      taken.read(lagOfTwo("up", IN_SYNC));
      taken.read(lagOfOne(says));
      assertEquals(List.of("lagMember lag-2/1/1/4 presence present>removed (admin lag-2/1/1/4)"),
          taken.words());
      assertEquals(List.of(), taken.read(lagOfOne(says)), "the LAG has all that it should have");
      assertEquals("full", taken.told().word(new Subject(Subject.Kind.LAG, "lag-2"), Aspect.STATE));
      taken.read(lagOfTwo("up", IN_SYNC));
      assertEquals(List.of("lagMember lag-2/1/1/4 presence removed>present (admin lag-2/1/1/4)"),
          taken.words());
    }
  }

  @Test
  void memberThatMovedToAnotherLagIsRemovedFromTheFirst() {
    story.read(lagOfTwo("up", IN_SYNC));
    story.read(new Said().port("1/1/3", "up").port("1/1/4", "up").port("lag-2", "up").port("lag-3", "up")
        .lag("lag-2", "up", member("1/1/3", true, IN_SYNC))
        .lag("lag-3", "up", member("1/1/4", true, IN_SYNC)));
    assertTrue(story.words().contains("lagMember lag-2/1/1/4 presence present>removed (admin lag-2/1/1/4)"),
        story.words()::toString);
    assertEquals("full", story.told().word(new Subject(Subject.Kind.LAG, "lag-2"), Aspect.STATE));
  }

  /// A card that was pulled takes its ports with it: nobody said that they are members no more.
  @Test
  void memberWhoseInterfaceIsGoneIsMissing() {
    story.read(lagOfTwo("up", IN_SYNC));
    story.read(new Said().port("1/1/3", "up").port("lag-2", "up").lag("lag-2", "up", LISTED,
        member("1/1/3", true, IN_SYNC)));
    assertTrue(story.words().contains("lagMember lag-2/1/1/4 presence present>missing (port 1/1/4)"),
        story.words()::toString);
    story.read(lagOfOne(LISTED));
    assertEquals(List.of("interface 1/1/4 presence missing>present (unknown)",
        "lagMember lag-2/1/1/4 presence missing>removed (admin lag-2/1/1/4)",
        "lag lag-2 state degraded>full (admin lag-2/1/1/4)"), story.words());
  }

  @Test
  void memberThatPeopleAgreedOnNoMoreIsRemoved() {
    story.read(lagOfTwo("up", IN_SYNC));
    story.read(lagOfOne(Membership.UNKNOWN));
    assertEquals("lagMember lag-2/1/1/4 presence present>missing (unknown)", story.words().getFirst());
    story.read(lagOfOne(agreed("1/1/3")));
    assertEquals(List.of("lagMember lag-2/1/1/4 presence missing>removed (admin lag-2/1/1/4)",
        "lag lag-2 state degraded>full (admin lag-2/1/1/4)"), story.words());
    assertEquals(List.of(), story.read(lagOfOne(agreed("1/1/3"))));
  }

  @Test
  void memberThatPeopleAgreedOnIsExpectedBeforeItWasEverSeenAndWhateverTheDeviceIsConfiguredFor() {
    Membership wanted = new Membership(Optional.of(Set.of("1/1/3", "1/1/4")), true, Set.of("1/1/4"));
    assertEquals(List.of(), story.read(lagOfOne(wanted)), "a first reading tells nothing");
    assertEquals("missing",
        story.told().word(new Subject(Subject.Kind.LAG_MEMBER, "lag-2/1/1/4"), Aspect.PRESENCE));
    assertEquals("degraded", story.told().word(new Subject(Subject.Kind.LAG, "lag-2"), Aspect.STATE));
    assertEquals(List.of(), story.read(lagOfOne(wanted)));
    story.read(lagOfTwo("up", IN_SYNC));
    assertEquals(List.of("lagMember lag-2/1/1/4 presence missing>present (unknown)",
        "lag lag-2 state degraded>full (unknown)"), story.words());
    Story later = new Story();
    later.read(lagOfOne(LISTED));
    later.read(lagOfOne(wanted));
    assertEquals(List.of("lagMember lag-2/1/1/4 presence absent>missing (unknown)",
        "lag lag-2 state full>degraded (unknown)"), later.words());
  }

  @Test
  void manyMembersThatAreTakenAwayAreNoSuspectWalk() {
    List<LagReading.Member> members = new ArrayList<>();
    Said before = new Said();
    Said after = new Said();
    for (int i = 0; i < 8; i++) {
      before.port("p" + i, "up");
      after.port("p" + i, "up");
      members.add(member("p" + i, true, IN_SYNC));
    }
    story.read(before.lag("lag-2", "up", members.toArray(LagReading.Member[]::new)));
    story.read(after.lag("lag-2", "up", LISTED, members.getFirst()));
    assertEquals(7, story.words().stream().filter(each -> each.contains("present>removed")).count(),
        story.words()::toString);
  }

  @Test
  void tableThatVanishesIsOneEventAndItsRowsStay() {
    story.read(lagOfTwo("up", IN_SYNC));
    story.read(new Said().port("1/1/3", "up").port("1/1/4", "up").port("lag-2", "up"));
    assertEquals(List.of("table LAGS table complete>absent (unknown)"), story.words());
    story.read(lagOfTwo("up", IN_SYNC));
    assertEquals(List.of("table LAGS table absent>complete (unknown)"), story.words());
  }

  @Test
  void cutTableTellsNothing() {
    story.read(ports("up", 10));
    assertEquals(List.of(), story.read(ports("down", 3).with(TableKind.INTERFACES, TableState.CUT)));
    assertEquals(List.of(), story.read(ports("up", 10)));
  }

  @Test
  void manyRowsThatVanishAtOnceAreSuspectUntilTheNextReadingSaysSo() {
    story.read(ports("up", 10));
    story.read(ports("up", 3));
    assertEquals(List.of("table INTERFACES table complete>suspect (unknown)"), story.words());
    story.read(ports("up", 10));
    assertEquals(List.of("table INTERFACES table suspect>complete (unknown)"), story.words());
    story.read(ports("up", 3));
    assertEquals(8, story.read(ports("up", 3)).size(), story.words()::toString);
    assertTrue(story.words().contains("interface p9 presence present>missing (unknown)"));
  }

  @Test
  void restartIsNamedAsTheCauseOfTheRest() {
    story.read(ports("up", 2));
    story.restart(ports("down", 2), 1_000);
    assertEquals("device hub1 restart", story.words().getFirst().substring(0, 19));
    assertEquals(story.now().minusSeconds(10),
        Instant.parse(story.told().word(Subject.device("hub1"), Aspect.RESTART)));
    assertEquals(
        List.of("interface p0 operStatus up>down (restart)", "interface p1 operStatus up>down (restart)"),
        story.words().subList(1, 3));
    assertEquals(List.of(), story.restart(ports("down", 2), 31_000));
  }

  @Test
  void whatARemoteEndPointSaysIsNotKnownWhileItIsNotHeard() {
    story.read(new Said().mep("p", 101, "rMepOk"));
    story.read(new Said().mep("p", 101, "rMepFailed"));
    assertEquals(List.of("mep MD/MA/101 highestDefect none>defRemoteCCM (unknown)",
        "mep MD/MA/101 defects none>bDefRemoteCCM (unknown)",
        "remoteMep MD/MA/101/201 state rMepOk>rMepFailed (unknown)"), story.words());
    story.read(new Said().mep("p", 101, "rMepOk"));
    assertEquals("remoteMep MD/MA/101/201 state rMepFailed>rMepOk (unknown)", story.words().getLast());
  }

  /// The LAG needs both members. The one that stays attached, the pseudowire and its interface only follow.
  @Test
  void whatFollowsALagBelowItsMinimumHasTheCauseOfTheLag() {
    story.read(gate("up", "up", Said.IN_SYNC).wire("pw-1", "up", PseudowireReading.Role.ACTIVE, "", "", ""));
    story.read(gate("down", "lowerLayerDown", Said.SILENT).wire("pw-1", "lowerLayerDown",
        PseudowireReading.Role.ACTIVE, "servicePwRxFault,servicePwTxFault", "", ""));
    assertEquals(8, story.words().size(), () -> "" + story.words());
    story.words().forEach(line -> assertTrue(line.endsWith(" (lacp lag-1/1/1/1)"), line));
  }

  private static Said gate(String oper, String above, LacpState silent) {
    boolean up = oper.equals("up");
    return new Said().port("pw-1", above).lag("lag-1", oper, Said.member("1/1/1", up, silent),
        Said.member("1/1/2", true, up ? Said.IN_SYNC : LacpState.ofLacpduOctet(0x0d)));
  }

  /// A neighbour that is lost has no row; a device with one neighbour then has an empty table.
  @Test
  void theLastPimNeighbourIsMissedByName() {
    story.read(new Said().pim("203.0.113.1").with(TableKind.PIM, TableState.COMPLETE));
    for (int round = 0; round < 2; round++) {
      story.read(new Said().with(TableKind.PIM, TableState.ABSENT));
      assertEquals(round == 0 ? List.of("pim 203.0.113.1 presence present>missing (unknown)") : List.of(),
          story.words());
    }
    story.read(new Said().pim("203.0.113.1").with(TableKind.PIM, TableState.COMPLETE));
    assertEquals(List.of("pim 203.0.113.1 presence missing>present (unknown)"), story.words());
  }

  @Test
  void silenceIsToldOnce() {
    story.read(ports("up", 2));
    story.silence();
    assertEquals(List.of("device hub1 reachable yes>no (unknown)"), story.words());
    assertEquals(List.of(), story.silence());
    story.read(ports("up", 2));
    assertEquals(List.of("device hub1 reachable no>yes (unknown)"), story.words());
  }

  @Test
  void flappingIsToldOnceCountedAndEndedWithTheCount() {
    story.read(ports("up", 1));
    for (int i = 0; i < 3; i++) {
      assertEquals(1, story.read(ports(i % 2 == 0 ? "down" : "up", 1)).size());
    }
    story.read(ports("up", 1));
    assertEquals(List.of("interface p0 flapping steady>flapping (unknown)"), story.words());
    for (int i = 0; i < 20; i++) {
      assertEquals(List.of(), story.read(ports(i % 2 == 0 ? "down" : "up", 1)));
    }
    for (int i = 0; i < 5; i++) {
      assertEquals(List.of(), story.read(ports("up", 1)));
    }
    story.read(ports("up", 1));
    assertEquals(List.of("interface p0 flapping flapping: 24 changes>steady (unknown)",
        "interface p0 operStatus down>up (unknown)"), story.words());
  }

  @Test
  void groupsComeAndGo() {
    story.read(new Said());
    story.read(new Said().group("irb.1", "232.1.1.1"));
    assertEquals(List.of("igmpGroup irb.1/232.1.1.1 presence absent>present (unknown)"), story.words());
    story.read(new Said());
    assertEquals(List.of("igmpGroup irb.1/232.1.1.1 presence present>left (unknown)"), story.words());
  }

  @Test
  void theDevicesTimeIsPlacedOnTheAgentsClock() {
    story.read(ports("up", 1));
    long changed = story.ticks() + 100 * 100;
    story.read(new Said().port("p0", "down", "up", changed));
    assertEquals(Optional.of(story.now().minusSeconds(200)), single().deviceTime());
    story.read(new Said().port("p0", "up", "up", changed));
    assertEquals(Optional.empty(), single().deviceTime(),
        "a time from before the last reading is not believed");
  }

  @Test
  void theDevicesTimeIsPlacedOverTheWrapOfItsUpTime() {
    DeviceClock clock = new DeviceClock(500, story.now(), Optional.empty());
    assertEquals(Optional.of(story.now().minusSeconds(6)), clock.whenTicks((1L << 32) - 100));
  }

  @Test
  void sessionsSaySinceWhen() {
    story.read(new Said().bgp("10.0.0.1", true, 5_000));
    story.read(new Said().bgp("10.0.0.1", false, 42));
    assertEquals(List.of("bgp 10.0.0.1 state up>down (unknown)"), story.words());
    assertEquals(Optional.of(story.now().minusSeconds(42)), single().deviceTime());
  }

  @Test
  void whatADeviceDoesNotSayOfASessionOrGroupIsNotDown() {
    story.read(new Said().untoldBgp("10.0.0.1").lag("lag-1", "unknown"));
    assertEquals("", story.told().entry(new Subject(Subject.Kind.BGP, "10.0.0.1")).orElseThrow().row()
        .word(Aspect.STATE));
    story.read(new Said().bgp("10.0.0.1", true, 10).lag("lag-1", "unknown"));
    story.read(new Said().untoldBgp("10.0.0.1").lag("lag-1", "unknown"));
    assertEquals(List.of(), story.words());
  }

  /// The sub-interface follows the LAG, and the neighbour's row goes with it: what it ran over is known from before.
  @Test
  void sessionsOverASubInterfaceOfALagHaveTheCauseOfTheLag() {
    story.read(interconnection("up", "up", IN_SYNC).pim("10.0.0.1", "lag-2.4000").bgp("10.0.0.1", true,
        "lag-2.4000"));
    story.read(interconnection("down", "lowerLayerDown", SILENT).bgp("10.0.0.1", false, "lag-2.4000"));
    assertEquals(List.of("bgp 10.0.0.1 state up>down (lacp lag-2/1/1/4)",
        "pim 10.0.0.1 presence present>missing (lacp lag-2/1/1/4)"), sessions());
  }

  /// Some devices keep the sub-interface up, or have no row of it.
  @Test
  void sessionsOverASubInterfaceThatSaysNothingHaveTheCauseOfTheLag() {
    story.read(interconnection("up", "up", IN_SYNC).bgp("10.0.0.1", true, "lag-2.4000"));
    story.read(interconnection("down", "up", SILENT).bgp("10.0.0.1", false, ""));
    assertEquals(List.of("bgp 10.0.0.1 state up>down (lacp lag-2/1/1/4)"), sessions());
  }

  @Test
  void sessionOverASubInterfaceThatAloneFailedNamesIt() {
    story.read(interconnection("up", "up", IN_SYNC).bgp("10.0.0.1", true, "lag-2.4000"));
    story.read(interconnection("up", "down", IN_SYNC).bgp("10.0.0.1", false, "lag-2.4000"));
    assertEquals(List.of("bgp 10.0.0.1 state up>down (port lag-2.4000)"), sessions());
  }

  @Test
  void sessionThatMovesHasTheCauseOfTheInterfaceThatItLeft() {
    story.read(interconnection("up", "up", IN_SYNC).pim("10.0.0.1", "lag-2.4000"));
    story.read(interconnection("down", "lowerLayerDown", SILENT).pim("10.0.0.1", "lag-3.4000"));
    assertEquals(List.of("pim 10.0.0.1 interface lag-2.4000>lag-3.4000 (lacp lag-2/1/1/4)"), sessions());
  }

  private List<String> sessions() {
    return story.words().stream().filter(each -> each.startsWith("bgp") || each.startsWith("pim")).toList();
  }

  private static Said interconnection(String lag, String above, LacpState state) {
    return new Said().port("1/1/4", "up").port("lag-2", lag).port("lag-2.4000", above)
        .lag("lag-2", lag, member("1/1/4", lag.equals("up"), state)).with(TableKind.PIM, TableState.COMPLETE);
  }

  @Test
  void notifiedChangeIsToldOnceWithItsTime() {
    story.read(ports("up", 1));
    Instant time = story.now().plusMillis(500);
    StateDiff.Notice notice = new StateDiff.Notice(new Subject(Subject.Kind.INTERFACE, "p0"),
        Aspect.OPER_STATUS,
        "down", Optional.of(time));
    story.notified(notice);
    assertEquals(Optional.of(time), single().deviceTime());
    assertEquals(List.of(), story.notified(notice));
    assertEquals(List.of(),
        story.read(ports("up", 1).at(1, 0).reading(), subject -> subject.name().equals("p0")),
        "a reading that was begun before says nothing of it");
    assertEquals(List.of(), story.read(ports("down", 1)));
  }

  @Test
  void interfaceOfALagBelongsToTheLag() {
    story.read(lagOfTwo("up", IN_SYNC));
    story.notified(
        new StateDiff.Notice(new Subject(Subject.Kind.INTERFACE, "lag-2"), Aspect.OPER_STATUS, "down",
            Optional.empty()));
    assertEquals(List.of("lag lag-2 operStatus up>down (unknown)"), story.words());
    assertEquals(Optional.empty(), story.told().entry(new Subject(Subject.Kind.INTERFACE, "lag-2")));
  }

  @Test
  void whatIsLearntLaterIsNoEvent() {
    story.read(new Said().wire("w", "up", Role.UNKNOWN, "", "", ""));
    assertEquals(List.of(), story.read(new Said().wire("w", "up", Role.ACTIVE, "", "", "")));
    story.read(new Said().wire("w", "up", Role.STANDBY, "", "", ""));
    assertEquals(List.of("pseudowire w role active>standby (unknown)"), story.words());
  }

  @Test
  void startOfTheDeviceIsKnownOverWrapsOfItsUpTime() {
    Instant told = Story.START;
    Instant later = told.plusSeconds(500L * 86_400);
    long ticks = 500L * 86_400 * 100 % (1L << 32);
    assertTrue(!DeviceStart.restarted(told, new DeviceClock(ticks, later, Optional.empty())));
    assertTrue(DeviceStart.restarted(told, new DeviceClock(100, told.plusSeconds(3600), Optional.empty())));
  }

  private StateChange single() {
    List<StateChange> changes = story.last();
    assertEquals(1, changes.size(), story.words()::toString);
    return changes.getFirst();
  }

  private static Said ports(String oper, int count) {
    Said said = new Said();
    for (int i = 0; i < count; i++) {
      said.port("p" + i, oper);
    }
    return said;
  }

  private static Said lagOfTwo(String oper, LacpState state) {
    return new Said().port("1/1/3", "up").port("1/1/4", "up").port("lag-2", oper).lag("lag-2", oper,
        member("1/1/3", true, IN_SYNC), member("1/1/4", true, state));
  }

  private static Said wires(String lag, LacpState state, Role nominal, Role standby,
      String local, String port) {
    return new Said().port(port, "up").port("lag-2", lag)
        .lag("lag-2", lag, member(port, lag.equals("up"), state))
        .wire("nominal", "up", nominal, local, "", "5").wire("standby", "up", standby, "", "", "5");
  }
}
