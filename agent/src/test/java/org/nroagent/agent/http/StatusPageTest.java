package org.nroagent.agent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nroagent.agent.push.PushStatus;
import org.nroagent.daemon.tls.TlsStatus;
import org.nroagent.agent.snapshot.ClosingSnapshot;
import org.nroagent.agent.snapshot.CoreSnapshot;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.nroagent.agent.snapshot.FormerSeries;
import org.nroagent.agent.snapshot.InterfaceSnapshot;
import org.nroagent.agent.snapshot.LossSnapshot;
import org.nroagent.model.Drops;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.figure.SlotWindow;

@Timeout(60)
class StatusPageTest {
  private static final String HTML = "text/html; charset=utf-8";
  private static final int LARGEST_PAGE = 256 << 10;

  private final SampleAgent agent = new SampleAgent();

  private static String page(AgentView view, String path) throws Exception {
    try (Client client = new Client(view)) {
      return client.body(path, HTML);
    }
  }

  private static void assertHas(String page, String... parts) {
    for (String part : parts) {
      assertTrue(page.contains(part), () -> "'" + part + "' is not in " + page);
    }
  }

  /// The rendered text: narrow spaces as plain ones, tags as nothing.
  private static String text(String page) {
    return page.replaceAll("(?s)<style>.*?</style>", "").replaceAll("<[^>]*>", "|").replace('\u202f', ' ');
  }

  @Test
  void showsDevicesWithTheReasonOfSilence() throws Exception {
    String page = page(agent.view(), "/");
    assertHas(page, "no reading", "not polled yet", "answers", "192.0.2.9:161 did not answer", "slowest", "9",
        "generic", "engine 80001f8804", "no dot1agCfmMaCompTable");
    assertTrue(page.indexOf(">olt1<") < page.indexOf(">hub1<"), "those that do not answer come first");
  }

  @Test
  void showsTheLastSlotAndTheMonthSoFar() throws Exception {
    String text = text(page(agent.view(), "/"));
    assertHas(text, "|gate|", "|interpolated| 7 505 999.38|", "|14 500.00|", "|1.00|",
        "|≥ 70 %| 72.50 %|",
        "|63.65 %|", "|not yet|", "of the running month so far", "missing: over line rate");
  }

  @Test
  void showsDerivedSeriesBesideTheirInterfacesAndWhatIsDue() throws Exception {
    String page = page(agent.view(), "/");
    assertHas(page, "∑ <a href=\"/series/hub1.lag-1.unicast\">", "∑ <a href=\"/series/client-a\">");
    assertHas(text(page), "client-a reached 70 % of the capacity", "|due 2026-12-01|",
        "|with multicast|", "|not billable| 14 400.00|", "|closing| 10 000.00|");
  }

  @Test
  void anUrgentUpgradeIsToldUntilItsConformityIsRecorded() throws Exception {
    String sentence = "An urgent upgrade of client-a was requested on 5 Nov 2026: it ";
    assertHas(text(page(agent.view(), "/")), "|urgent, due 2027-02-05| |due 2026-12-01|",
        sentence + "is due by 5 Feb 2027");
    agent.time.stepWall(Duration.between(SampleAgent.NOW, Instant.parse("2027-02-05T23:00:00Z")));
    assertTrue(Findings.of(agent.view()).stream().noneMatch(finding -> finding.sentence().contains("urgent")),
        "recorded on 1 February, five days before");
  }

  @Test
  void listsWhatIsNotConfiguredAnyMoreWithItsLastMonth() throws Exception {
    assertFalse(page(agent.view(), "/").contains("No longer configured"), "there is nothing to list");
    agent.former = new FormerSeries.All(List.of(agent.former("hub7.lag-7")), true);
    String page = page(agent.view(), "/");
    String text = text(page);
    assertHas(text.substring(text.indexOf("|No longer configured|")), "|hub7.lag-7|", "|gate|",
        "lag-7 &lt;script&gt;", "of hub7|", "|2, 2026-09 to 2026-10|", "|14 400.00|", "|100.00 %|", "|yes|");
    assertHas(page, "/api/v1/interfaces/hub7.lag-7/percentiles?month=2026-10",
        "/api/v1/reports/2026-10?format=text");
    assertFalse(page.contains("<script"), page);
    assertFalse(text.contains("More are in"), text);
  }

