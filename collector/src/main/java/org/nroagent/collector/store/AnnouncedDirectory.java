package org.nroagent.collector.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.nroagent.model.record.ColumnDirectory;

/// A column directory with the text under which it is stored and the digest that addresses it. A session makes it
/// once per directory; records refer to it.
public final class AnnouncedDirectory {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ColumnDirectory directory;
  private final String body;
  private final String digest;

  public AnnouncedDirectory(ColumnDirectory directory) {
    this.directory = directory;
    this.body = write(directory);
    this.digest = sha256(body);
  }

  /// The columns' meaning.
  public ColumnDirectory directory() {
    return directory;
  }

  /// JSON, the same for equal directories.
  String body() {
    return body;
  }

  /// SHA-256 of the body in lower-case hexadecimal digits.
  String digest() {
    return digest;
  }

  /// Reads a stored body.
  ///
  /// @throws IllegalArgumentException if it is not one
  static ColumnDirectory read(String body) {
    try {
      List<ColumnDirectory.Device> devices = new ArrayList<>();
      for (JsonNode device : JSON.readTree(body).path("devices")) {
        List<ColumnDirectory.Column> columns = new ArrayList<>();
        for (JsonNode column : device.path("columns")) {
          columns.add(new ColumnDirectory.Column(column.path("interface").asText(),
              column.path("ifName").asText(), column.path("identityEpoch").asInt()));
        }
        devices.add(new ColumnDirectory.Device(device.path("name").asText(), columns));
      }
      return new ColumnDirectory(devices);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a stored directory is not JSON", e);
    }
  }

  private static String write(ColumnDirectory directory) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode devices = root.putArray("devices");
    for (ColumnDirectory.Device device : directory.devices()) {
      ArrayNode columns = devices.addObject().put("name", device.name()).putArray("columns");
      for (ColumnDirectory.Column column : device.columns()) {
        columns.addObject()
            .put("interface", column.interfaceId())
            .put("ifName", column.ifName())
            .put("identityEpoch", column.identityEpoch());
      }
    }
    return root.toString();
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
