package org.nroagent.protocol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.ColumnDirectory.Column;
import org.nroagent.model.record.ColumnDirectory.Device;
import org.nroagent.protocol.CborReader.Keys;

/// Reads the body of a Directory.
final class DirectoryDecoder {
  private DirectoryDecoder() {}

  static Message directory(CborReader in) throws IOException, ProtocolException {
    @Nullable
    Integer id = null;
    @Nullable
    List<Device> devices = null;
    in.enterMap("Directory");
    Keys seen = new Keys();
    for (int key = in.nextKey(seen); key != Keys.END; key = in.nextKey(seen)) {
      switch (key) {
        case 1 -> id = (int) in.number("id", 1, Limits.DIRECTORIES_PER_CONNECTION);
        case 2 -> devices = devices(in);
        default -> in.skip();
      }
    }
    return new Message.Directory(Required.field(id, "id"),
        new ColumnDirectory(Required.field(devices, "devices")));
  }

  private static List<Device> devices(CborReader in) throws IOException, ProtocolException {
    List<Device> devices = new ArrayList<>();
    in.enterArray("devices");
    while (in.nextElement()) {
      if (devices.size() == ColumnDirectory.MAX_DEVICES) {
        throw ProtocolException.malformed("more than " + ColumnDirectory.MAX_DEVICES + " devices");
      }
      devices.add(device(in));
    }
    return devices;
  }

  private static Device device(CborReader in) throws IOException, ProtocolException {
    @Nullable
    String name = null;
    @Nullable
    List<Column> columns = null;
    in.enterMap("device");
    Keys seen = new Keys();
    for (int key = in.nextKey(seen); key != Keys.END; key = in.nextKey(seen)) {
      switch (key) {
        case 1 -> name = in.text("device name", Limits.NAME_CHARACTERS);
        case 2 -> columns = columns(in);
        default -> in.skip();
      }
    }
    return new Device(Required.field(name, "device name"), Required.field(columns, "columns"));
  }

  private static List<Column> columns(CborReader in) throws IOException, ProtocolException {
    List<Column> columns = new ArrayList<>();
    in.enterArray("columns");
    while (in.nextElement()) {
      if (columns.size() == ColumnDirectory.MAX_COLUMNS) {
        throw ProtocolException.malformed("more than " + ColumnDirectory.MAX_COLUMNS + " columns");
      }
      columns.add(column(in));
    }
    return columns;
  }

  private static Column column(CborReader in) throws IOException, ProtocolException {
    in.enterArray("column");
    in.requireElement("interface id");
    String interfaceId = in.text("interface id", Limits.NAME_CHARACTERS);
    in.requireElement("ifName");
    String ifName = in.text("ifName", Limits.IF_NAME_CHARACTERS);
    in.requireElement("identity epoch");
    int identityEpoch = (int) in.number("identity epoch", 0, Integer.MAX_VALUE);
    in.leaveArray();
    return new Column(interfaceId, ifName, identityEpoch);
  }
}
