package org.nroagent.agent.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.nroagent.agent.config.SnmpServerConfig.Receiver;
import org.nroagent.agent.source.snmp.SnmpSettings.AuthProtocol;
import org.nroagent.agent.source.snmp.SnmpSettings.Credentials;
import org.nroagent.agent.source.snmp.SnmpSettings.PrivProtocol;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.HostAndPort;
import org.nroagent.daemon.config.Section;

/// Reads the section `snmpServer`.
final class SnmpServerSection {
  private static final int MOST_USERS = 50;
  private static final int MOST_RECEIVERS = 10;
  private static final int HIGHEST_RATE = 10_000;
  private static final int LONGEST_TEXT = 255;
  private static final String LOOPBACK = "127.0.0.1";

  private SnmpServerSection() {}

  static SnmpServerConfig read(Section section) {
    List<Credentials.User> users = users(section);
    return new SnmpServerConfig(listen(section), users,
        section.integer("requestsPerSecond", 1, HIGHEST_RATE)
            .orElse(SnmpServerConfig.DEFAULT_REQUESTS_PER_SECOND),
        receivers(section, users.stream().map(Credentials.User::user).toList()),
        section.integer("notificationsPerMinute", 1, HIGHEST_RATE)
            .orElse(SnmpServerConfig.DEFAULT_NOTIFICATIONS_PER_MINUTE),
        text(section, "contact"), text(section, "location"));
  }

  private static InetSocketAddress listen(Section section) {
    Field<HostAndPort> listen = section.hostAndPort("listen", SnmpServerConfig.DEFAULT_PORT).check(
        host -> host.isLoopback() || host.literalAddress().isPresent(),
        "must be an address such as 127.0.0.1:" + SnmpServerConfig.DEFAULT_PORT + ", not a name");
    boolean allowRemote = section.bool("allowRemote").orElse(false);
    HostAndPort host = listen.orElse(new HostAndPort(LOOPBACK, SnmpServerConfig.DEFAULT_PORT));
    if (!host.isLoopback() && !allowRemote) {
      listen
          .error(host + " is not a loopback address; set allowRemote: true to let monitoring systems of other"
              + " machines ask");
    }
    InetAddress address = host.literalAddress().orElseGet(() -> InetAddress.ofLiteral(LOOPBACK));
    return new InetSocketAddress(address, host.port());
  }

  private static List<Credentials.User> users(Section section) {
    Field<List<Section>> given = section.sections("users").check(
        list -> !list.isEmpty() && list.size() <= MOST_USERS, "must name 1…" + MOST_USERS + " users");
    List<Credentials.User> users = new ArrayList<>();
    for (Section each : given.required(List.of())) {
      Credentials.User user = SnmpSection.user(each);
      if (user.authProtocol() == AuthProtocol.NONE || user.privProtocol() == PrivProtocol.NONE) {
        each.error("the server answers only what is authenticated and encrypted; choose both protocols");
      }
      if (users.stream().anyMatch(before -> before.user().equals(user.user()))) {
        each.error("there is a user " + user.user() + " already");
      }
      users.add(user);
    }
    return users;
  }

  private static List<Receiver> receivers(Section section, List<String> users) {
    Field<List<Section>> given = section.sections("receivers").check(
        list -> list.size() <= MOST_RECEIVERS, "names more than " + MOST_RECEIVERS + " receivers");
    return given.orElse(List.of()).stream().map(each -> receiver(each, users)).toList();
  }

  private static Receiver receiver(Section section, List<String> users) {
    HostAndPort address = section.hostAndPort("address", Receiver.DEFAULT_PORT).check(
        host -> host.port() > 0, "port 0 cannot be sent to; notifications go to " + Receiver.DEFAULT_PORT)
        .required(new HostAndPort("localhost", Receiver.DEFAULT_PORT));
    Field<String> user = section.text("user");
    String name = user.required("user");
    if (user.isGiven() && !users.contains(name)) {
      user.unknown("'" + name + "' is none of the users above", users);
    }
    return new Receiver(address.host(), address.port(), name);
  }

  private static String text(Section section, String key) {
    return section.text(key).check(text -> text.length() <= LONGEST_TEXT,
        "is longer than " + LONGEST_TEXT + " characters").orElse("");
  }
}
