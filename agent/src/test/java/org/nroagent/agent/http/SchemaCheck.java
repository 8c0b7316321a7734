package org.nroagent.agent.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Compares values with the part of JSON Schema that our OpenAPI document uses; members that a schema does not name
/// are problems too.
final class SchemaCheck {
  private final JsonNode document;

  SchemaCheck(JsonNode document) {
    this.document = document;
  }

  List<String> problems(String schemaName, JsonNode value) {
    return problems(document.at("/components/schemas/" + schemaName), value, schemaName);
  }

  List<String> problems(JsonNode schema, JsonNode value, String where) {
    if (schema.has("$ref")) {
      return problems(document.at(schema.get("$ref").textValue().substring(1)), value, where);
    }
    if (schema.has("anyOf")) {
      return anyOf(schema.get("anyOf"), value, where);
    }
    List<String> problems = new ArrayList<>();
    if (schema.has("allOf")) {
      Set<String> named = new HashSet<>();
      for (JsonNode part : schema.get("allOf")) {
        JsonNode resolved = part.has("$ref") ? document.at(part.get("$ref").textValue().substring(1)) : part;
        members(resolved, value, where, problems);
        resolved.get("properties").fieldNames().forEachRemaining(named::add);
      }
      unnamed(named, value, where, problems);
      return problems;
    }
    type(schema, value, where, problems);
    if (schema.has("enum") && !contains(schema.get("enum"), value)) {
      problems.add(where + ": " + value + " is none of " + schema.get("enum"));
    }
    if (schema.has("pattern") && value.isTextual()
        && !Pattern.matches(schema.get("pattern").textValue(), value.textValue())) {
      problems.add(where + ": " + value + " does not match");
    }
    if (schema.has("properties") && value.isObject()) {
      members(schema, value, where, problems);
      Set<String> named = new HashSet<>();
      schema.get("properties").fieldNames().forEachRemaining(named::add);
      unnamed(named, value, where, problems);
    }
    if (schema.has("items") && value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        problems.addAll(problems(schema.get("items"), value.get(i), where + "/" + i));
      }
    }
    return problems;
  }

  private List<String> anyOf(JsonNode choices, JsonNode value, String where) {
    List<String> all = new ArrayList<>();
    for (JsonNode choice : choices) {
      List<String> problems = problems(choice, value, where);
      if (problems.isEmpty()) {
        return List.of();
      }
      all.addAll(problems);
    }
    return all;
  }

  private void members(JsonNode schema, JsonNode value, String where, List<String> problems) {
    schema.get("required").forEach(name -> {
      if (!value.has(name.textValue())) {
        problems.add(where + ": lacks " + name);
      }
    });
    schema.get("properties").properties().forEach(property -> {
      if (value.has(property.getKey())) {
        problems.addAll(
            problems(property.getValue(), value.get(property.getKey()), where + "/" + property.getKey()));
      }
    });
  }

  private static void unnamed(Set<String> named, JsonNode value, String where, List<String> problems) {
    value.fieldNames().forEachRemaining(name -> {
      if (!named.contains(name)) {
        problems.add(where + ": has " + name + ", which is not described");
      }
    });
  }

  private static void type(JsonNode schema, JsonNode value, String where, List<String> problems) {
    if (!schema.has("type")) {
      return;
    }
    JsonNode type = schema.get("type");
    String actual = value.isIntegralNumber() ? "integer" : switch (value.getNodeType()) {
      case STRING -> "string";
      case BOOLEAN -> "boolean";
      case NULL -> "null";
      case ARRAY -> "array";
      case OBJECT -> "object";
      default -> "other";
    };
    boolean matches = type.isTextual() ? type.textValue().equals(actual) : contains(type, actual);
    if (!matches) {
      problems.add(where + ": is " + actual + ", not " + type);
    }
  }

  private static boolean contains(JsonNode array, String text) {
    for (JsonNode each : array) {
      if (each.textValue().equals(text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(JsonNode array, JsonNode value) {
    return value.isTextual() && contains(array, value.textValue());
  }
}
