package org.nroagent.agent.source.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.Problem;
import org.nroagent.daemon.config.YamlReader.Loaded;

class ProfileFolderTest {
  private static final String MINE = """
      profile: mine
      evidence: recorded
      sysObjectIds: [1.3.6.1.4.1.32473.7]
      counterRefreshSeconds: 15
      tables:
        interfaces: if-mib
        pseudowires: [mine-pw, pw-std]
      modules:
        - name: mine-pw
          tables:
            pseudowire:
              table: minePwTable
              entry: 1.3.6.1.4.1.32473.7.1.1
              index: [index]
              columns:
                operStatus: {column: 2, words: {1: up, 2: down}}
      """;

  @TempDir
  private Path folder;

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name + ".yaml"), text);
  }

  private String refused() {
    return assertThrows(ConfigurationException.class, () -> ProfileFolder.read(folder)).getMessage();
  }

  @Test
  void takesProfilesOfTheUsersOwn() throws Exception {
    write("mine", MINE);
    Loaded<Profiles> loaded = ProfileFolder.read(folder);
    assertEquals(List.of(), loaded.warnings());
    Profile mine = loaded.value().of("1.3.6.1.4.1.32473.7.1", "");
    assertEquals("mine", mine.name());
    assertEquals(Duration.ofSeconds(15), mine.counterRefresh());
  }

  @Test
  void oneOfTheSameNameReplacesTheShippedOneAndThatIsSaid() throws Exception {
    write("nokia-sros", MINE.replace("profile: mine", "profile: nokia-sros"));
    Loaded<Profiles> loaded = ProfileFolder.read(folder);
    assertEquals(
        List.of(folder + "/nokia-sros.yaml: warning: replaces the profile 'nokia-sros' of the program"),
        loaded.warnings().stream().map(Problem::render).toList());
    assertEquals("standard", loaded.value().of("1.3.6.1.4.1.6527.1.3.17", "").name());
  }

  @Test
  void aBrokenOneIsRefusedWithFileLineKeyAndTheNearestValidKey() throws Exception {
    write("mine", MINE.replace("operStatus:", "operstatus:"));
    assertEquals(folder + "/mine.yaml:16: modules[0].tables.pseudowire.columns.operstatus: unknown key;"
        + " did you mean 'operStatus'?", refused());
  }

  @Test
  void allProblemsOfAllFilesAreToldAtOnce() throws Exception {
    write("mine",
        MINE.replace("mine-pw, pw-std", "mine-pw, pw-sdt").replace("index: [index]", "index: [indx]"));
    write("other", MINE.replace("recorded", "hearsay").replace("interfaces: if-mib", "interfaces: pw-std"));
    String refused = refused();
    assertTrue(
        refused.contains("mine.yaml:7: tables.pseudowires[1]: there is no module 'pw-sdt'; did you mean"
            + " 'pw-std'?"),
        refused);
    assertTrue(refused.contains("'indx' is nothing that pseudowire is asked for; did you mean 'index'?"),
        refused);
    assertTrue(refused.contains("other.yaml:1: profile: is not the name of the file, other"), refused);
    assertTrue(refused.contains("'hearsay' is none of 'recorded', 'constructed, unverified'"), refused);
    assertTrue(refused.contains("module 'pw-std' has no table that tells interfaces"), refused);
  }

  @Test
  void aFolderThatIsNotThereHasNone() throws Exception {
    assertEquals(Profiles.shipped().all().size(),
        ProfileFolder.read(folder.resolve("absent")).value().all().size());
  }
}
