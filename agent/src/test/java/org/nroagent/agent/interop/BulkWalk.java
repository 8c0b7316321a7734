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
/// @param host address of the device
/// @param port its UDP port
/// @param credentials its options for version and secrets
record BulkWalk(Path folder, String host, int port, List<String> credentials) {
  private static final String IF_NAME = "1.3.6.1.2.1.31.1.1.1.1";

  static final String IF_HC_IN_OCTETS = "1.3.6.1.2.1.31.1.1.1.6";
  static final String IF_HC_OUT_OCTETS = "1.3.6.1.2.1.31.1.1.1.10";

  /// Of a device on the loopback address.
  BulkWalk(Path folder, int port, List<String> credentials) {
    this(folder, "127.0.0.1", port, credentials);
  }

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

  /// The ifIndex of an interface.
  int ifIndex(String ifName) throws IOException, InterruptedException {
    for (String line : run("snmpbulkwalk", List.of(), IF_NAME)) {
      String[] parts = line.trim().split(" ", 2);
      if (parts[1].replace("\"", "").equals(ifName)) {
        return Integer.parseInt(parts[0].substring(parts[0].lastIndexOf('.') + 1));
      }
    }
    throw new AssertionError("the device has no interface " + ifName);
  }

  /// A time in hundredths of a second.
  BigInteger ticks(String oid) throws IOException, InterruptedException {
    String line = run("snmpget", List.of("-Ot"), oid).getFirst().trim();
    return new BigInteger(line.substring(line.lastIndexOf(' ') + 1));
  }

  /// A value as net-snmp prints it, octets in hexadecimal, which may take several lines.
  String value(String oid) throws IOException, InterruptedException {
    return String.join(" ", run("snmpget", List.of("-Ot", "-Ox"), oid)).trim().split(" ", 2)[1];
  }

  /// Sets a number.
  void setInteger(String oid, int value) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(ExternalProgram.find("snmp", "snmpset")));
    command.addAll(credentials);
    command.addAll(List.of("-Oqn", "udp:" + host + ":" + port, oid, "i", String.valueOf(value)));
    var _ = ExternalProgram.run(folder.resolve("snmpset.out"), command);
  }

  private List<String> run(String program, List<String> options, String oid)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ExternalProgram.find("snmp", program));
    command.addAll(credentials);
    command.addAll(options);
    command.addAll(List.of("-Oqn", "udp:" + host + ":" + port, oid));
    return ExternalProgram.run(folder.resolve(program + ".out"), command);
  }
}
