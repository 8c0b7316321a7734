package org.nroagent.daemon.regulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.Section;
import org.nroagent.daemon.config.YamlReader;

/// Reads the YAML beside these classes. What is wrong with it is an error of the program, not of the user.
final class ShippedText {
  private ShippedText() {}

  /// Reads a resource.
  ///
  /// @param name its name in this package
  /// @throws IllegalStateException if it is not there or wrong
  static <T> T read(String name, Function<Section, T> mapping) {
    try (InputStream in = ShippedText.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the program");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new YamlReader(_ -> null).read(name, text, mapping).value();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    } catch (ConfigurationException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
