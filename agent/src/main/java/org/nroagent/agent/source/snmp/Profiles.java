package org.nroagent.agent.source.snmp;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The device profiles the agent knows.
public final class Profiles {
  private static final String FOLDER = "/profiles/";
  private static final String DEFAULT = "standard";
  private static final ObjectMapper YAML = YAMLMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  private final List<Profile> profiles;
  private final Profile standard;

  Profiles(List<Profile> profiles) {
    this.profiles = List.copyOf(profiles);
    this.standard = profiles.stream().filter(profile -> profile.name().equals(DEFAULT)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no profile named " + DEFAULT));
  }

  /// The profiles that come with the agent.
  ///
  /// @throws UncheckedIOException if one of them is missing or wrong, which is a fault of the build
  public static Profiles shipped() {
    List<Profile> profiles = new ArrayList<>();
    for (String name : read("index", new TypeReference<List<String>>() {
    })) {
      profiles.add(read(name, new TypeReference<Profile>() {
      }));
    }
    return new Profiles(profiles);
  }

  private static <T> T read(String name, TypeReference<T> type) {
    String file = FOLDER + name + ".yaml";
    try (InputStream in = Profiles.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new UncheckedIOException(new IOException("the device profile " + file + " is missing"));
      }
      return YAML.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException("the device profile " + file + " is wrong: " + e.getMessage(), e);
    }
  }

  /// Every profile.
  List<Profile> all() {
    return profiles;
  }

  /// The profile with the longest matching prefix, else the standard one.
  ///
  /// @param sysObjectId dotted, empty where the device does not say
  Profile of(String sysObjectId) {
    return profiles.stream().filter(profile -> profile.matchLength(sysObjectId) > 0)
        .max(Comparator.comparingInt(profile -> profile.matchLength(sysObjectId))).orElse(standard);
  }
}
