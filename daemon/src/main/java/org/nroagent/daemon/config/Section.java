package org.nroagent.daemon.config;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nroagent.daemon.config.Keys.Entry;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A mapping of a configuration file. Each reader names a key, which makes it a known one; keys that nobody asked for
/// are reported when the whole file has been read. User mistakes are collected, never thrown.
public final class Section {
  private final Problems problems;
  private final Path folder;
  private final SecretReader secrets;
  private final Keys keys;
  private final List<Section> children = new ArrayList<>();

  /// @param folder the folder of the file
  /// @param secrets where secrets come from
  /// @param path the keys that lead here, empty for the root
  Section(Problems problems, Path folder, SecretReader secrets, String path, MappingNode node) {
    this.problems = problems;
    this.folder = folder;
    this.secrets = secrets;
    this.keys = new Keys(problems, path, node);
  }

  /// The keys that lead here, `devices[0].snmp`; empty for the root.
  public String path() {
    return keys.path();
  }

  /// The 1-based line where this section starts.
  public int line() {
    return keys.position().line();
  }

  /// The keys that are there, for a section whose keys are names that the file makes up. Each must still be read.
  public List<String> names() {
    return keys.names();
  }

  /// Reports something that concerns the section as a whole.
  public void error(String message) {
    problems.error(keys.position(), keys.path(), message, null);
  }

  /// Reports something doubtful about the section as a whole.
  public void warning(String message) {
    problems.warning(keys.position(), keys.path(), message);
  }

  /// Accepts the former name of a key, with a warning. Call it before the key is read.
  ///
  /// @param formerKey what the key was called
  /// @param key what it is called now
  public void renamed(String formerKey, String key) {
    keys.renamed(formerKey, key);
  }

  /// Reports keys that make no sense beside others.
  ///
  /// @param why what is wrong with them, as in `is for version 3 only`
  /// @param refused the keys
  public void refuse(String why, List<String> refused) {
    keys.refuse(why, refused);
  }

  /// Any text that is not empty.
  public Field<String> text(String key) {
    return parsed(key, text -> {
      if (text.isBlank()) {
        throw new IllegalArgumentException("is empty");
      }
      return text;
    });
  }

  /// A name of letters, digits, `.`, `_` and `-`.
  public Field<String> id(String key) {
    return parsed(key, Scalars::id);
  }

  /// A list of such names, each with its own place in the file.
  public Field<List<Field<String>>> ids(String key) {
    return items(key, Scalars::id);
  }

  /// A day of the calendar, `2026-10-31`.
  public Field<LocalDate> date(String key) {
    return parsed(key, Scalars::date);
  }

  /// A list of days, or one day.
  public Field<List<Field<LocalDate>>> dates(String key) {
    return items(key, Scalars::date);
  }

  /// A time of day, `08:00`.
  public Field<LocalTime> timeOfDay(String key) {
    return parsed(key, Scalars::timeOfDay);
  }

  /// A moment with its offset, `2026-10-31T22:00:00+01:00` or `2026-10-31T21:00:00Z`.
  public Field<Instant> instant(String key) {
    return parsed(key, Scalars::instant);
  }

  /// A whole number within [min, max].
  public Field<Integer> integer(String key, int min, int max) {
    return parsed(key, text -> Math.toIntExact(Scalars.integer(text, min, max)));
  }

  /// A decimal number without exponent.
  public Field<BigDecimal> decimal(String key) {
    return parsed(key, Scalars::decimal);
  }

  /// `true` or `false`.
  public Field<Boolean> bool(String key) {
    return parsed(key, Scalars::bool);
  }

  /// A duration within [min, max], such as `500ms`, `30s`, `5m`, `1h30m`, `7d` or `PT30S`.
  public Field<Duration> duration(String key, Duration min, Duration max) {
    return parsed(key, Scalars::duration).check(
        duration -> duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0,
        "is not within " + min + "…" + max);
  }

  /// A time zone such as `Europe/Paris`.
  public Field<ZoneId> zone(String key) {
    return parsed(key, Scalars::zone,
        text -> NearestName.of(text, new TreeSet<>(ZoneId.getAvailableZoneIds())));
  }

  /// A path; a relative one is relative to the folder of the file.
  public Field<Path> path(String key) {
    return parsed(key, text -> folder.resolve(SettingPath.of(text)).normalize());
  }

  /// A host with an optional port.
  public Field<HostAndPort> hostAndPort(String key, int defaultPort) {
    return parsed(key, text -> HostAndPort.parse(text, defaultPort));
  }

