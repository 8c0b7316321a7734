package org.nroagent.collector.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nroagent.collector.store.StoreReader.AgentEvents;
import org.nroagent.daemon.http.HttpProblem;
import org.nroagent.daemon.http.Request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// A fleet of five thousand, part by part.
class FleetTest {
  private static final int AGENTS = 5_000;
  private static final Fleet FLEET = new Fleet(
      IntStream.range(0, AGENTS).mapToObj(FleetTest::agent).toList());

  @Test
  void thePartsHaveEachAgentOnceInTheOrderOfNames() {
    List<String> names = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Fleet.Part part = FLEET.part(new FleetQuery(Optional.empty(), Fleet.Group.ALL, after, 300));
      assertEquals(AGENTS, part.matching());
      part.agents().forEach(agent -> names.add(agent.name()));
      after = part.next();
    } while (after.isPresent());
    assertEquals(FLEET.agents().stream().map(AgentView::name).toList(), names);
  }

  @Test
  void groupsAreCountedAndFound() {
    assertEquals(AGENTS - 50, FLEET.count(Fleet.Group.CONNECTED));
    assertEquals(50, FLEET.count(Fleet.Group.AWAY));
    assertEquals(List.of("pop-0007"), names("state=cloned"));
    assertEquals(List.of("pop-0011"), names("state=gaps"));
    assertEquals(List.of("pop-0012"), names("state=clock"));
    assertEquals(List.of("pop-0013"), names("state=conflicts"));
    assertEquals(List.of("pop-0014"), names("state=parked"));
    assertEquals(List.of("pop-0015"), names("state=late"));
    assertEquals(List.of("pop-0000", "pop-0007", "pop-0011"),
        FLEET.troubled(3).stream().map(AgentView::name).toList());
  }

  @Test
  void textIsFoundInNameAddressAndSoftwareWhateverTheCase() {
    assertEquals(List.of("pop-1234"), names("q=POP-1234"));
    assertEquals(List.of("pop-0042"), names("q=192.0.2.42:"));
    assertEquals(List.of("pop-0300"), names("q=old software"));
    assertEquals(List.of(), names("q=nowhere"));
    assertEquals(List.of(), names("q=pop-1234&state=away"));
  }

  @Test
  void wrongParametersAreRefused() {
    assertThrows(HttpProblem.class, () -> query("state=odd"));
    assertThrows(HttpProblem.class, () -> query("limit=0"));
    assertThrows(HttpProblem.class, () -> query("limit=1001"));
    assertThrows(HttpProblem.class, () -> query("q=" + "x".repeat(101)));
  }

  @Test
  void thePageIsBoundedAndLeadsOn() {
    String page = FleetPage.of(FLEET, query(""), ZoneOffset.UTC).toString();
    assertTrue(page.length() < 100_000, "the page has " + page.length() + " characters");
    assertTrue(page.contains("5\u202f000 agents, 100 of them here."), page);
    assertTrue(page.contains("/agents?state=all&amp;after=pop-0099"), page);
    assertTrue(page.contains(">pop-0099<") && !page.contains(">pop-0100<"), page);
    String last = FleetPage.of(FLEET, query("after=pop-4990"), ZoneOffset.UTC).toString();
    assertFalse(last.contains("Next page"), last);
    assertTrue(last.contains("First page"), last);
  }

  private static List<String> names(String parameters) {
    return FLEET.part(query(parameters)).agents().stream().map(AgentView::name).toList();
  }

  private static FleetQuery query(String parameters) {
    Map<String, List<String>> map = new HashMap<>();
    for (String pair : parameters.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        map.put(pair.substring(0, equals), List.of(pair.substring(equals + 1)));
      }
    }
    return FleetQuery.of(new Request("/agents", Map.of(), map, Request.Content.NONE), 100);
  }

  private static AgentView agent(int i) {
    boolean connected = i % 100 != 0;
    return new AgentView("pop-%04d".formatted(i), true, connected,
        connected ? Optional.of("192.0.2." + i + ":40000") : Optional.empty(), Optional.empty(),
        Optional.of(i == 12 ? -6_000L : 3L), Optional.empty(),
        Optional.of(i == 300 ? "old software" : "nro-agent 0.1.0"), Optional.of(300),
        Optional.of(Instant.EPOCH), Optional.of(Instant.EPOCH), Optional.of(i == 15 ? 2_000L : 30L), i == 15,
        i == 7 ? 2 : 0, i == 13 ? 1 : 0, i == 14 ? 1 : 0, i == 11 ? 288 : 0, AgentEvents.NONE,
        Optional.empty(), Optional.empty(), Optional.empty());
  }
}
