package org.nroagent.agent.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Flat JSON objects as comma-separated text: one line each, their keys as header in the manner of the slots' CSV
/// (`inMbps` becomes `in_mbps`). Absent values are empty.
public final class CsvText {
  private CsvText() {}

  /// The text of rows.
  ///
  /// @param rows objects with the same keys in the same order; without one there is nothing, not even a header
  public static String of(List<ObjectNode> rows) {
    StringBuilder text = new StringBuilder();
    if (!rows.isEmpty()) {
      List<String> header = new ArrayList<>();
      rows.getFirst().fieldNames().forEachRemaining(key -> header.add(snakeCase(key)));
      text.append(String.join(",", header)).append('\n');
    }
    for (ObjectNode row : rows) {
      List<String> cells = new ArrayList<>();
      row.forEach(value -> cells.add(cell(value)));
      text.append(String.join(",", cells)).append('\n');
    }
    return text.toString();
  }

  private static String cell(JsonNode value) {
    String text = value.isNull() ? "" : value.asText();
    return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private static String snakeCase(String key) {
    return key.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
