package org.nroagent.daemon.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/// Reads a configuration file into values, with all that is wrong in it reported at once. YAML is only composed to
/// its graph of nodes, never constructed into objects; size, depth and aliases are bounded.
public final class YamlReader {
  /// The largest file that is read, in bytes.
  public static final int LARGEST_FILE = 1 << 20;

  private static final int DEEPEST_NESTING = 20;
  private static final int MOST_ALIASES = 200;

  private final Function<String, @Nullable String> environment;

  /// @param environment the environment variables, `System::getenv` outside tests
  public YamlReader(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  /// A configuration that can be used.
  ///
  /// @param value the configuration
  /// @param warnings what is doubtful about it, in the order of the file
  public record Loaded<T>(T value, List<Problem> warnings) {
    public Loaded {
      warnings = List.copyOf(warnings);
    }
  }

  /// Reads a file.
  ///
  /// @param file the file, shown in problems as it is given here
  /// @param mapping makes the value of the file's root section; reports problems there and goes on with placeholders
  /// @throws ConfigurationException with all problems, if the configuration cannot be used
  public <T> Loaded<T> read(Path file, Function<Section, T> mapping) throws ConfigurationException {
    Problems problems = new Problems(file.toString());
    return loaded(value(file, mapping, problems), List.of(problems));
  }

  /// Several files that belong together.
  public YamlFiles files() {
    return new YamlFiles(this);
  }

  /// Reads a text that is part of the program, such as a resource.
  ///
  /// @param name what it is called in problems
  /// @param text the YAML
  /// @param mapping as for a file
  /// @throws ConfigurationException with all problems, if it cannot be used
  public <T> Loaded<T> read(String name, String text, Function<Section, T> mapping)
      throws ConfigurationException {
    Problems problems = new Problems(name);
    return loaded(mapped(root(text, Path.of(""), problems), mapping), List.of(problems));
  }

  /// The value of a file, with placeholders where something is wrong in it; empty where it has no root section.
  <T> Optional<T> value(Path file, Function<Section, T> mapping, Problems problems) {
    return mapped(root(text(file, problems), file, problems), mapping);
  }

  private static <T> Optional<T> mapped(Optional<Section> read, Function<Section, T> mapping) {
    return read.map(root -> {
      T mapped = mapping.apply(root);
      root.reportUnknownKeys();
      return mapped;
    });
  }

  static <T> Loaded<T> loaded(Optional<T> value, List<Problems> problems) throws ConfigurationException {
    if (value.isEmpty() || problems.stream().anyMatch(Problems::hasErrors)) {
      throw new ConfigurationException(problems.stream().flatMap(file -> file.all().stream()).toList());
    }
    return new Loaded<>(value.get(), problems.stream().flatMap(file -> file.warnings().stream()).toList());
  }

  private Optional<Section> root(@Nullable String text, Path file, Problems problems) {
    Node node = text == null ? null : compose(text, problems);
    if (node == null) {
      return Optional.empty();
    }
    if (!(node instanceof MappingNode mapping)) {
      problems.error(Position.of(node), "", "must be a section with keys, for example 'name: hub1-agent'",
          null);
      return Optional.empty();
    }
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
    return Optional.of(new Section(problems, folder, new SecretReader(folder, environment), "", mapping));
  }

  private static @Nullable String text(Path file, Problems problems) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
      if (bytes.length <= LARGEST_FILE) {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      }
      problems.error(Position.WHOLE_FILE, "", "is larger than " + LARGEST_FILE + " bytes", null);
    } catch (NoSuchFileException e) {
      problems.error(Position.WHOLE_FILE, "", "does not exist", null);
    } catch (CharacterCodingException e) {
      problems.error(Position.WHOLE_FILE, "", "is not UTF-8 text", null);
    } catch (IOException e) {
      problems.error(Position.WHOLE_FILE, "", "cannot be read: " + e.getMessage(), null);
    }
    return null;
  }

  private static @Nullable Node compose(String text, Problems problems) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(MOST_ALIASES);
    options.setNestingDepthLimit(DEEPEST_NESTING);
    options.setCodePointLimit(LARGEST_FILE);
    try {
      Node node = new Yaml(options).compose(new StringReader(text));
      if (node == null) {
        problems.error(Position.WHOLE_FILE, "", "is empty", null);
      }
      return node;
    } catch (MarkedYAMLException e) {
      Position at = e.getProblemMark() == null ? Position.WHOLE_FILE : Position.of(e.getProblemMark());
      problems.error(at, "", "is not YAML: " + e.getProblem(), null);
    } catch (ReaderException e) {
      int line = 1 + (int) text.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count();
      problems.error(new Position(line, 1), "",
          String.format("is not YAML: character U+%04X is not allowed", e.getCodePoint()), null);
    } catch (YAMLException e) {
      problems.error(Position.WHOLE_FILE, "", "is not YAML: " + e.getMessage(), null);
    }
    return null;
  }
}
