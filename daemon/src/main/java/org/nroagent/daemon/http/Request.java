package org.nroagent.daemon.http;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A request that a route matched.
///
/// @param path the path, decoded
/// @param pathParameters values of the pattern's `{names}`, decoded
/// @param queryParameters values of the query, decoded, in order
/// @param content what a request that changes something brought
public record Request(String path, Map<String, String> pathParameters,
    Map<String, List<String>> queryParameters, Content content) {
  /// What a request that changes something brought.
  ///
  /// @param body as text, at most as many bytes as the server takes
  /// @param authorization the header of that name, empty where there is none; never to be logged
  public record Content(String body, String authorization) {
    /// Nothing.
    public static final Content NONE = new Content("", "");

    @Override
    public String toString() {
      return "Content[" + body.length() + " characters]";
    }
  }

  public Request {
    pathParameters = Map.copyOf(pathParameters);
    queryParameters = Map.copyOf(queryParameters);
  }

  /// A parameter of the path.
  ///
  /// @throws IllegalArgumentException if the route's pattern has none of that name, which is an error of the program
  public String parameter(String name) {
    String value = pathParameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no parameter " + name);
    }
    return value;
  }

  /// A parameter of the query.
  ///
  /// @throws HttpProblem if it is there more than once
  public Optional<String> query(String name) {
    List<String> values = queryParameters.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw HttpProblem.badParameter(name, "is there " + values.size() + " times");
    }
    return values.stream().findFirst();
  }

  /// A parameter of the query in any notation.
  ///
  /// @param parser throws [IllegalArgumentException] for a wrong value, with a message that follows the parameter's
  ///     name, as in `is not a month, for example 2026-10`
  /// @throws HttpProblem if it is wrong or there more than once
  public <T> Optional<T> query(String name, Function<String, T> parser) {
    return query(name).map(text -> {
      try {
        return parser.apply(text);
      } catch (IllegalArgumentException e) {
        throw HttpProblem.badParameter(name, String.valueOf(e.getMessage()));
      }
    });
  }

  /// A moment with an offset, `2026-10-01T00:00:00Z` or `2026-10-01T02:00:00+02:00`.
  ///
  /// @throws HttpProblem if it is wrong or there more than once
  public Optional<Instant> instant(String name) {
    return query(name, text -> {
      try {
        // A plus sign that was not percent-encoded arrives as a space.
        return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException("is not a time with offset, for example 2026-10-01T00:00:00Z", e);
      }
    });
  }

  /// A whole number within [min, max].
  ///
  /// @throws HttpProblem if it is wrong or there more than once
  public Optional<Long> integer(String name, long min, long max) {
    return query(name, text -> {
      String why = "is not a whole number within " + min + "…" + max;
      long number;
      try {
        number = Long.parseLong(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(why, e);
      }
      if (number < min || number > max) {
        throw new IllegalArgumentException(why);
      }
      return number;
    });
  }

  /// A constant by its name in lower case, as in `format=csv`.
  ///
  /// @throws HttpProblem if it is wrong or there more than once
  public <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
    return query(name, text -> Stream.of(type.getEnumConstants()).filter(
        constant -> word(constant).equals(text)).findFirst().orElseThrow(
            () -> new IllegalArgumentException("is none of " + Stream.of(type.getEnumConstants()).map(
                Request::word).collect(Collectors.joining(", ")))));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
