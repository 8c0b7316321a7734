package org.nroagent.daemon.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Several files that belong together, as a configuration and what stands in a folder beside it: all that is wrong in
/// any of them is reported at once. A value of one file may be reported while another one is read. Not for several
/// threads.
public final class YamlFiles {
  private final YamlReader reader;
  private final List<Problems> problems = new ArrayList<>();

  YamlFiles(YamlReader reader) {
    this.reader = reader;
  }

  /// Reads one more file.
  ///
  /// @param file the file, shown in problems as it is given here
  /// @param mapping as of [YamlReader#read(Path, Function)]
  /// @return what the mapping made, with placeholders where something is wrong; empty where the file has no root section
  public <T> Optional<T> read(Path file, Function<Section, T> mapping) {
    return reader.value(file, mapping, of(file));
  }

  /// The files of a folder, with what is wrong with it reported.
  public List<Path> list(Path folder, YamlFolder.Limits limits) {
    YamlFolder found = YamlFolder.list(folder, limits);
    found.problems().forEach(problem -> problems.add(Problems.of(problem)));
    return found.files();
  }

  /// Reports something that concerns a file or folder as a whole.
  public void error(Path file, String message) {
    of(file).error(Position.WHOLE_FILE, "", message, null);
  }

  /// The whole, once everything has been read.
  ///
  /// @throws ConfigurationException with the problems of all files in the order in which they were read, if any of them
  ///     cannot be used
  public <T> YamlReader.Loaded<T> loaded(Optional<T> value) throws ConfigurationException {
    return YamlReader.loaded(value, problems);
  }

  private Problems of(Path file) {
    Problems ofFile = new Problems(file.toString());
    problems.add(ofFile);
    return ofFile;
  }
}
