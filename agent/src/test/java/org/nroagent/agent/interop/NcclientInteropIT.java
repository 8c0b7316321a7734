package org.nroagent.agent.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.netconf.LabNetconf;
import org.nroagent.lab.netconf.NetconfServer;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.state.LiveDevice;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.lab.traffic.IfDirection;
import org.nroagent.lab.yang.Dialect;

/// Debian's ncclient and the simulated devices that the agent is tested against: a client that others wrote understands them.
class NcclientInteropIT {
  private static final Instant NOW = Instant.parse("2026-11-05T20:00:00Z");
  private static final String SCRIPT = """
      import sys
      from ncclient import manager
      from ncclient.operations.rpc import RPCError
      path = '{urn:ietf:params:xml:ns:yang:ietf-interfaces}'
      with manager.connect(host='127.0.0.1', port=int(sys.argv[1]), username='lab', password='lab-only', timeout=30,
                           hostkey_verify=False, allow_agent=False, look_for_keys=False) as session:
          print(any(':base:1.1' in each for each in session.server_capabilities))
          wanted = ('subtree', "<interfaces xmlns='urn:ietf:params:xml:ns:yang:ietf-interfaces'><interface>"
                    "<name>lag-1</name><statistics><in-octets/></statistics></interface></interfaces>")
          data = session.get(filter=wanted).data
          print(data.find('.//' + path + 'in-octets').text, len(data.findall('.//' + path + 'interface')))
          print(len(session.get().data.findall('.//' + path + 'interface')))
          try:
              session.get_config(source='running')
          except RPCError as refusal:
              print(refusal.tag)
      """;

  @TempDir
  private Path folder = Path.of("");

  @Test
  void understandsTheSimulatedDevice() throws Exception {
    LiveDevice device = new LiveDevice(Presets.hub("hub1", 7, NOW.minus(Duration.ofDays(3))), Script.EMPTY,
        new ManualTime(NOW));
    for (LabNetconf.Framing framing : List.of(LabNetconf.Framing.STANDARD,
        LabNetconf.Framing.OCTET_BY_OCTET)) {
      try (NetconfServer server = NetconfServer.start(device,
          LabNetconf.withPassword("lab", "lab-only", Dialect.IETF).with(framing))) {
        List<String> said = ExternalProgram.run(folder.resolve("ncclient.log"), List.of(
            ExternalProgram.find("python3-ncclient", "python3"), "-W", "ignore", "-c", SCRIPT,
            "" + server.address().getPort()));
        assertEquals(List.of("True", device.counter("lag-1", IfDirection.IN) + " 1",
            "" + device.state().presentInterfaces().size(), "operation-not-supported"), said);
      }
    }
  }
}
