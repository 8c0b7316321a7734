package org.nroagent.agent.source.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProfilesTest {
  private final Profiles profiles = Profiles.shipped();

  @Test
  void theIndexNamesEveryFile() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../mibs/profiles"))) {
      Set<String> names = files.map(file -> file.getFileName().toString().replace(".yaml", ""))
          .filter(name -> !name.equals("index")).collect(Collectors.toSet());
      assertEquals(names, profiles.all().stream().map(Profile::name).collect(Collectors.toSet()));
    }
  }

  @Test
  void choosesByWholeSubIdentifiersElseStandard() {
    assertEquals("nokia-sros", profiles.of("1.3.6.1.4.1.6527.1.3.17").name());
    assertEquals("nokia-sros", profiles.of("1.3.6.1.4.1.6527.1.3").name());
    assertEquals("standard", profiles.of("1.3.6.1.4.1.6527.1.33").name());
    assertEquals("standard", profiles.of("").name());
  }
}
