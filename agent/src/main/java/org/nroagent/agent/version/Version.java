package org.nroagent.agent.version;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Properties;

/// Which software this is, as the build wrote it down.
///
/// @param number the project's version
/// @param built when its sources were current; the wall clock cannot truly be earlier
public record Version(String number, Instant built) {
  /// The version of this software.
  public static Version current() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks version.properties; build it with Maven");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new IllegalStateException("version.properties of the jar cannot be read", e);
    }
    return new Version(properties.getProperty("version", ""),
        Instant.parse(properties.getProperty("built", "")));
  }

  /// Name and number, as the collector and the page show it.
  public String software() {
    return "nro-agent " + number;
  }
}
