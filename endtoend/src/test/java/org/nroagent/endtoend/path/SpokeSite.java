package org.nroagent.endtoend.path;

import java.time.Instant;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.Script;

/// An NRO with one OLT behind a PE-Spoke that has a pseudowire to each of two gates elsewhere.
final class SpokeSite {
  private SpokeSite() {}

  /// `topology` of the agent of a site: `nro-1` behind `spoke1` for the first one.
  static String topology(int site) {
    return """
        topology:
          client: {name: Client, trigramme: NRO}
          gates:
            - {name: paris, device: hub1, interface: lag-1, elsewhere: true, rank: nominal, scope: local}
            - {name: bordeaux, device: hub2, interface: lag-1, elsewhere: true, rank: standby, scope: local}
          plaques:
            - name: north
              nros:
                - name: nro-%1$d
                  olts:
                    - name: olt-1
                      svlan: 1201
                      access: {device: spoke%1$d, interface: lag-1}
                      nominalGate: paris
                      standbyGate: bordeaux
                      nominalWay: {pseudowire: pw-nominal}
                      standbyWay: {pseudowire: pw-standby}
        """.formatted(site);
  }

  /// The ways to both gates are lost for a time.
  static Script waysLost(Instant from, Instant to) {
    return Script.of(new LabEvent.PseudowireFault(from, "pw-nominal", true),
        new LabEvent.PseudowireFault(from, "pw-standby", true),
        new LabEvent.PseudowireFault(to, "pw-nominal", false),
        new LabEvent.PseudowireFault(to, "pw-standby", false));
  }
}
