package org.nroagent.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.nroagent.benchmarks.ring.SampleSite;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.lab.time.AcceleratedTime;

/// The sample site's routers, running in this process, and the configuration of an agent that polls them.
final class Site implements AutoCloseable {
  private static final String COMMUNITY = "benchmark";
  private static final Duration UP_SINCE = Duration.ofDays(10);

  private final Path folder;
  private final List<LabDevice> devices = new ArrayList<>();

  private Site(Path folder) {
    this.folder = folder;
  }

  /// Starts the routers.
  ///
  /// @param folder for the configuration
  static Site start(Path folder) throws IOException {
    Site site = new Site(Files.createDirectories(folder));
    AcceleratedTime time = new AcceleratedTime(Instant.now(), 1);
    for (int device = 0; device < SampleSite.DEVICES; device++) {
      site.devices
          .add(LabDevice.start(SampleSite.model(device, time.wall().minus(UP_SINCE)), Script.EMPTY, time,
              LabSnmp.v2c(COMMUNITY)));
    }
    Path community = folder.resolve("community");
    Files.deleteIfExists(community);
    Files.createFile(community,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(community, COMMUNITY);
    return site;
  }

  /// Writes a configuration that meters everything.
  ///
  /// @param name of the file
  Path configuration(String name, Path data, int slotSeconds) throws IOException {
    StringBuilder yaml = new StringBuilder("""
        name: benchmark
        slotSeconds: %d
        dataDirectory: %s
        http: {listen: "127.0.0.1:0"}
        devices:
        """.formatted(slotSeconds, data));
    for (int device = 0; device < SampleSite.DEVICES; device++) {
      yaml.append("  - name: ").append(SampleSite.deviceName(device))
          .append("\n    snmp: {address: \"udp:127.0.0.1:")
          .append(devices.get(device).address().getPort()).append("\", version: 2c, communityFile: ")
          .append(folder.resolve("community")).append("}\n    meter:\n");
      for (int port = 0; port < SampleSite.PORTS; port++) {
        yaml.append("      - {ifName: ").append(SampleSite.portName(port))
            .append(", role: gate, ifIn: IN, unicast: all}\n");
      }
    }
    return Files.writeString(folder.resolve(name), yaml);
  }

  @Override
  public void close() {
    devices.forEach(LabDevice::close);
  }
}
