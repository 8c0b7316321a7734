package org.nroagent.model.proof;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.proof.ToldFigure.Origin;
import org.nroagent.model.proof.ToldFigure.Percentile;

/// A told figure as text: words separated by blanks, ASCII, at most [#MOST_CHARS] characters. Readers pass over words that
/// they do not know; the first is always that of the closing.
///
/// | word | meaning |
/// |---|---|
/// | `closing=17` | number under which the agent keeps the figure: what it tells later has a higher one |
/// | `zone=Europe/Paris` | in which the month begins and ends |
/// | `slots=8940` | slots of the month |
/// | `seconds=300` | length of a slot |
/// | `in=8930/8484/123456` | valid slots, rank and octets of the retained slot; absent where no slot has a value |
/// | `out=…` | the same of the other direction |
/// | `unrecorded=3` | slots of which the agent has no record, absent for none |
/// | `least=95` | coverage in percent below which nothing is billed |
/// | `capacity=20000` | Mbit/s in force at the month's end, absent where unknown |
/// | `multicast` | multicast is part of the octets |
/// | `lost` | records of the month were lost before it was closed |
/// | `sha256=…` | digest of the slots, 64 lower-case hexadecimal digits |
/// | `sum` | the series is a sum |
/// | `+ID`, `-ID` | of these interfaces, in their order, those that are taken off last; absent where they are too many |
public final class FigureText {
  /// The longest text.
  public static final int MOST_CHARS = 1020;

  private static final String CLOSING = "closing";
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
  private static final Pattern LONG = Pattern.compile("[0-9]{1,18}");
  private static final Pattern RATE = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");
  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");

  private FigureText() {}

  /// The subject's name: series and month.
  public static String name(ToldFigure figure) {
    return figure.series() + " " + figure.month().month();
  }

  /// The text.
  public static String of(ToldFigure figure) {
    List<String> words = new ArrayList<>();
    words.add(CLOSING + "=" + figure.closing());
    words.add("zone=" + figure.month().zone().getId());
    words.add("slots=" + figure.expectedSlots());
    words.add("seconds=" + figure.grid().seconds());
    figure.in().ifPresent(in -> words.add("in=" + text(in)));
    figure.out().ifPresent(out -> words.add("out=" + text(out)));
    if (figure.unrecorded() > 0) {
      words.add("unrecorded=" + figure.unrecorded());
    }
    words.add("least=" + figure.leastPercent());
    figure.capacityMbps().ifPresent(mbps -> words.add("capacity=" + mbps.toPlainString()));
    if (figure.includesMulticast()) {
      words.add("multicast");
    }
    if (!figure.whole()) {
      words.add("lost");
    }
    words.add("sha256=" + figure.digest());
    String text = String.join(" ", words);
    return switch (figure.origin()) {
      case Origin.Interface() -> text;
      case Origin.Sum(var formula) -> {
        String sum = text + " sum" + formula.map(FigureText::parts).orElse("");
        yield sum.length() <= MOST_CHARS ? sum : text + " sum";
      }
    };
  }

  private static String text(Percentile percentile) {
    return percentile.valid() + "/" + percentile.rank() + "/" + percentile.octets();
  }

  private static String parts(SlotFormula formula) {
    StringBuilder parts = new StringBuilder();
    formula.plus().forEach(id -> parts.append(" +").append(id));
    formula.minus().forEach(id -> parts.append(" -").append(id));
    return parts.toString();
  }

  /// The number of the closing, all that a text must have that was cut off.
  ///
  /// @return 0 where there is none
  public static long closing(String text) {
    String first = text.split(" ", 2)[0];
    String number = first.startsWith(CLOSING + "=") ? first.substring(CLOSING.length() + 1) : "";
    return LONG.matcher(number).matches() ? Long.parseLong(number) : 0;
  }

  /// A subject's name taken apart.
  public record Name(String series, YearMonth month) {
    /// Reads a subject's name; empty where it is none of a figure.
    public static Optional<Name> parse(String name) {
      int blank = name.lastIndexOf(' ');
      String month = name.substring(blank + 1);
      try {
        return blank < 1 || !MONTH.matcher(month).matches()
            ? Optional.empty()
            : Optional.of(new Name(name.substring(0, blank), YearMonth.parse(month)));
      } catch (DateTimeException _) {
        return Optional.empty();
      }
    }
  }

  /// Reads what [#of] wrote.
  ///
  /// @throws IllegalArgumentException if it is not understood
  public static ToldFigure parse(Name name, String text) {
    Map<String, String> words = new HashMap<>();
    List<String> plus = new ArrayList<>();
    List<String> minus = new ArrayList<>();
    for (String word : text.split(" ", -1)) {
      if (word.startsWith("+")) {
        plus.add(word.substring(1));
      } else if (word.startsWith("-")) {
        minus.add(word.substring(1));
      } else {
        int equals = word.indexOf('=');
        words.put(equals < 0 ? word : word.substring(0, equals),
            equals < 0 ? "" : word.substring(equals + 1));
      }
    }
    try {
      Origin origin = words.containsKey("sum")
          ? new Origin.Sum(plus.isEmpty() ? Optional.empty() : Optional.of(new SlotFormula(plus, minus)))
          : new Origin.Interface();
      return new ToldFigure(name.series(), new CivilMonth(name.month(), ZoneId.of(word(words, "zone"))),
          Long.parseLong(matching(LONG, word(words, CLOSING))), new SlotGrid(number(word(words, "seconds"))),
          number(word(words, "slots")), percentile(words.get("in")), percentile(words.get("out")),
          number(words.getOrDefault("unrecorded", "0")), number(word(words, "least")),
          !words.containsKey("lost"), words.containsKey("multicast"),
          Optional.ofNullable(words.get("capacity")).map(mbps -> new BigDecimal(matching(RATE, mbps))),
          matching(SHA256, word(words, "sha256")),
          origin);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("its zone is not known here: " + words.get("zone"), e);
    }
  }

  private static Optional<Percentile> percentile(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    String[] numbers = text.split("/", -1);
    if (numbers.length != 3) {
      throw new IllegalArgumentException("'" + text + "' is not valid slots, rank and octets");
    }
    return Optional
        .of(new Percentile(number(numbers[0]), number(numbers[1]),
            Long.parseLong(matching(LONG, numbers[2]))));
  }

  private static int number(String text) {
    return Integer.parseInt(matching(COUNT, text));
  }

  private static String matching(Pattern pattern, String text) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is not of the form " + pattern);
    }
    return text;
  }

  private static String word(Map<String, String> words, String key) {
    String value = words.get(key);
    if (value == null) {
      throw new IllegalArgumentException("it has no word '" + key + "'");
    }
    return value;
  }
}