  @Test
  void theTableOfWhatIsNotConfiguredAnyMoreIsBounded() throws Exception {
    FormerSeries one = agent.former("hub7.lag-7");
    agent.former = new FormerSeries.All(IntStream.range(0, 200)
        .mapToObj(i -> new FormerSeries("old-" + i, one.provenance(), one.history())).toList(), false);
    String page = page(agent.view(), "/");
    assertHas(page, ">old-0<", ">old-19<", "More are in", "/api/v1/former");
    assertFalse(page.contains(">old-20<"), page);
  }

  @Test
  void tellsDiscardsOfTheLastHour() throws Exception {
    InterfaceSnapshot gate = SampleAgent.gate();
    Slot.Metered slot = new Slot.Metered(37_500_000, 37_500_000, false);
    LossSnapshot losses = LossSnapshot.NONE.plus(SampleAgent.LAST_SLOT, slot, new Drops(0L, 5L, 0L, 0L));
    AgentView view = agent.view(SampleAgent.HEALTHY, List.of(SampleAgent.device(
        new InterfaceSnapshot(gate.device(), gate.ifName(), gate.series(), losses))));
    assertTrue(Findings.of(view).stream().anyMatch(finding -> finding.sentence()
        .contains("discarded in the last hour although the traffic was within the capacity: hub1.lag-1")));
    agent.time.advance(Duration.ofHours(1));
    assertTrue(Findings.of(view).stream().noneMatch(finding -> finding.sentence().contains("discarded")));
  }

  @Test
  void plotsTheLastDayWithItsGap() throws Exception {
    String page = page(agent.view(), "/");
    assertHas(page, "hub1.lag-1, last 24 hours");
    assertTrue(Pattern.compile("<rect class=\"gap\"").matcher(page).find(), page);
  }

  @Test
  void showsStatesOfTheDevices() throws Exception {
    String text = text(page(agent.view(), "/"));
    assertHas(text, "xe-0/0/0", "carries", "not attached", "partner silent", "00:11:22:33:44:55",
        "defRemoteCCM",
        "rMepFailed", "RDI", "239.1.2.3", "pw-client-1");
  }

  @Test
  void showsDelivery() throws Exception {
    assertHas(text(page(agent.view(), "/")), "collector.example:9485", "connected since", "|880|", "|20|",
        "-12 ms", "nro-collector 9.9");
    PushStatus push = SampleAgent.CONNECTED;
    agent.push.set(new PushStatus(push.state(), push.collector(), push.since(), push.storeId(), push.head(),
        push.settled(), push.pending(), push.lastAck(), push.lastError(), push.counters(),
        new PushStatus.Events(false, 950, 0, 7, 0, 0, 0, "no such device"), null, 5_100L, List.of(), null));
    assertHas(text(page(agent.view(), "/")), "7; the collector takes none, upgrade it",
        "Events are not delivered: no such device", "clock is 5100 ms ahead of");
    agent.push.set(new PushStatus(PushStatus.State.CONNECTED, "b.example:9485", push.since(), "store-b", 900,
        880, 20, push.lastAck(), null, push.counters(), push.events(), null, null,
        List.of(new PushStatus.Collector("a.example:9485", false, "store-a", push.since(),
            "Connection refused", SampleAgent.NOW),
            new PushStatus.Collector("b.example:9485", true, "store-b", push.since(), null, null)),
        new TlsStatus(SampleAgent.NOW.plusSeconds(29 * 86_400), SampleAgent.NOW.minusSeconds(1), 2, null, 1,
            "the key is not that of the certificate")));
    assertHas(text(page(agent.view(), "/")), "b.example:9485 is used instead of a.example:9485",
        "|store-a|", "Connection refused", "certificate expires on 19 Dec 2026",
        "authority in the trust file has expired", "the key is not that of the certificate");
    agent.push.set(PushStatus.disabled(SampleAgent.NOW));
    assertHas(page(agent.view(), "/"), "No collector is configured");
  }

  @Test
  void showsWhatBecameOfNotifications() throws Exception {
    String page = page(agent.view(), "/");
    assertHas(page, "udp:127.0.0.1:9162");
    assertHas(page, "3 unknownSender");
  }

