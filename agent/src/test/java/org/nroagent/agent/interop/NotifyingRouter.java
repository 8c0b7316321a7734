package org.nroagent.agent.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A router in a network namespace that net-snmp speaks for: `snmpd` answers and notifies by itself what the kernel does
/// with its interfaces, `snmptrap` and `snmpinform` send what a test wants from the same address, or from this side of
/// the wire.
final class NotifyingRouter {
  static final String COMMUNITY = "interop";
  static final String USER = "device";
  static final String AUTH = "authenticate-me";
  static final String PRIV = "encrypt-for-me";
  static final List<String> V2C = List.of("-v2c", "-c", COMMUNITY);
  static final List<String> V3 = v3(USER, AUTH, PRIV);
  /// The interface that goes down, and its peer with it.
  static final String INTERFACE = "meter0";
  private static final int PORT = 161;
  private static final String SYS_UP_TIME = "1.3.6.1.2.1.1.3.0";
  private static final String ENGINE_ID = "1.3.6.1.6.3.10.2.1.1.0";
  private static final String ENGINE_BOOTS = "1.3.6.1.6.3.10.2.1.2.0";
  private static final String ENGINE_TIME = "1.3.6.1.6.3.10.2.1.3.0";
  private static final String LINK_DOWN = "1.3.6.1.6.3.1.1.5.3";
  private static final String IF_INDEX = "1.3.6.1.2.1.2.2.1.1";
  private static final String IF_OPER_STATUS = "1.3.6.1.2.1.2.2.1.8";

  private final Path folder;
  private final Namespace namespace;
  private final ExternalProgram daemon;
  private final int receiver;

  private NotifyingRouter(Path folder, Namespace namespace, ExternalProgram daemon, int receiver) {
    this.folder = folder;
    this.namespace = namespace;
    this.daemon = daemon;
    this.receiver = receiver;
  }

  /// Options of net-snmp for a user who signs and encrypts.
  static List<String> v3(String user, String authPassword, String privPassword) {
    return List.of("-v3", "-l", "authPriv", "-u", user, "-a", "SHA-256", "-A", authPassword, "-x", "AES",
        "-X",
        privPassword);
  }

  /// Starts it. It looks at its interfaces every second and notifies linkDown, without ifAdminStatus, of those that it
  /// finds down.
  ///
  /// @param notifiesBy the options of net-snmp by which it notifies
  /// @param receiver UDP port of this side
  static NotifyingRouter start(Path folder, List<String> notifiesBy, int receiver) throws Exception {
    Namespace namespace = Namespace.create(folder);
    Path config = Files.writeString(folder.resolve("snmpd.conf"), """
        agentaddress udp:%1$s:%2$d
        rwcommunity %3$s
        createUser %4$s SHA-256 "%5$s" AES "%6$s"
        rouser %4$s authPriv
        createUser watcher
        iquerySecName watcher
        rouser watcher noauth
        trapsess %7$s udp:%8$s:%9$d
        notificationEvent down .%10$s .%11$s .%12$s
        monitor -r 1 -S -e down "down" .%12$s == 2
        """.formatted(namespace.address(2), PORT, COMMUNITY, USER, AUTH, PRIV, String.join(" ", notifiesBy),
        namespace.address(1), receiver, LINK_DOWN, IF_INDEX, IF_OPER_STATUS));
    List<String> command = new ArrayList<>(namespace.prefix());
    command.addAll(List.of("/usr/bin/env", "SNMP_PERSISTENT_DIR=" + folder.resolve("persistent"),
        ExternalProgram.find("snmpd", "snmpd"), "-f", "-Lo", "-C", "-c", config.toString(), "-p",
        folder.resolve("snmpd.pid").toString()));
    NotifyingRouter router = new NotifyingRouter(folder, namespace,
        ExternalProgram.start(folder.resolve("snmpd.log"), command), receiver);
    try {
      router.walk().awaitAnswer();
      // It reads the kernel's interfaces once a second, not every fifteen.
      router.walk().setInteger("1.3.6.1.4.1.8072.1.5.3.1.2.1.3.6.1.2.1.2.2", 1);
      return router;
    } catch (Exception | AssertionError e) {
      AssertionError all = new AssertionError(router.output(), e);
      router.stop();
      throw all;
    }
  }

  private BulkWalk walk() {
    return new BulkWalk(folder, address(), PORT, V2C);
  }

  /// Where it is polled, and sends from.
  String address() {
    return namespace.address(2);
  }

  /// This side of the wire.
  String hostAddress() {
    return namespace.address(1);
  }

  /// Really switches its interface on or off.
  void setUp(boolean up) throws Exception {
    namespace.setUp(INTERFACE, up);
  }

  /// Sends an inform that its interface is down, which is not so.
  ///
  /// @param options for version and secrets
  /// @return whether it was acknowledged
  boolean inform(List<String> options) throws Exception {
    return send(namespace.prefix(), "snmpinform", with(options, "-r", "0", "-t", "3"));
  }

  /// Sends the same from this side, which is no router's.
  boolean informFromElsewhere(List<String> options) throws Exception {
    return send(List.of(), "snmpinform", with(options, "-r", "0", "-t", "1"));
  }

  /// Sends the same as a trap of its own engine.
  ///
  /// @param aheadSeconds by how much its engine's clock is ahead
  void trapOfEngine(long aheadSeconds) throws Exception {
    String engine = value(ENGINE_ID).replace("\"", "").replace(" ", "");
    long time = Long.parseLong(value(ENGINE_TIME)) + aheadSeconds;
    assertSent(send(namespace.prefix(), "snmptrap",
        with(V3, "-e", "0x" + engine, "-Z", value(ENGINE_BOOTS) + "," + time)));
  }

  /// Sends the same as a trap.
  void trap(List<String> options) throws Exception {
    assertSent(send(namespace.prefix(), "snmptrap", options));
  }

  private static void assertSent(boolean sent) {
    if (!sent) {
      throw new AssertionError("snmptrap failed");
    }
  }

  private static List<String> with(List<String> options, String... more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return all;
  }

  private boolean send(List<String> where, String program, List<String> options) throws Exception {
    int ifIndex = walk().ifIndex(INTERFACE);
    List<String> command = new ArrayList<>(where);
    command.addAll(List.of("/usr/bin/env", "SNMP_PERSISTENT_DIR=" + folder.resolve("sender"),
        ExternalProgram.find("snmp", program)));
    command.addAll(options);
    command.addAll(List.of("udp:" + hostAddress() + ":" + receiver, value(SYS_UP_TIME), LINK_DOWN,
        IF_INDEX + "." + ifIndex, "i", String.valueOf(ifIndex), IF_OPER_STATUS + "." + ifIndex, "i", "2"));
    return ExternalProgram.succeeds(folder.resolve(program + ".out"), command);
  }

  private String value(String oid) throws IOException, InterruptedException {
    return walk().value(oid);
  }

  /// What snmpd printed.
  String output() {
    return daemon.output();
  }

  /// Ends it and removes its namespace.
  void stop() throws IOException, InterruptedException {
    daemon.close();
    namespace.remove();
  }
}
