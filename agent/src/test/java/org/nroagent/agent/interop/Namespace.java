package org.nroagent.agent.interop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/// A network namespace with a router's interface in it, `meter0`, wired to `far0`, both silent: no addresses, no ARP,
/// no IPv6, so that only frames sent on purpose are counted. A second wire, of which this side has an address, is
/// for SNMP. Needs root.
final class Namespace {
  private static final String SEND_FRAMES = """
      import socket, sys
      frames, length = int(sys.argv[2]), int(sys.argv[3])
      wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
      wire.bind((sys.argv[1], 0))
      frame = bytes.fromhex('02000000000202000000000188b5') + bytes(length - 14)
      for _ in range(frames):
          wire.send(frame)
      """;

  private final Path folder;
  private final String name;
  private final String network;

  private Namespace(Path folder) {
    this.folder = folder;
    // Two runs on one machine must not meet; 198.18.0.0/15 is set aside for tests (RFC 2544).
    int chance = ThreadLocalRandom.current().nextInt(1 << 14);
    this.name = "nro" + chance;
    this.network = String.format(Locale.ROOT, "198.18.%d.%d", chance >> 6, (chance & 63) << 2);
  }

  /// Creates it.
  ///
  /// @param folder for the output of programs
  static Namespace create(Path folder) throws IOException, InterruptedException {
    if (!System.getProperty("user.name").equals("root")) {
      throw new AssertionError("making network namespaces needs root; run this test as root");
    }
    Namespace created = new Namespace(folder);
    created.ip("netns", "add", created.name);
    try {
      created.wire();
    } catch (IOException | InterruptedException | AssertionError e) {
      created.remove();
      throw e;
    }
    return created;
  }

  private void wire() throws IOException, InterruptedException {
    run("sh", "-c", "v6=/proc/sys/net/ipv6/conf/default/disable_ipv6; [ ! -e $v6 ] || echo 1 > $v6");
    inside("link", "add", "meter0", "type", "veth", "peer", "name", "far0");
    for (String each : List.of("meter0", "far0")) {
      inside("link", "set", each, "arp", "off", "up");
    }
    ip("link", "add", name, "type", "veth", "peer", "name", "mgmt0", "netns", name);
    ip("address", "add", address(1) + "/30", "dev", name);
    ip("link", "set", name, "up");
    inside("address", "add", address(2) + "/30", "dev", "mgmt0");
    inside("link", "set", "mgmt0", "up");
  }

  /// Wires it to another one: an interface here and one there, each with an address and both up.
  ///
  /// @param prefix bits of the addresses' network
  void wireTo(Namespace other, String here, String addressHere, String there, String addressThere, int prefix)
      throws IOException, InterruptedException {
    inside("link", "add", here, "type", "veth", "peer", "name", there, "netns", other.name);
    inside("address", "add", addressHere + "/" + prefix, "dev", here);
    other.inside("address", "add", addressThere + "/" + prefix, "dev", there);
    setUp(here, true);
    other.setUp(there, true);
  }

  /// Switches an interface on or off.
  void setUp(String interfaceName, boolean up) throws IOException, InterruptedException {
    inside("link", "set", interfaceName, up ? "up" : "down");
  }

  /// An address of the wire for SNMP: 1 is this side, 2 the namespace's.
  String address(int host) {
    int dot = network.lastIndexOf('.');
    return network.substring(0, dot + 1) + (Integer.parseInt(network.substring(dot + 1)) + host);
  }

  /// What to put before a command so that it runs inside.
  List<String> prefix() {
    return List.of(ExternalProgram.find("iproute2", "ip"), "netns", "exec", name);
  }

  /// Sends frames from one of the two ends.
  ///
  /// @param length octets of each, the header of 14 included
  void send(String from, int frames, int length) throws IOException, InterruptedException {
    run(ExternalProgram.find("python3", "python3"), "-c", SEND_FRAMES, from, String.valueOf(frames),
        String.valueOf(length));
  }

  /// What the kernel counts.
  ///
  /// @param statistic such as `rx_bytes`
  long statistic(String interfaceName, String statistic) throws IOException, InterruptedException {
    List<String> lines = run("cat", "/sys/class/net/" + interfaceName + "/statistics/" + statistic);
    return Long.parseLong(lines.getFirst());
  }

  private List<String> run(String... command) throws IOException, InterruptedException {
    List<String> inside = new ArrayList<>(prefix());
    inside.addAll(List.of(command));
    return ExternalProgram.run(folder.resolve("namespace.out"), inside);
  }

  private void inside(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("-netns", name));
    all.addAll(List.of(arguments));
    ip(all.toArray(String[]::new));
  }

  private void ip(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(ExternalProgram.find("iproute2", "ip")));
    command.addAll(List.of(arguments));
    var _ = ExternalProgram.run(folder.resolve("ip.out"), command);
  }

  /// Removes the namespace and with it all wires.
  void remove() throws IOException, InterruptedException {
    ip("netns", "delete", name);
  }
}
