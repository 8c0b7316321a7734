package org.nroagent.daemon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.daemon.config.YamlReader.Loaded;

class ListenAddressTest {
  @TempDir
  Path folder;

  private Loaded<ListenAddress> load(String yaml) throws ConfigurationException, IOException {
    Path file = Files.writeString(folder.resolve("test.yaml"), yaml);
    return new YamlReader(Map.<String, String>of()::get).read(file, root -> ListenAddress.read(root, 9480));
  }

  @Test
  void isLoopbackByDefault() throws Exception {
    assertEquals(ListenAddress.loopback(9480), load("{}").value());
    assertEquals(ListenAddress.loopback(8080), load("listen: localhost:8080").value());
    assertEquals(new InetSocketAddress(InetAddress.ofLiteral("::1"), 9480),
        load("listen: '[::1]'").value().address());
    assertEquals(Set.of("hub1.example.net"), load("hostNames: [Hub1.example.net]").value().hostNames());
  }

  @Test
  void refusesRemoteAddressesWithoutPermission() throws Exception {
    String refusal = assertThrows(ConfigurationException.class, () -> load("listen: 0.0.0.0:9480"))
        .getMessage();
    assertTrue(refusal
        .endsWith("test.yaml:1: listen: 0.0.0.0:9480 is not a loopback address; the pages have neither "
            + "login nor encryption: use 127.0.0.1:9480 and a proxy, or set allowRemote: true on a closed network"),
        refusal);
    Loaded<ListenAddress> allowed = load("listen: 0.0.0.0:9480\nallowRemote: true");
    assertEquals(new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 9480), allowed.value().address());
    assertEquals(1, allowed.warnings().size());
  }

  @Test
  void refusesNamesAsTheyMayMeanAnything() {
    assertThrows(ConfigurationException.class,
        () -> load("listen: hub1.example.net:9480\nallowRemote: true"));
  }
}
