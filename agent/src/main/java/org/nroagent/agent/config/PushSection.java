package org.nroagent.agent.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nroagent.agent.config.AgentConfig.PushConfig;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.HostAndPort;
import org.nroagent.daemon.config.Section;
import org.nroagent.daemon.tls.TlsFiles;

/// Reads the section `push`.
final class PushSection {
  private static final String ONE = "collector";
  private static final String SEVERAL = "collectors";
  private static final HostAndPort PLACEHOLDER = new HostAndPort("localhost", PushConfig.DEFAULT_PORT);

  private PushSection() {}

  static PushConfig read(Section section) {
    List<Field<HostAndPort>> collectors = collectors(section);
    Field<Section> tls = section.section("tls");
    Field<Boolean> plain = section.bool("plain");
    boolean plainToRemote = section.bool("plainToRemote").orElse(false);
    List<HostAndPort> addresses = collectors.stream().map(each -> each.required(PLACEHOLDER)).toList();
    if (tls.isGiven()) {
      section.refuse("makes no sense beside 'tls'; remove one of them", List.of("plain", "plainToRemote"));
    } else if (!plain.orElse(false)) {
      section.error(
          "needs 'tls' with certificate, key and trust, or 'plain: true' for a collector on this machine");
    } else {
      addresses.stream().filter(each -> !each.isLoopback())
          .forEach(each -> warnOrRefusePlain(plain, each, plainToRemote));
    }
    return new PushConfig(addresses, tls.map(PushSection::tls).optional().orElse(null));
  }

  /// The first is the primary one, the others stand in for it in their order.
  private static List<Field<HostAndPort>> collectors(Section section) {
    Field<List<Field<HostAndPort>>> several = section.items(SEVERAL,
        text -> HostAndPort.parse(text, PushConfig.DEFAULT_PORT));
    Field<HostAndPort> one = section.hostAndPort(ONE, PushConfig.DEFAULT_PORT);
    if (several.isGiven() && one.isGiven()) {
      one.error("makes no sense beside '" + SEVERAL + "'; name it there");
    }
    List<Field<HostAndPort>> collectors = several.isGiven()
        ? several.check(list -> !list.isEmpty(), "must name at least one collector")
            .check(list -> list.size() <= PushConfig.MOST_COLLECTORS,
                "names more than " + PushConfig.MOST_COLLECTORS + " collectors")
            .orElse(List.of())
        : List.of(one);
    Set<HostAndPort> seen = new HashSet<>();
    for (Field<HostAndPort> collector : collectors) {
      collector.check(address -> address.port() > 0,
          "port 0 cannot be called; the collector has " + PushConfig.DEFAULT_PORT);
      collector.optional().filter(address -> !seen.add(address))
          .ifPresent(address -> collector.error(address + " is there twice"));
    }
    return collectors;
  }

  private static void warnOrRefusePlain(Field<Boolean> plain, HostAndPort address, boolean plainToRemote) {
    if (plainToRemote) {
      plain.warning(
          "everything is sent to " + address + " unencrypted, and anybody could answer in its place");
    } else {
      plain.error(address + " is not this machine; use 'tls', or 'plainToRemote: true' on a closed network");
    }
  }

  private static TlsFiles tls(Section section) {
    return new TlsFiles(existing(section, "certificate").required(Path.of("")),
        existing(section, "key").required(Path.of("")), existing(section, "trust").required(Path.of("")),
        existing(section, "revoked").optional());
  }

  private static Field<Path> existing(Section section, String key) {
    return section.path(key).check(Files::isRegularFile, "there is no such file");
  }
}
