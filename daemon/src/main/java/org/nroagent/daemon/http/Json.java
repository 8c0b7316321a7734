package org.nroagent.daemon.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Writes values as JSON by a closed set of rules; a type without a rule is an error of the program, so nothing gets
/// out by accident.
///
/// Records are objects whose keys are the components' names, maps with text keys are objects, iterables are arrays,
/// integers are integers, [BigDecimal] is a plain decimal string, [Instant] is ISO-8601 with `Z`, other dates, zones
/// and constants of enumerations are their names, an empty [Optional] is null. There are no floating point numbers.
public final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int DEEPEST_NESTING = 50;
  private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
    @Override
    protected RecordComponent[] computeValue(Class<?> type) {
      RecordComponent[] components = type.getRecordComponents();
      for (RecordComponent component : components) {
        component.getAccessor().setAccessible(true);
      }
      return components;
    }
  };

  private Json() {}

  /// A 64-bit count without sign: written as the integer 0…2^64 − 1.
  ///
  /// @param bits the count; negative values stand for those above 2^63 − 1
  public record Unsigned(long bits) {}

  /// The value as JSON text, without line breaks.
  ///
  /// @throws IllegalArgumentException if a type has no rule
  public static String text(@Nullable Object value) {
    StringWriter text = new StringWriter();
    try {
      write(text, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /// Writes the value as JSON and flushes; the writer stays open.
  ///
  /// @throws IOException if the writer fails
  /// @throws IllegalArgumentException if a type has no rule
  public static void write(Writer out, @Nullable Object value) throws IOException {
    JsonGenerator generator = FACTORY.createGenerator(out);
    generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    write(generator, value, 0);
    generator.flush();
  }

  private static void write(JsonGenerator out, @Nullable Object value, int depth) throws IOException {
    if (depth > DEEPEST_NESTING) {
      throw new IllegalArgumentException("JSON deeper than " + DEEPEST_NESTING + " levels");
    }
    switch (value) {
      case null -> out.writeNull();
      case String text -> out.writeString(text);
      case Boolean flag -> out.writeBoolean(flag);
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case Short number -> out.writeNumber(number);
      case BigInteger number -> out.writeNumber(number);
      case Unsigned count -> out.writeNumber(Long.toUnsignedString(count.bits()));
      case BigDecimal decimal -> out.writeString(decimal.toPlainString());
      case Enum<?> constant -> out.writeString(constant.name());
      case Instant instant -> out.writeString(instant.toString());
      case LocalDate date -> out.writeString(date.toString());
      case YearMonth month -> out.writeString(month.toString());
      case ZoneId zone -> out.writeString(zone.getId());
      case Optional<?> optional -> write(out, optional.orElse(null), depth);
      case OptionalLong number -> write(out, number.isPresent() ? number.getAsLong() : null, depth);
      case OptionalInt number -> write(out, number.isPresent() ? number.getAsInt() : null, depth);
      case Map<?, ?> map -> writeMap(out, map, depth);
      case Iterable<?> items -> writeArray(out, items, depth);
      case Record fields -> writeRecord(out, fields, depth);
      default -> throw new IllegalArgumentException("no JSON rule for " + value.getClass().getName());
    }
  }

  private static void writeArray(JsonGenerator out, Iterable<?> items, int depth) throws IOException {
    out.writeStartArray();
    for (Object item : items) {
      write(out, item, depth + 1);
    }
    out.writeEndArray();
  }

  private static void writeMap(JsonGenerator out, Map<?, ?> map, int depth) throws IOException {
    out.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String key)) {
        throw new IllegalArgumentException("JSON keys must be text, not " + entry.getKey());
      }
      out.writeFieldName(key);
      write(out, entry.getValue(), depth + 1);
    }
    out.writeEndObject();
  }

  private static void writeRecord(JsonGenerator out, Record fields, int depth) throws IOException {
    out.writeStartObject();
    for (RecordComponent component : COMPONENTS.get(fields.getClass())) {
      out.writeFieldName(component.getName());
      write(out, componentOf(fields, component), depth + 1);
    }
    out.writeEndObject();
  }

  private static @Nullable Object componentOf(Record fields, RecordComponent component) {
    try {
      return component.getAccessor().invoke(fields);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