  @Test
  void showsTheSnmpServerAndWhomItRefused() throws Exception {
    assertHas(text(page(agent.view(), "/")), "udp:192.0.2.7:9161", "80007ed90501, start 3",
        "Requests answered||234|", "Not authenticated||7|",
        "Refused to known users||9|", "Datagrams dropped||41|", "6 sent, 0 failed, 8 held back");
    agent.snmpServer.set(Optional.empty());
    assertHas(page(agent.view(), "/"), "no snmpServer is configured");
  }

  @Test
  void escapesWhatDevicesSay() throws Exception {
    for (String path : List.of("/", "/interfaces/hub1.lag-1", "/interfaces/olt1.broken")) {
      String page = page(agent.view(), path);
      assertFalse(page.contains("<script"), path);
      assertHas(page, "&lt;script&gt;");
    }
  }

  @Test
  void saysWhatToDoWhenSomethingIsWrong() throws Exception {
    agent.push
        .set(new PushStatus(PushStatus.State.BACKOFF, "collector.example:9485", SampleAgent.NOW, null, 900, 0,
            900, null, "connection refused", PushStatus.Counters.NONE, PushStatus.Events.NONE, null, null,
            List.of(), null));
    CoreSnapshot troubled = new CoreSnapshot(SampleAgent.NOW.minusSeconds(60), true,
        Optional.of("which cannot be right"), 0,
        Optional.empty(), 0, 3,
        Optional.of("slots.ring: no space left; free some"),
        new ClosingSnapshot(Optional.empty(), 4, List.of("month 2026-10 is not closed: no space left"),
            List.of("figures-2026-08.month is damaged")));
    String text = text(page(agent.view(troubled), "/"));
    assertHas(text, "Set the clock or let NTP do it",
        "The disk refuses slots: slots.ring: no space left; free some",
        "could not be closed: month 2026-10 is not closed: no space left", "figures-2026-08.month is damaged",
        "collector.example:9485 is unreachable", "connection refused", "Check that it runs",
        "900 records wait in the ring", "being rebuilt from the ring", "1 of 3 devices did not answer",
        "olt1",
        "reached the threshold", "hub1.lag-1", "3 records are damaged");
  }

  @Test
  void saysThatPollingIsStuck() throws Exception {
    agent.time.advance(SampleAgent.GRID.length().multipliedBy(3));
    assertHas(page(agent.view(), "/"), "No round of polls has ended since");
  }

  @Test
  void saysThatTheClockWasAheadOnce() throws Exception {
    agent.time.stepWall(SampleAgent.GRID.length().multipliedBy(-50));
    assertHas(text(page(agent.view(), "/")), "it was ahead once", "nothing is recorded until that time");
  }

  @Test
  void showsWhatTheAuditFound() throws Exception {
    String page = text(page(agent.view(), "/"));
    assertHas(page, "Links are not as the contract",
        "Findings: 1, warnings: 1, cannot be told: 1, conform: 1.",
        "|X-FINDING|", "|X-WARNING|", "one speed", "10000 Mbit/s", "All of it, by rule");
    assertFalse(page.contains("X-CONFORMS"), "what conforms is on the audit's own page");
  }

  @Test
  void theAuditsOwnPageHasEveryRule() throws Exception {
    String page = page(agent.view(), "/audit");
    assertHas(text(page), "X-FINDING · Asks for", "[C STAS 4.2.2]", "|finding|", "|warning|", "|cannot tell|",
        "|conforms|", "hub1 does not answer", "Rules that concern something here");
    assertFalse(page.contains("<script>"), "what devices and files say is text");
  }

  @Test
  void withoutATopologyThereIsNoAudit() throws Exception {
    agent.audit.set(Optional.empty());
    assertFalse(text(page(agent.view(), "/")).contains("All of it, by rule"));
    assertHas(page(agent.view(), "/audit"), "No topology is configured");
  }

  @Test
  void saysThatNothingIsWrong() throws Exception {
    AgentView view = agent.view(SampleAgent.HEALTHY, List.of());
    AgentView calm = new AgentView(view.name(), view.version(), view.zone(), view.grid(), view.snapshots(),
        view.slots(), view.closed(), view.reports(), view.events(), view.extent(), List.of(), view.push(),
        Optional::empty, Optional::empty, view.time());
    assertEquals(List.of("Every device answers and every slot is stored."),
        Findings.of(calm).stream().map(Finding::sentence).toList());
  }