  /// A constant by its name; case does not matter, `-` is as good as `_`.
  public <E extends Enum<E>> Field<E> enumeration(String key, Class<E> type) {
    Entry entry = keys.find(key);
    if (entry == null) {
      return keys.absent(key);
    }
    String text = keys.scalar(key, entry);
    if (text == null) {
      return keys.wrong(key, entry);
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(Scalars.constant(text))) {
        return keys.present(key, entry, constant);
      }
    }
    boolean lowerCase = text.equals(text.toLowerCase(Locale.ROOT));
    List<String> names = Stream.of(type.getEnumConstants()).map(Enum::name).map(
        name -> lowerCase ? name.toLowerCase(Locale.ROOT) : name).toList();
    return keys.wrong(key, entry, "'" + text + "' is none of " + String.join(", ", names),
        NearestName.of(text, names));
  }

  /// Any other notation.
  public <T> Field<T> parsed(String key, ScalarParser<T> parser) {
    return parsed(key, parser, text -> null);
  }

  private <T> Field<T> parsed(String key, ScalarParser<T> parser,
      Function<String, @Nullable String> nearest) {
    Entry entry = keys.find(key);
    if (entry == null) {
      return keys.absent(key);
    }
    String text = keys.scalar(key, entry);
    if (text == null) {
      return keys.wrong(key, entry);
    }
    try {
      return keys.present(key, entry, parser.parse(text));
    } catch (IllegalArgumentException e) {
      return keys.wrong(key, entry, String.valueOf(e.getMessage()), nearest.apply(text));
    }
  }

  /// A secret, which stands in a file named by `KEYFile` or in an environment variable named by `KEYEnv`, never in
  /// the configuration itself. A file must not be open to others; a plain name is looked for among systemd's
  /// credentials first, then beside the configuration.
  public Field<Secret> secret(String key) {
    Entry inline = keys.findIfThere(key);
    if (inline != null) {
      return keys.wrong(key, inline,
          "a secret is not written into the configuration; put it into a file and name that with '" + key
              + "File'",
          null);
    }
    Field<Secret> file = parsed(key + "File", secrets::fromFile);
    Field<Secret> variable = parsed(key + "Env", secrets::fromEnvironment);
    if (file.isGiven() && variable.isGiven()) {
      variable.error("'" + key + "File' is there too; keep one of them");
    }
    return file.isGiven() || !variable.isGiven() ? file : variable;
  }

  /// A section within this one.
  public Field<Section> section(String key) {
    Entry entry = keys.find(key);
    if (entry == null) {
      return keys.absent(key);
    }
    return entry.value() instanceof MappingNode node
        ? keys.present(key, entry, child(keys.pathOf(key), node))
        : keys.wrong(key, entry, "must be a section with keys of its own", null);
  }

  /// A list of sections; empty if absent.
  public Field<List<Section>> sections(String key) {
    List<Section> sections = new ArrayList<>();
    return list(key, (itemPath, item) -> {
      if (item instanceof MappingNode node) {
        sections.add(child(itemPath, node));
      } else {
        problems.error(Position.of(item), itemPath, "must be a section with keys of its own", null);
      }
    }, sections);
  }

  /// Whether the key is there and has keys of its own: for a key that takes a section or a word. The key must still be
  /// read as one or the other.
  public boolean holdsSection(String key) {
    Entry entry = keys.findIfThere(key);
    return entry != null && entry.value() instanceof MappingNode;
  }

  /// Whether the key is there and has a list: for a key that takes a list or one value. The key must still be read as one
  /// or the other.
  public boolean holdsList(String key) {
    Entry entry = keys.findIfThere(key);
    return entry != null && entry.value() instanceof SequenceNode;
  }

  /// A list of values, each with its own place in the file, so that one that names something which is not there can
  /// be reported by itself. A single value stands for a list of one.
  public <T> Field<List<Field<T>>> items(String key, ScalarParser<T> parser) {
    Entry entry = keys.find(key);
    if (entry == null) {
      return keys.absent(key);
    }
    if (entry.value() instanceof ScalarNode) {
      return parsed(key, parser).map(value -> List.of(keys.present(key, entry, value)));
    }
    List<Field<T>> values = new ArrayList<>();
    return list(key, (itemPath, item) -> value(itemPath, item, parser)
        .ifPresent(value -> values.add(Field.present(problems, itemPath, Position.of(item), value))), values);
  }

  /// A list of values.
  public <T> Field<List<T>> list(String key, ScalarParser<T> parser) {
    List<T> values = new ArrayList<>();
    return list(key, (itemPath, item) -> value(itemPath, item, parser).ifPresent(values::add), values);
  }

  private <T> Optional<T> value(String itemPath, Node item, ScalarParser<T> parser) {
    if (!(item instanceof ScalarNode scalar)) {
      problems.error(Position.of(item), itemPath, "must be a single value", null);
      return Optional.empty();
    }
    try {
      return Optional.of(parser.parse(scalar.getValue()));
    } catch (IllegalArgumentException e) {
      problems.error(Position.of(item), itemPath, String.valueOf(e.getMessage()), null);
      return Optional.empty();
    }
  }

  @FunctionalInterface
  private interface ItemReader {
    void read(String itemPath, Node item);
  }

  private <T> Field<List<T>> list(String key, ItemReader reader, List<T> items) {
    Entry entry = keys.find(key);
    if (entry == null) {
      return keys.absent(key);
    }
    if (!(entry.value() instanceof SequenceNode sequence)) {
      return keys.wrong(key, entry, "must be a list, each item with a leading '-'", null);
    }
    for (int i = 0; i < sequence.getValue().size(); i++) {
      reader.read(keys.pathOf(key) + "[" + i + "]", sequence.getValue().get(i));
    }
    return keys.present(key, entry, List.copyOf(items));
  }

  /// Reports the keys that nobody asked for, here and below.
  void reportUnknownKeys() {
    keys.reportUnknown();
    children.forEach(Section::reportUnknownKeys);
  }

  private Section child(String childPath, MappingNode node) {
    Section child = new Section(problems, folder, secrets, childPath, node);
    children.add(child);
    return child;
  }
}
