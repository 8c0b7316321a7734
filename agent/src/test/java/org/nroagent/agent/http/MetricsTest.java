package org.nroagent.agent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nroagent.agent.push.PushStatus;

@Timeout(60)
class MetricsTest {
  private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";
  private static final Pattern DOCUMENTED = Pattern.compile("^\\| `(nro_[a-z0-9_]+)` \\| (gauge|counter) \\|",
      Pattern.MULTILINE);
  private static final Pattern SERVED = Pattern.compile("^# TYPE (\\S+) (gauge|counter)$", Pattern.MULTILINE);

  private final SampleAgent agent = new SampleAgent();

  /// Values by name and labels.
  private Map<String, Double> scrape(AgentView view) throws Exception {
    try (Client client = new Client(view)) {
      Map<String, Double> values = new HashMap<>();
      client.body("/metrics", TEXT_FORMAT).lines().filter(line -> !line.startsWith("#")).forEach(line -> {
        int space = line.lastIndexOf(' ');
        values.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
      });
      return values;
    }
  }

  private static void assertValue(double expected, String name, Map<String, Double> values) {
    assertTrue(values.containsKey(name), () -> name + " is not in " + new TreeSet<>(values.keySet()));
    assertEquals(expected, values.get(name), 1e-9, name);
  }

  @Test
  void documentationListsEveryMetricAndNoOther() throws Exception {
    PushStatus push = SampleAgent.CONNECTED;
    agent.push.set(new PushStatus(push.state(), push.collector(), push.since(), push.storeId(), push.head(),
        push.settled(), push.pending(), push.lastAck(), push.lastError(), push.counters(), push.events(),
        null,
        push.clockSkewMillis(),
        List.of(new PushStatus.Collector(push.collector(), true, null, null, null, null)),
        null));
    String documented = Files.readString(Path.of("../docs/metrics.md"));
    String served;
    try (Client client = new Client(agent.view())) {
      client.get("/none");
      served = client.body("/metrics", TEXT_FORMAT);
    }
    assertEquals(listed(DOCUMENTED, documented), listed(SERVED, served));
  }

  @Test
  void findingsOfTheAuditAreCountedByRuleAndOutcome() throws Exception {
    Map<String, Double> values = scrape(agent.view());
    assertValue(1, "nro_audit_findings{outcome=\"finding\",rule=\"X-FINDING\"}", values);
    assertValue(0, "nro_audit_findings{outcome=\"conforms\",rule=\"X-FINDING\"}", values);
    assertValue(1, "nro_audit_findings{outcome=\"cannot_tell\",rule=\"X-CANNOT_TELL\"}", values);
    agent.audit.set(Optional.empty());
    assertTrue(scrape(agent.view()).keySet().stream().noneMatch(name -> name.startsWith("nro_audit")));
  }

  @Test
  void notificationsAreCountedByOutcome() throws Exception {
    Map<String, Double> values = scrape(agent.view());
    assertValue(12, "nro_notifications_received_total{outcome=\"accepted\"}", values);
    assertValue(3, "nro_notifications_received_total{outcome=\"unknownSender\"}", values);
    assertValue(0, "nro_notifications_received_total{outcome=\"tooMany\"}", values);
  }

  @Test
  void theSnmpServerIsCountedByOutcomeWhereItIsOn() throws Exception {
    Map<String, Double> values = scrape(agent.view());
    assertValue(234, "nro_snmp_server_requests_total{outcome=\"answered\"}", values);
    assertValue(0, "nro_snmp_server_requests_total{outcome=\"notAuthorized\"}", values);
    assertValue(8, "nro_snmp_server_notifications_total{outcome=\"heldBack\"}", values);
    agent.snmpServer.set(Optional.empty());
    assertTrue(scrape(agent.view()).keySet().stream().noneMatch(name -> name.startsWith("nro_snmp_server")));
  }

