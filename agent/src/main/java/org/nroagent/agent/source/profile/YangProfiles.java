package org.nroagent.agent.source.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.YamlReader;

/// The device profiles for NETCONF that the agent knows.
public final class YangProfiles {
  /// No profile at all: no device can be read with it.
  public static final YangProfiles NONE = new YangProfiles(Map.of(), Map.of(), Map.of());
  private static final String FOLDER = "netconf/";

  private final Map<String, String> namespaces;
  private final Map<String, YangModule> modules;
  /// In the order in which they are tried.
  private final Map<String, YangProfile> profiles;

  private YangProfiles(Map<String, String> namespaces, Map<String, YangModule> modules,
      Map<String, YangProfile> profiles) {
    this.namespaces = Map.copyOf(namespaces);
    this.modules = Map.copyOf(modules);
    this.profiles = new LinkedHashMap<>(profiles);
  }

  /// The profiles that come with the agent.
  ///
  /// @throws UncheckedIOException if one of them is missing or wrong, which is a fault of the build
  public static YangProfiles shipped() {
    YamlReader yaml = new YamlReader(_ -> null);
    try {
      Map<String, YangModule> modules = new LinkedHashMap<>();
      YangPaths paths = new YangPaths(Map.of());
      yaml.read(FOLDER + Profiles.MODULES, Profiles.resource(FOLDER + Profiles.MODULES), root -> {
        new YangModuleReader(paths.read(root), modules).read(root);
        return modules;
      });
      YangProfiles profiles = new YangProfiles(paths.namespaces(), modules, Map.of());
      List<YangProfile> read = new ArrayList<>();
      for (String name : Profiles.index(yaml, FOLDER)) {
        read.add(
            yaml.read(FOLDER + name, Profiles.resource(FOLDER + name), profiles.reader(name)::read).value());
      }
      for (YangProfile profile : read.reversed()) {
        profiles = profiles.with(profile);
      }
      return profiles;
    } catch (ConfigurationException | IOException e) {
      throw new UncheckedIOException("a device profile of the program is wrong: " + e.getMessage(),
          new IOException(e));
    }
  }

  /// Reads a profile that may name what all may name.
  YangProfileReader reader(String name) {
    return new YangProfileReader(name, namespaces, modules);
  }

  /// These profiles and another one, which is tried before them and replaces one of the same name.
  YangProfiles with(YangProfile profile) {
    Map<String, YangProfile> all = new LinkedHashMap<>();
    all.put(profile.name(), profile);
    profiles.forEach(all::putIfAbsent);
    return new YangProfiles(namespaces, modules, all);
  }

  /// Every profile, in the order in which they are tried.
  public Collection<YangProfile> all() {
    return profiles.values();
  }

  /// Whether there is a profile of a name.
  boolean has(String name) {
    return profiles.containsKey(name);
  }

  /// The first profile all of whose modules a device announces, empty where none fits.
  public Optional<YangProfile> of(Set<String> announced) {
    return profiles.values().stream().filter(each -> announced.containsAll(each.announced())).findFirst();
  }
}
