package org.nroagent.daemon.config;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/// The keys of one mapping with their nodes: which are there, which were asked for, and what is wrong with them.
final class Keys {
  private static final String MERGE_KEY = "<<";

  private final Problems problems;
  private final String path;
  private final Position position;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();

  /// A key that is there.
  record Entry(Position keyPosition, Node value) {
    Position position() {
      return Position.of(value);
    }
  }

  /// @param path the keys that lead here, empty for the root
  Keys(Problems problems, String path, MappingNode node) {
    this.problems = problems;
    this.path = path;
    this.position = Position.of(node);
    node.getValue().forEach(this::enter);
  }

  private void enter(NodeTuple tuple) {
    Position at = Position.of(tuple.getKeyNode());
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      problems.error(at, path, "a key must be a single word", null);
      return;
    }
    Entry earlier = entries.putIfAbsent(key.getValue(), new Entry(at, tuple.getValueNode()));
    if (earlier != null) {
      problems.error(at, pathOf(key.getValue()),
          "is there twice, first in line " + earlier.keyPosition().line() + "; remove one of them", null);
    }
  }

  String path() {
    return path;
  }

  Position position() {
    return position;
  }

  String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /// The keys that are there, in the order of the file.
  List<String> names() {
    return List.copyOf(entries.keySet());
  }

  /// The entry of a key, which is a known one from now on.
  @Nullable
  Entry find(String key) {
    known.add(key);
    return entries.get(key);
  }

  /// The entry of a key that is only known where it is there, so that it is never proposed.
  @Nullable
  Entry findIfThere(String key) {
    return entries.containsKey(key) ? find(key) : null;
  }

  void renamed(String formerKey, String key) {
    Entry former = entries.get(formerKey);
    if (former == null) {
      return;
    }
    known.add(formerKey);
    if (entries.putIfAbsent(key, former) == null) {
      problems.warning(former.keyPosition(), pathOf(formerKey),
          "is now called '" + key + "'; please rename it");
    } else {
      problems.error(former.keyPosition(), pathOf(formerKey),
          "is the former name of '" + key + "', which is there too; remove the former one", null);
    }
  }

  void refuse(String why, List<String> keys) {
    for (String key : keys) {
      Entry entry = find(key);
      if (entry != null) {
        problems.error(entry.keyPosition(), pathOf(key), why, null);
      }
    }
  }

  /// Reports the keys that nobody asked for. Where nobody asked for any, the section was given up because of another
  /// problem, and nothing can be said about its keys.
  void reportUnknown() {
    if (known.isEmpty()) {
      return;
    }
    entries.forEach((key, entry) -> {
      if (!known.contains(key)) {
        problems.error(entry.keyPosition(), pathOf(key),
            key.equals(MERGE_KEY)
                ? "merge keys are not supported; use an alias for a whole section"
                : "unknown key",
            NearestName.of(key, known));
      }
    });
  }

  /// The text of a scalar, or null after reporting why there is none.
  @Nullable
  String scalar(String key, Entry entry) {
    if (!(entry.value() instanceof ScalarNode scalar)) {
      problems.error(entry.position(), pathOf(key), "must be a single value", null);
      return null;
    }
    if (scalar.getTag().equals(Tag.NULL)) {
      problems.error(entry.keyPosition(), pathOf(key), "has no value; give one or remove the key", null);
      return null;
    }
    if (!scalar.getTag().getValue().startsWith(Tag.PREFIX)) {
      problems.error(entry.position(), pathOf(key),
          "tags such as " + scalar.getTag().getValue() + " are not supported",
          null);
      return null;
    }
    return scalar.getValue();
  }

  /// The field of a key that is there.
  <T> Field<T> present(String key, Entry entry, T value) {
    return Field.present(problems, pathOf(key), entry.position(), value);
  }

  /// The field of a key that is not there.
  <T> Field<T> absent(String key) {
    return Field.absent(problems, pathOf(key), position);
  }

  /// The field of a key whose problem has been reported.
  <T> Field<T> wrong(String key, Entry entry) {
    return Field.wrong(problems, pathOf(key), entry.position());
  }

  /// Reports a problem and gives the field of its key.
  <T> Field<T> wrong(String key, Entry entry, String message, @Nullable String nearest) {
    problems.error(entry.position(), pathOf(key), message, nearest);
    return wrong(key, entry);
  }
}
