package org.nroagent.agent.source.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.YamlReader;

/// The device profiles that the agent knows.
public final class Profiles {
  /// No profile at all: no device can be read with it.
  public static final Profiles NONE = new Profiles(Map.of(), Map.of());
  /// The profile of devices that no other fits.
  public static final String DEFAULT = "standard";
  private static final String FOLDER = "/profiles/";
  static final String MODULES = "modules";

  private final Map<String, MibModule> modules;
  private final Map<String, Profile> profiles;

  private Profiles(Map<String, MibModule> modules, Map<String, Profile> profiles) {
    this.modules = Map.copyOf(modules);
    this.profiles = new LinkedHashMap<>(profiles);
  }

  /// The profiles that come with the agent.
  ///
  /// @throws UncheckedIOException if one of them is missing or wrong, which is a fault of the build
  public static Profiles shipped() {
    YamlReader yaml = new YamlReader(_ -> null);
    try {
      Map<String, MibModule> modules = new LinkedHashMap<>();
      yaml.read(FOLDER + MODULES, resource(MODULES), root -> new ModuleReader(modules).read(root));
      Map<String, Profile> profiles = new LinkedHashMap<>();
      for (String name : index(yaml, "")) {
        profiles.put(name, yaml.read(FOLDER + name, resource(name),
            root -> new ProfileReader(name, modules).read(root)).value());
      }
      return new Profiles(modules, profiles);
    } catch (ConfigurationException | IOException e) {
      throw new UncheckedIOException("a device profile of the program is wrong: " + e.getMessage(),
          new IOException(e));
    }
  }

  /// The names of the profiles of a folder.
  ///
  /// @param folder below that of all profiles, empty or ending with a slash
  static List<String> index(YamlReader yaml, String folder) throws IOException, ConfigurationException {
    String name = folder + "index";
    return yaml.read(FOLDER + name, resource(name), root -> root.ids("profiles").required(List.of()).stream()
        .map(each -> each.required("")).toList()).value();
  }

  /// The text of a file.
  ///
  /// @param name below the folder of all profiles, without `.yaml`
  static String resource(String name) throws IOException {
    String file = FOLDER + name + ".yaml";
    try (InputStream in = Profiles.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException(file + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// The modules that every profile may name.
  public Map<String, MibModule> modules() {
    return modules;
  }

  /// These profiles and another one, which replaces one of the same name.
  public Profiles with(Profile profile) {
    Map<String, Profile> all = new LinkedHashMap<>(profiles);
    all.put(profile.name(), profile);
    return new Profiles(modules, all);
  }

  /// Every profile.
  public Collection<Profile> all() {
    return profiles.values();
  }

  /// Whether there is a profile of a name.
  public boolean has(String name) {
    return profiles.containsKey(name);
  }

  /// The profile that fits best, else the standard one.
  ///
  /// @param sysObjectId dotted, empty where the device does not say
  /// @param sysDescr empty where the device does not say
  public Profile of(String sysObjectId, String sysDescr) {
    Comparator<Profile> byFit = Comparator.comparingInt(each -> each.fit(sysObjectId, sysDescr));
    return profiles.values().stream().filter(each -> each.fit(sysObjectId, sysDescr) > 0).max(byFit)
        .orElseGet(() -> Objects.requireNonNull(profiles.get(DEFAULT)));
  }
}
