package org.nroagent.agent.interop;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// net-snmp's own reading of a device, to compare with.
///
/// @param folder for its output
/// @param port UDP port on the loopback address
/// @param credentials its options for version and secrets
record BulkWalk(Path folder, int port, List<String> credentials) {
  static final String IF_HC_IN_OCTETS = "1.3.6.1.2.1.31.1.1.1.6";
  static final String IF_HC_OUT_OCTETS = "1.3.6.1.2.1.31.1.1.1.10";

  /// Waits until the device answers.
  void awaitAnswer() throws IOException, InterruptedException {
    run("snmpget", List.of("-r", "40", "-t", "1"), "1.3.6.1.2.1.1.3.0");
  }

  /// A column of numbers by ifIndex.
  Map<Integer, BigInteger> column(String oid) throws IOException, InterruptedException {
    Map<Integer, BigInteger> values = new TreeMap<>();
    for (String line : run("snmpbulkwalk", List.of(), oid)) {
      String[] parts = line.trim().split(" ", 2);
      values.put(Integer.valueOf(parts[0].substring(parts[0].lastIndexOf('.') + 1)),
          new BigInteger(parts[1]));
    }
    return values;
  }

  private List<String> run(String program, List<String> options, String oid)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ExternalProgram.find("snmp", program));
    command.addAll(credentials);
    command.addAll(options);
    command.addAll(List.of("-Oqn", "udp:127.0.0.1:" + port, oid));
    return ExternalProgram.run(folder.resolve(program + ".out"), command);
  }
}
