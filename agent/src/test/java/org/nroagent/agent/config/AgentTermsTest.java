package org.nroagent.agent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.model.figure.CapacityRule;

/// The promises of capacity that the agent takes from `terms.d`.
class AgentTermsTest {
  private static final String AVENANT = """
      kind: capacity
      id: avenant-1
      title: Avenant 1
      validFrom: 2027-01-01
      gate: {thresholdPercent: 60, delayMonths: 2}
      loop: {thresholdPercent: 80, delayMonths: 3}
      urgentDelayMonths: 1
      """;
  private static final String ORDER = """
      kind: tariff
      id: order-17
      title: Bon de commande 17
      validFrom: 2027-01-01
      appliesTo: {client: ABC, plaque: north}
      pricePerActivatedLine: 1.50
      """;

  @TempDir
  Path folder;

  @BeforeEach
  void configuration() throws IOException {
    Files.writeString(folder.resolve("agent.yaml"), """
        name: hub1-agent
        devices:
          - name: hub1
            snmp: {address: "udp:192.0.2.1", version: 2c, communityEnv: COMMUNITY}
            meter:
              - {ifName: lag-1, ifIn: IN, role: gate, unicast: all,
                 upgrade: {urgentRequest: [2026-12-31, 2027-01-15]}}
        """);
    Files.createDirectory(folder.resolve("terms.d"));
  }

  @Test
  void withoutAFileTheContractsThresholdHolds() throws Exception {
    assertEquals(70, rule().thresholdPercent(YearMonth.of(2027, 1)));
  }

  @Test
  void anAmendmentHoldsFromItsMonthOnAndPricesBesideItDoNotMatter() throws Exception {
    Files.writeString(folder.resolve("terms.d/avenant.yaml"), AVENANT);
    Files.writeString(folder.resolve("terms.d/order.yaml"), ORDER);
    assertEquals(70, rule().thresholdPercent(YearMonth.of(2026, 12)));
    assertEquals(60, rule().thresholdPercent(YearMonth.of(2027, 1)));
    assertEquals(Map.of(LocalDate.of(2026, 12, 31), LocalDate.of(2027, 3, 31), LocalDate.of(2027, 1, 15),
        LocalDate.of(2027, 2, 15)), read().series().getFirst().entries().urgentRequests());
  }

  @Test
  void aWrongFileIsAProblemOfTheConfiguration() throws Exception {
    Files.writeString(folder.resolve("terms.d/avenant.yaml"),
        AVENANT.replace("2027-01-01", "2027-01-02").replace("60", "160"));
    String told = String.valueOf(assertThrows(ConfigurationException.class, this::read).getMessage());
    assertTrue(
        told.contains("avenant.yaml:4: validFrom: is not the first day of a month; a month is compared by"
            + " one version"),
        told);
    assertTrue(told.contains("avenant.yaml:5: gate.thresholdPercent: 160 is not within 1…100"), told);
  }

  private CapacityRule rule() throws ConfigurationException {
    return read().series().getFirst().capacityRule().orElseThrow();
  }

  private AgentConfig read() throws ConfigurationException {
    return new AgentConfigReader(name -> name.equals("COMMUNITY") ? "c0mmunity" : null)
        .read(folder.resolve("agent.yaml")).value();
  }
}
