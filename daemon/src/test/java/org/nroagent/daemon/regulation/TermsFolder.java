package org.nroagent.daemon.regulation;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.Problem;
import org.nroagent.daemon.config.Section;
import org.nroagent.daemon.config.YamlFiles;
import org.nroagent.daemon.config.YamlReader;
import org.nroagent.daemon.config.YamlReader.Loaded;

/// A daemon's file with a folder `terms.d` beside it, and what is read of both.
final class TermsFolder {
  private final Path folder;

  /// @param daemon the daemon's file
  TermsFolder(Path folder, String daemon) throws IOException {
    this.folder = folder;
    Files.createDirectory(folder.resolve("terms.d"));
    daemon(daemon);
  }

  /// The daemon's file anew.
  void daemon(String yaml) throws IOException {
    Files.writeString(folder.resolve("daemon.yaml"), yaml);
  }

  /// A file of `terms.d`.
  void write(String name, String yaml) throws IOException {
    Files.writeString(folder.resolve("terms.d").resolve(name), yaml);
  }

  /// A file of terms as it ships, to be changed.
  static String shipped(String id) throws IOException {
    try (var in = TermsReader.class.getResourceAsStream(id + ".yaml")) {
      return new String(Objects.requireNonNull(in, id).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// What is read of the daemon's file and the folder.
  interface Reading<T> {
    T of(YamlFiles files, Section root, Path file);
  }

  <T> Loaded<T> read(Reading<T> reading) throws ConfigurationException {
    YamlFiles files = new YamlReader(_ -> null).files();
    Path file = folder.resolve("daemon.yaml");
    return files.loaded(files.read(file, root -> reading.of(files, root, file)));
  }

  /// What is wrong with them.
  List<String> problems(Reading<?> reading) {
    return rendered(assertThrows(ConfigurationException.class, () -> read(reading)).problems());
  }

  /// Problems as people read them, files by their names alone.
  static List<String> rendered(List<Problem> problems) {
    return problems.stream().map(Problem::render)
        .map(text -> text.substring(1 + text.substring(0, text.indexOf(".yaml")).lastIndexOf('/'))).toList();
  }
}
