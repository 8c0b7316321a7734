package org.nroagent.agent.source.netconf;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.profile.YangLeaf;
import org.nroagent.agent.source.profile.YangPath;
import org.nroagent.agent.source.profile.YangTable;
import org.nroagent.model.reading.CounterSample;
import org.nroagent.model.reading.SampleTime;

/// One entry of a list, whose values are asked for by the names of its role. What is not there, or is not what it should
/// be, is empty, null or [OptionalLong#empty()]: with some devices a leaf is also absent because it has its default, so that
/// absence never means a state.
final class YangRow {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}");
  private static final Pattern IDENTITY = Pattern.compile("[A-Za-z_][\\w.-]*:([A-Za-z_][\\w.-]*)");
  private static final Pattern MAC = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");
  private static final int NANOS_PER_SECOND = 1_000_000_000;
  private static final int HUNDREDTHS_PER_SECOND = 100;

  private final YangNode node;
  private final Map<String, YangLeaf> leaves;
  private final Map<String, String> constants;

  /// @param node the entry
  /// @param table what it is an entry of
  YangRow(YangNode node, YangTable table) {
    this(node, table.leaves(), table.constants());
  }

  private YangRow(YangNode node, Map<String, YangLeaf> leaves, Map<String, String> constants) {
    this.node = node;
    this.leaves = leaves;
    this.constants = constants;
  }

  /// A single value, which is in no list.
  ///
  /// @param root of all data
  static YangRow of(String name, YangLeaf leaf, YangNode root) {
    return new YangRow(root, Map.of(name, leaf), Map.of());
  }

  /// Whether there is a value.
  boolean has(String name) {
    return !text(name).isEmpty();
  }

  /// Whether the leaf is there, with or without a text: bits of which none is set have none (RFC 7950 §9.7.2).
  boolean isThere(String name) {
    YangLeaf leaf = leaves.get(name);
    return leaf != null && leaf.paths().stream().anyMatch(path -> !node.all(path).isEmpty());
  }

  /// The text as the device wrote it.
  String text(String name) {
    List<String> texts = texts(name);
    return texts.isEmpty() ? "" : texts.getFirst();
  }

  /// The texts of a leaf-list.
  List<String> texts(String name) {
    YangLeaf leaf = leaves.get(name);
    if (leaf != null) {
      for (YangPath path : leaf.paths()) {
        List<String> texts = node.all(path).stream().map(YangNode::text).filter(text -> !text.isEmpty())
            .toList();
        if (!texts.isEmpty()) {
          return texts;
        }
      }
    }
    String constant = constants.get(name);
    return constant == null ? List.of() : List.of(constant);
  }

  /// The value of an enumeration or an identity, in the agent's words.
  String word(String name) {
    return meaning(name, text(name));
  }

  /// The bits that are set, or the values of a leaf-list, in the agent's words.
  List<String> words(String name) {
    List<String> words = new ArrayList<>();
    for (String text : texts(name)) {
      for (String bit : text.split("\\s+", -1)) {
        words.add(meaning(name, bit));
      }
    }
    return words;
  }

  private String meaning(String name, String text) {
    YangLeaf leaf = leaves.get(name);
    Map<String, String> words = leaf == null ? Map.of() : leaf.words();
    String known = words.get(text);
    if (known != null) {
      return known;
    }
    var identity = IDENTITY.matcher(text);
    String local = identity.matches() ? identity.group(1) : text;
    return words.getOrDefault(local, local);
  }

  /// A number, unsigned; one that the agent's words give counts as well.
  OptionalLong number(String name) {
    String text = word(name);
    try {
      return NUMBER.matcher(text).matches()
          ? OptionalLong.of(Long.parseUnsignedLong(text))
          : OptionalLong.empty();
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }

  /// A number that is an int.
  OptionalInt integer(String name) {
    OptionalLong number = number(name);
    return number.isPresent() && number.getAsLong() >= 0 && number.getAsLong() <= Integer.MAX_VALUE
        ? OptionalInt.of((int) number.getAsLong())
        : OptionalInt.empty();
  }

  /// A number in seconds.
  OptionalLong seconds(String name) {
    OptionalLong number = number(name);
    YangLeaf leaf = leaves.get(name);
    return number.isPresent() && leaf != null && leaf.unit() == YangLeaf.Unit.HUNDREDTHS
        ? OptionalLong.of(number.getAsLong() / HUNDREDTHS_PER_SECOND)
        : number;
  }

  /// True or false, null where it is neither.
  @Nullable
  Boolean truth(String name) {
    return switch (word(name)) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> null;
    };
  }

  /// Whether it is known to be true.
  boolean isTrue(String name) {
    return word(name).equals("true");
  }

  /// Six octets with colons, empty where it is none.
  String mac(String name) {
    String mac = text(name).toLowerCase(Locale.ROOT).replace('-', ':');
    return MAC.matcher(mac).matches() ? mac : "";
  }

  /// A point in time.
  Optional<Instant> instant(String name) {
    YangLeaf leaf = leaves.get(name);
    OptionalLong number = number(name);
    if (number.isPresent()) {
      long nanos = number.getAsLong();
      return leaf != null && leaf.unit() == YangLeaf.Unit.NANOSECONDS && nanos > 0
          ? Optional.of(Instant.ofEpochSecond(nanos / NANOS_PER_SECOND, nanos % NANOS_PER_SECOND))
          : Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text(name)).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// A counter, null where there is none.
  ///
  /// @param time when it was sampled
  @Nullable
  CounterSample counter(String name, SampleTime time) {
    OptionalLong number = number(name);
    YangLeaf leaf = leaves.get(name);
    return number.isEmpty() || leaf == null ? null : new CounterSample(number.getAsLong(), leaf.bits(), time);
  }
}
