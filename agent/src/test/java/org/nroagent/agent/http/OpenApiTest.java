package org.nroagent.agent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nroagent.agent.snapshot.ClosingSnapshot;
import org.nroagent.agent.snapshot.CoreSnapshot;
import org.nroagent.agent.push.PushStatus;

/// The description and what is served say the same.
@Timeout(60)
class OpenApiTest {
  private final SampleAgent agent = new SampleAgent();

  @Test
  void describesEveryRouteAndNoOther() throws Exception {
    List<String> described = new ArrayList<>();
    try (Client client = new Client(agent.view())) {
      client.json("/api/openapi.json").get("paths").fieldNames().forEachRemaining(described::add);
    }
    Collections.sort(described);
    assertEquals(
        AgentRoutes.router(agent.view(), new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)).patterns(),
        described);
  }

  @Test
  void answersHaveTheMembersOfTheirSchemas() throws Exception {
    try (Client client = new Client(agent.view())) {
      checkAll(client);
    }
  }

  @Test
  void answersOfAnAgentThatKnowsNothingHaveTheMembersOfTheirSchemasToo() throws Exception {
    agent.push.set(PushStatus.disabled(SampleAgent.NOW));
    CoreSnapshot starting = new CoreSnapshot(SampleAgent.NOW, true, Optional.of("which cannot be right"), 0,
        Optional.empty(), 0, 0,
        Optional.of("no space left"), ClosingSnapshot.AT_START);
    try (Client client = new Client(agent.view(starting))) {
      checkAll(client);
    }
  }

  @Test
  void theCheckSeesAMemberThatIsNotDescribed() throws Exception {
    try (Client client = new Client(agent.view())) {
      SchemaCheck check = new SchemaCheck(client.json("/api/openapi.json"));
      JsonNode device = client.json("/api/v1/devices").at("/devices/0");
      assertFalse(check.problems("Interface", device).isEmpty());
      assertTrue(check.problems("Device", device).isEmpty());
    }
  }

  private static void checkAll(Client client) throws Exception {
    JsonNode openApi = client.json("/api/openapi.json");
    SchemaCheck check = new SchemaCheck(openApi);
    int checked = 0;
    for (Map.Entry<String, JsonNode> path : openApi.get("paths").properties()) {
      JsonNode schema = path.getValue().at("/get/responses/200/content/application~1json/schema");
      if (!schema.isMissingNode()) {
        String address = path.getKey().replace("{id}", "hub1.lag-1").replace("{device}", "hub1")
            .replace("{month}", "2026-10")
            .replace("{number}", Long.toString(SampleServices.INCIDENT));
        assertEquals(List.of(), check.problems(schema, client.json(address), address));
        checked++;
      }
    }
    assertTrue(checked >= 11, checked + " paths answer JSON");
    assertEquals(List.of(), check.problems("Problem", client.problem(404, "/api/v1/interfaces/none/slots")));
    assertEquals(List.of(),
        check.problems("Problem", client.problem(400, "/api/v1/interfaces/hub1.lag-1/slots?from=x")));
  }
}