  @Test
  void showsTheLatestEventsInPlainWords() throws Exception {
    String page = page(agent.view(), "/");
    assertHas(page, "Latest events", "is not attached any more", "port 1/1/4", "notification",
        "interface 1/1/4",
        "10 more are in", "/api/v1/events");
  }

  @Test
  void staysSmallWithThousandInterfaces() throws Exception {
    AgentView view = busy(agent.view(SampleAgent.HEALTHY, List.of(SampleAgent.large(1000))),
        new AtomicInteger());
    String first = page(view, "/");
    assertTrue(first.getBytes(StandardCharsets.UTF_8).length < LARGEST_PAGE,
        first.length() + " characters");
    assertHas(first, "Page 1 of 10, 1000 interfaces and derived series", "/?page=2", "large1.xe-0_0_99<");
    assertFalse(first.contains("large1.xe-0_0_100<"));
    assertEquals(StatusPage.PLOTS, Pattern.compile("<svg").matcher(first).results().count());
    assertHas(page(view, "/?page=10"), "large1.xe-0_0_999", "/?page=9");
  }

  @Test
  void staysSmallWithThousandDevices() throws Exception {
    List<DeviceSnapshot> devices = IntStream.range(0, 1000).mapToObj(_ -> SampleAgent.hub()).toList();
    String page = page(agent.view(SampleAgent.HEALTHY, devices), "/");
    assertTrue(page.length() < LARGEST_PAGE, page.length() + " characters");
    assertHas(page, "900 more are in", "/api/v1/devices", "1900 more are in", "/api/v1/lags");
  }

  @Test
  void readsThePlotsOncePerSlot() throws Exception {
    AtomicInteger reads = new AtomicInteger();
    try (Client client = new Client(busy(agent.view(), reads))) {
      client.body("/", HTML);
      int first = reads.get();
      client.body("/", HTML);
      assertEquals(first, reads.get());
      agent.time.advance(SampleAgent.GRID.length());
      client.body("/", HTML);
      assertEquals(2 * first, reads.get());
    }
  }

  @Test
  void isServedThoughTheDiskCannotBeRead() throws Exception {
    AgentView view = agent.view();
    AgentView broken = SampleAgent.with(view, new Slots((_, _, _, _) -> {
      throw new IOException("slots.ring: input/output error");
    }));
    assertHas(page(broken, "/"), "disk: slots.ring: input/output error");
    assertHas(page(broken, "/interfaces/hub1.lag-1"),
        "The ring cannot be read: slots.ring: input/output error");
  }

  @Test
  void aPageThatIsNoneIsNamed() throws Exception {
    try (Client client = new Client(agent.view())) {
      assertEquals("page", client.problem(400, "/?page=2").get("parameter").textValue());
      assertEquals("page", client.problem(400, "/?page=0").get("parameter").textValue());
    }
  }

  /// A view with 288 slots of every interface.
  private static AgentView busy(AgentView view, AtomicInteger reads) {
    return SampleAgent.with(view, new Slots((_, from, to, consumer) -> {
      reads.incrementAndGet();
      int i = 0;
      for (var start = from; start.isBefore(to); start = view.grid().next(start)) {
        consumer.accept(start, i % 50 == 7
            ? new Slot.Missing(MissingReason.NO_ANSWER)
            : new Slot.Metered(i * 977_777_777L, i * 77_777_777L, false), Drops.UNKNOWN);
        i++;
      }
    }));
  }

  @FunctionalInterface
  private interface Reader {
    void read(String id, Instant from, Instant to, SlotHistory.Consumer consumer) throws IOException;
  }

  /// Slots of which every interface has the same.
  private record Slots(Reader reader) implements SlotHistory {
    @Override
    public void read(String id, Instant from, Instant to, SlotHistory.Consumer consumer)
        throws IOException {
      reader.read(id, from, to, consumer);
    }

    @Override
    public SlotWindow window(SlotFormula formula, Instant from, Instant to) throws IOException {
      SlotWindow window = new SlotWindow(SampleAgent.GRID, from,
          Math.toIntExact(SampleAgent.GRID.count(from, to)));
      reader.read(formula.parts().getFirst(), from, to, (start, slot, _) -> window.set(start, slot));
      return window;
    }
  }
}