  private static Set<String> listed(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1) + " " + found.group(2))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void devicesAndInterfacesAreMeasured() throws Exception {
    Map<String, Double> values = scrape(agent.view());
    assertValue(288, "nro_device_polls_total{device=\"hub1\",outcome=\"answered\"}", values);
    assertValue(291, "nro_device_polls_total{device=\"olt1\",outcome=\"failed\"}", values);
    assertValue(1, "nro_device_answering{device=\"hub1\"}", values);
    assertValue(0, "nro_device_answering{device=\"olt1\"}", values);
    assertValue(0.85, "nro_device_poll_duration_seconds{device=\"hub1\"}", values);
    assertValue(116, "nro_device_reading_age_seconds{device=\"hub1\"}", values);
    assertValue(120, "nro_interface_last_slot_age_seconds{interface=\"hub1.lag-1\"}", values);
    assertValue(14_500, "nro_interface_percentile95_mbps{direction=\"in\",interface=\"hub1.lag-1\"}", values);
    assertValue(5500.0 / 8640, "nro_interface_coverage_ratio{direction=\"out\",interface=\"hub1.lag-1\"}",
        values);
    assertValue(1, "nro_interface_threshold_reached{interface=\"hub1.lag-1\"}", values);
  }

  @Test
  void derivedSeriesAreMeasuredUnderNamesOfTheirOwn() throws Exception {
    Map<String, Double> values = scrape(agent.view());
    assertValue(2, "nro_series_capacity_state{series=\"client-a\"}", values);
    assertValue((double) Instant.parse("2026-11-30T23:00:00Z").getEpochSecond(),
        "nro_series_upgrade_due_timestamp_seconds{series=\"client-a\"}", values);
    assertValue((double) Instant.parse("2027-02-04T23:00:00Z").getEpochSecond(),
        "nro_series_urgent_upgrade_due_timestamp_seconds{series=\"client-a\"}", values);
    assertValue(Double.NaN, "nro_interface_urgent_upgrade_due_timestamp_seconds{interface=\"hub1.lag-1\"}",
        values);
    assertValue(2, "nro_series_closed_months{series=\"client-a\"}", values);
    assertValue(14_400, "nro_series_closed_percentile95_mbps{series=\"client-a\"}", values);
    assertValue(0, "nro_interface_closed_months{interface=\"hub1.lag-1\"}", values);
    assertValue(0, "nro_interface_lost_packets_total{counter=\"in_discards\",interface=\"hub1.lag-1\"}",
        values);
    assertTrue(
        values.keySet().stream().noneMatch(name -> name.contains("capacity_state{series=\"hub1.lag-1.u")));
  }

  @Test
  void whatIsNotKnownIsNeverZero() throws Exception {
    agent.push.set(PushStatus.disabled(SampleAgent.NOW));
    Map<String, Double> values = scrape(agent.view());
    for (String name : List.of("nro_interface_last_slot_mbps{direction=\"in\",interface=\"hub1.xe-0_0_1\"}",
        "nro_interface_percentile95_mbps{direction=\"in\",interface=\"hub1.xe-0_0_1\"}",
        "nro_interface_capacity_mbps{interface=\"olt1.broken\"}",
        "nro_device_reading_age_seconds{device=\"olt1\"}",
        "nro_device_poll_duration_seconds{device=\"new1\"}", "nro_push_last_ack_age_seconds")) {
      assertValue(Double.NaN, name, values);
    }
  }

  @Test
  void storeClockAndDeliveryAreMeasured() throws Exception {
    Map<String, Double> values = scrape(agent.view());
    assertValue(312, "nro_store_batches_total{outcome=\"stored\"}", values);
    assertValue(2, "nro_store_batches_total{outcome=\"refused\"}", values);
    assertValue(900, "nro_ring_head_sequence", values);
    assertValue(1, "nro_clock_steps_total", values);
    assertValue(20, "nro_push_pending_records", values);
    assertValue(1, "nro_push_state{state=\"connected\"}", values);
    assertValue(0, "nro_push_state{state=\"backoff\"}", values);
    assertValue(3, "nro_push_connections_total", values);
    assertValue(4, "nro_push_pending_events", values);
    assertValue(1, "nro_push_events_taken", values);
    assertValue(705, "nro_push_sent_events_total", values);
    assertValue(1, "nro_push_sent_event_gaps_total", values);
    assertValue(700, "nro_push_acknowledged_events_total", values);
    assertValue(1, "nro_agent_info{agent=\"poitiers-1\",version=\"1.2.3\"}", values);
  }
}
