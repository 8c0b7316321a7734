package org.nroagent.agent.source.profile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.Problem;
import org.nroagent.daemon.config.Problem.Severity;
import org.nroagent.daemon.config.Section;
import org.nroagent.daemon.config.YamlFolder;
import org.nroagent.daemon.config.YamlReader;
import org.nroagent.daemon.config.YamlReader.Loaded;

/// Profiles of the user's own: each file `NAME.yaml` of a folder.
public final class ProfileFolder {
  private static final String NETCONF = "netconf";
  private static final YamlFolder.Limits LIMITS = new YamlFolder.Limits(200, 8L << 20,
      "remove those that no device needs");

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
    YamlFolder found = YamlFolder.list(folder, LIMITS);
    List<Problem> problems = new ArrayList<>(found.problems());
    YamlReader yaml = new YamlReader(_ -> null);
    for (Path file : found.files()) {
      String name = file.getFileName().toString();
      name = name.substring(0, name.length() - YamlFolder.SUFFIX.length());
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

  private static Problem whole(Path file, Severity severity, String message) {
    return new Problem(file.toString(), 0, 0, "", severity, message, null);
  }
}
