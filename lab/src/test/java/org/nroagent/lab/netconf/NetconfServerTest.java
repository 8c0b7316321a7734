package org.nroagent.lab.netconf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.nroagent.lab.device.DeviceModel;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.MibTable;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.state.LiveDevice;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.lab.traffic.IfDirection;
import org.nroagent.lab.xml.XmlNode;
import org.nroagent.lab.xml.XmlText;
import org.nroagent.lab.yang.Dialect;
import org.nroagent.lab.yang.YangModule;

/// The server over real SSH on loopback, asked by a client of MINA.
class NetconfServerTest {
  private static final Instant START = Instant.parse("2026-11-05T20:00:00Z");
  private static final String IF = YangModule.IETF_INTERFACES.namespace();
  private static final String OCTETS_OF_LAG_1 = """
      <get><filter type="subtree"><interfaces xmlns="urn:ietf:params:xml:ns:yang:ietf-interfaces"><interface>\
      <name>lag-1</name><statistics><in-octets/></statistics></interface></interfaces></filter></get>""";

  private final ManualTime time = new ManualTime(START);
  private final DeviceModel hub = Presets.hub("pe-hub-1", 42, START.minus(Duration.ofDays(3)));
  private final LiveDevice device = new LiveDevice(hub, Script.EMPTY, time);
  private final LabNetconf settings = LabNetconf.withPassword("admin", "secret", Dialect.IETF);

  @Test
  void announcesItsModulesAndAnswersInChunks() throws IOException, XMLStreamException {
    try (NetconfServer server = NetconfServer.start(device, settings);
        Client client = Client.withPassword(server, "admin", "secret")) {
      XmlNode hello = client.hello(1);
      assertEquals("1", hello.child(Rpc.BASE, "session-id").orElseThrow().text());
      List<String> capabilities = hello.child(Rpc.BASE, "capabilities").orElseThrow().children().stream()
          .map(XmlNode::text).toList();
      assertTrue(capabilities.contains("urn:ietf:params:netconf:base:1.1"), capabilities::toString);
      assertTrue(capabilities.contains(
          "urn:ietf:params:xml:ns:yang:ietf-interfaces?module=ietf-interfaces&revision=2018-02-20"),
          capabilities::toString);
      assertEquals(device.counter("lag-1", IfDirection.IN), octets(client.call(OCTETS_OF_LAG_1)));
      time.advance(Duration.ofMinutes(5));
      assertEquals(device.counter("lag-1", IfDirection.IN), octets(client.call(OCTETS_OF_LAG_1)));
      assertEquals(2, server.requests());
    }
  }

  @Test
  void keepsToMarkersWithAClientOfBase10() throws IOException, XMLStreamException {
    try (NetconfServer server = NetconfServer.start(device, settings);
        Client client = Client.withPassword(server, "admin", "secret")) {
      client.hello(0);
      assertEquals(device.counter("lag-1", IfDirection.IN),
          octets(XmlText.read(client.call(OCTETS_OF_LAG_1, false, false))));
    }
  }

  @Test
  void framesInTheWaysThatDevicesWereSeenTo() throws IOException, XMLStreamException {
    try (
        NetconfServer server = NetconfServer.start(device,
            settings.with(LabNetconf.Framing.MARKERS_ALL_THE_SAME));
        Client client = Client.withPassword(server, "admin", "secret")) {
      client.hello(1);
      XmlText.read(client.call(OCTETS_OF_LAG_1, false, false));
    }
    try (NetconfServer server = NetconfServer.start(device, settings.with(LabNetconf.Framing.OCTET_BY_OCTET));
        Client client = Client.withPassword(server, "admin", "secret")) {
      client.hello(1);
      assertEquals(device.counter("lag-1", IfDirection.IN), octets(client.call(OCTETS_OF_LAG_1)));
    }
  }

  @Test
  void admitsTheUserByPasswordOrKeyAndNobodyElse() throws IOException, XMLStreamException {
    KeyPair key = NetconfServer.generated();
    try (NetconfServer byPassword = NetconfServer.start(device, settings);
        NetconfServer byKey = NetconfServer.start(device,
            LabNetconf.withKey("admin", key.getPublic(), Dialect.OPENCONFIG))) {
      assertThrows(IOException.class, () -> Client.withPassword(byPassword, "admin", "guessed"));
      assertThrows(IOException.class, () -> Client.withPassword(byPassword, "root", "secret"));
      assertThrows(IOException.class, () -> Client.withKey(byPassword, "admin", key));
      assertThrows(IOException.class, () -> Client.withPassword(byKey, "admin", "secret"));
      assertThrows(IOException.class, () -> Client.withKey(byKey, "admin", NetconfServer.generated()));
      try (Client client = Client.withKey(byKey, "admin", key)) {
        client.hello(1);
      }
      device.injectNow(at -> new LabEvent.CredentialsRefused(at, Duration.ofMinutes(1), null));
      assertThrows(IOException.class, () -> Client.withPassword(byPassword, "admin", "secret"));
    }
  }

