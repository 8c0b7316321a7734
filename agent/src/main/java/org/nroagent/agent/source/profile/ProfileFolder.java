package org.nroagent.agent.source.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.Problem;
import org.nroagent.daemon.config.Problem.Severity;
import org.nroagent.daemon.config.Section;
import org.nroagent.daemon.config.YamlReader;
import org.nroagent.daemon.config.YamlReader.Loaded;

/// Profiles of the user's own: each file `NAME.yaml` of a folder.
public final class ProfileFolder {
  private static final String SUFFIX = ".yaml";
  private static final String NETCONF = "netconf";
  private static final int MOST_FILES = 200;

  private ProfileFolder() {}

  /// The shipped profiles with those of a folder, which replace shipped ones of the same name; each replacement is a
  /// warning.
  ///
  /// @param folder may be absent: then there are no others
  /// @throws ConfigurationException with the problems of all files, if one of them cannot be used
  public static Loaded<Profiles> read(Path folder) throws ConfigurationException {
    return read(folder, Profiles.shipped(), Profiles::has,
        (profiles, name) -> new ProfileReader(name, profiles.modules())::read, Profiles::with);
  }

  /// The same for NETCONF, from the folder `netconf` in it. Those of the user are tried before shipped ones.
  ///
  /// @param folder may be absent: then there are no others
  /// @throws ConfigurationException with the problems of all files, if one of them cannot be used
  public static Loaded<YangProfiles> readNetconf(Path folder) throws ConfigurationException {
    return read(folder.resolve(NETCONF), YangProfiles.shipped(), YangProfiles::has,
        (profiles, name) -> profiles.reader(name)::read, YangProfiles::with);
  }

  private static <S, P> Loaded<S> read(Path folder, S shipped, BiPredicate<S, String> has,
      BiFunction<S, String, Function<Section, P>> reader, BiFunction<S, P, S> with)
      throws ConfigurationException {
    S profiles = shipped;
    List<Problem> problems = new ArrayList<>();
    YamlReader yaml = new YamlReader(_ -> null);
    for (Path file : files(folder)) {
      String name = file.getFileName().toString();
      name = name.substring(0, name.length() - SUFFIX.length());
      try {
        Loaded<P> loaded = yaml.read(file, reader.apply(profiles, name));
        problems.addAll(loaded.warnings());
        if (has.test(profiles, name)) {
          problems.add(whole(file, Severity.WARNING, "replaces the profile '" + name + "' of the program"));
        }
        profiles = with.apply(profiles, loaded.value());
      } catch (ConfigurationException e) {
        problems.addAll(e.problems());
      }
    }
    if (problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
      throw new ConfigurationException(problems);
    }
    return new Loaded<>(profiles, problems);
  }

  private static List<Path> files(Path folder) throws ConfigurationException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(folder)) {
      List<Path> files = found.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
          .filter(file -> !file.getFileName().toString().startsWith(".")).sorted().limit(MOST_FILES + 1L)
          .toList();
      if (files.size() > MOST_FILES) {
        throw new ConfigurationException(
            List.of(whole(folder, Severity.ERROR, "has more than " + MOST_FILES + " profiles")));
      }
      return files;
    } catch (IOException e) {
      throw new ConfigurationException(
          List.of(whole(folder, Severity.ERROR, "cannot be listed: " + e.getMessage())));
    }
  }

  private static Problem whole(Path file, Severity severity, String message) {
    return new Problem(file.toString(), 0, 0, "", severity, message, null);
  }
}
