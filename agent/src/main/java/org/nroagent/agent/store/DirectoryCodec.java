package org.nroagent.agent.store;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.ColumnDirectory.Column;
import org.nroagent.model.record.ColumnDirectory.Device;

/// The column directory as bytes. All numbers big-endian, texts are UTF-8 after a 16-bit length:
///
/// ```
/// directory = u16 devices, device…
/// device    = text name, u16 columns, column…
/// column    = text interface id, text ifName, u32 identity epoch
/// ```
final class DirectoryCodec {
  private static final int MAX_TEXT_BYTES = 0xFFFF;

  private DirectoryCodec() {}

  static int bytes(ColumnDirectory directory) {
    long bytes = 2;
    for (Device device : directory.devices()) {
      bytes += textBytes(device.name()) + 2;
      for (Column column : device.columns()) {
        bytes += textBytes(column.interfaceId()) + textBytes(column.ifName()) + 4;
      }
    }
    return Math.toIntExact(bytes);
  }

  private static int textBytes(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_TEXT_BYTES) {
      throw new IllegalArgumentException(
          "a name of " + bytes + " bytes is too long: " + text.substring(0, 40) + "…");
    }
    return 2 + bytes;
  }

  static ByteBuffer encode(ColumnDirectory directory) {
    ByteBuffer bytes = ByteBuffer.allocate(bytes(directory));
    bytes.putShort((short) directory.devices().size());
    for (Device device : directory.devices()) {
      putText(bytes, device.name());
      bytes.putShort((short) device.columns().size());
      for (Column column : device.columns()) {
        putText(bytes, column.interfaceId());
        putText(bytes, column.ifName());
        bytes.putInt(column.identityEpoch());
      }
    }
    return bytes.flip();
  }

  /// Reads what [#encode(ColumnDirectory)] wrote.
  ///
  /// @throws IllegalArgumentException if it is no directory
  static ColumnDirectory decode(ByteBuffer bytes) {
    try {
      int count = Short.toUnsignedInt(bytes.getShort());
      List<Device> devices = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        devices.add(device(bytes));
      }
      return new ColumnDirectory(devices);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("its column directory is cut off", e);
    }
  }

  private static Device device(ByteBuffer bytes) {
    String name = text(bytes);
    int count = Short.toUnsignedInt(bytes.getShort());
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      columns.add(new Column(text(bytes), text(bytes), bytes.getInt()));
    }
    return new Device(name, columns);
  }

  private static void putText(ByteBuffer bytes, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    bytes.putShort((short) utf8.length).put(utf8);
  }

  private static String text(ByteBuffer bytes) {
    byte[] utf8 = new byte[Short.toUnsignedInt(bytes.getShort())];
    bytes.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
