package org.nroagent.daemon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.daemon.config.Problem.Severity;

class YamlFolderTest {
  @TempDir
  Path folder;

  private void file(String name, int bytes) throws IOException {
    Files.writeString(folder.resolve(name), "#".repeat(bytes));
  }

  private YamlFolder list(int files, long bytes) {
    return YamlFolder.list(folder, new YamlFolder.Limits(files, bytes, "remove some"));
  }

  private List<String> names(YamlFolder found) {
    return found.files().stream().map(file -> folder.relativize(file).toString()).toList();
  }

  @Test
  void filesComeInTheOrderOfTheirNamesWithoutUnfinishedOnes() throws IOException {
    file("b.yaml", 1);
    file("a.yaml", 1);
    file(".c.yaml", 1);
    file(".d.yml", 1);
    file("README", 1);
    assertEquals(List.of("a.yaml", "b.yaml"), names(list(2, 2)));
    assertEquals(List.of(), list(2, 2).problems());
  }

  @Test
  void aFileThatSeemsMeantAndIsNotReadIsNamed() throws IOException {
    file("nro-1.yml", 1);
    file("nro-2.YAML", 1);
    YamlFolder found = list(2, 2);
    assertEquals(List.of(), found.files());
    assertEquals(
        List.of(folder + "/nro-1.yml: warning: is not read: only names that end in '.yaml' are; rename it",
            folder + "/nro-2.YAML: warning: is not read: only names that end in '.yaml' are; rename it"),
        found.problems().stream().map(Problem::render).toList());
  }

  @Test
  void aFolderThatHoldsTooMuchIsNotRead() throws IOException {
    file("a.yaml", 10);
    file("b.yaml", 10);
    for (YamlFolder found : List.of(list(1, 20), list(2, 19))) {
      assertEquals(List.of(), found.files());
      Problem problem = found.problems().getFirst();
      assertEquals(Severity.ERROR, problem.severity());
      assertTrue(problem.message().endsWith("; remove some"), problem::message);
    }
  }

  @Test
  void aFolderThatIsNotThereHasNoFiles() {
    YamlFolder found = YamlFolder.list(folder.resolve("none"), new YamlFolder.Limits(1, 1, ""));
    assertEquals(new YamlFolder(List.of(), List.of()), found);
  }
}