  @Test
  void endsTheSessionWhenAskedTo() throws IOException, XMLStreamException {
    try (NetconfServer server = NetconfServer.start(device, settings);
        Client client = Client.withPassword(server, "admin", "secret")) {
      client.hello(1);
      assertTrue(client.call("<close-session/>").child(Rpc.BASE, "ok").isPresent());
      assertThrows(IOException.class, () -> client.call("<get/>"));
    }
  }

  @Test
  void restartEndsTheSession() throws IOException, XMLStreamException {
    device.inject(new LabEvent.Reboot(START.plusSeconds(60), Duration.ofMinutes(3)));
    try (NetconfServer server = NetconfServer.start(device, settings)) {
      try (Client client = Client.withPassword(server, "admin", "secret")) {
        client.hello(1);
        client.call(OCTETS_OF_LAG_1);
        time.advance(Duration.ofMinutes(2));
        assertThrows(IOException.class, () -> client.call(OCTETS_OF_LAG_1));
      }
      assertThrows(IOException.class, () -> Client.withPassword(server, "admin", "secret"));
      time.advance(Duration.ofMinutes(3));
      try (Client client = Client.withPassword(server, "admin", "secret")) {
        client.hello(1);
        assertEquals(device.counter("lag-1", IfDirection.IN), octets(client.call(OCTETS_OF_LAG_1)));
        assertTrue(new String(XmlText.write(client.call("<get/>")), StandardCharsets.UTF_8)
            .contains("<netconf-start-time>2026-11-05T20:04:00Z</netconf-start-time>"));
      }
    }
  }

  @Test
  void answersEndInTheirMiddleWhereTheScriptSaysSo() throws IOException, XMLStreamException {
    device.inject(new LabEvent.AnswersCut(START, Duration.ofMinutes(1), 100));
    try (NetconfServer server = NetconfServer.start(device, settings);
        Client client = Client.withPassword(server, "admin", "secret")) {
      client.hello(1);
      assertThrows(IOException.class, () -> client.call(OCTETS_OF_LAG_1));
    }
  }

  @Test
  void refusesSubtreesWhereTheScriptSaysSo() throws IOException, XMLStreamException {
    device.inject(new LabEvent.SubtreesRefused(START, Duration.ofMinutes(1), Set.of(MibTable.MEPS)));
    try (NetconfServer server = NetconfServer.start(device, settings);
        Client client = Client.withPassword(server, "admin", "secret")) {
      client.hello(1);
      assertEquals("access-denied", errorTag(client.call(
          "<get><filter><cfm xmlns='" + YangModule.DOT1Q_CFM.namespace() + "'/></filter></get>")));
      assertEquals("access-denied", errorTag(client.call("<get/>")));
      octets(client.call(OCTETS_OF_LAG_1));
    }
  }

  @Test
  void saysNothingWhileItIsSilent() throws IOException, XMLStreamException {
    try (NetconfServer server = NetconfServer.start(device, settings);
        Client client = Client.withPassword(server, "admin", "secret")) {
      client.hello(1);
      device.injectNow(at -> new LabEvent.Silence(at, Duration.ofMinutes(1)));
      client.sendOnly("<get/>");
      while (server.requests() == 0) {
        Thread.onSpinWait();
      }
      time.advance(Duration.ofMinutes(2));
      // The request that came in the silence is lost; the next one is answered.
      XmlNode reply = client.call(OCTETS_OF_LAG_1);
      assertEquals("2", reply.attributes().get("message-id"));
      assertEquals(device.counter("lag-1", IfDirection.IN), octets(reply));
    }
  }

  private static long octets(XmlNode reply) {
    return Long.parseUnsignedLong(reply.child(Rpc.BASE, "data").flatMap(each -> each.child(IF, "interfaces"))
        .flatMap(each -> each.child(IF, "interface")).flatMap(each -> each.child(IF, "statistics"))
        .flatMap(each -> each.child(IF, "in-octets")).orElseThrow().text());
  }

  private static String errorTag(XmlNode reply) {
    return reply.child(Rpc.BASE, "rpc-error").flatMap(each -> each.child(Rpc.BASE, "error-tag")).orElseThrow()
        .text();
  }
}
