package org.nroagent.lab.snmp;

import java.time.Duration;
import java.util.List;
import org.nroagent.lab.device.DeviceModel;
import org.nroagent.lab.state.DeviceState;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/// The system group (RFC 3418) and the engine's scalars (RFC 3411).
final class SystemMib {
  /// The engine id's enterprise, 32473 (RFC 5612, for documentation), and format 4: text (RFC 3411).
  private static final int[] ENGINE_PREFIX = {0x80, 0x00, 0x7e, 0xd9, 0x04};

  private SystemMib() {}

  /// The engine id of a device: made from its name.
  static OctetString engineId(DeviceModel model) {
    OctetString id = Values.octets(ENGINE_PREFIX);
    id.append(Values.text(model.sysName()));
    return id;
  }

  static List<MibNode> nodes(DeviceState state) {
    DeviceModel model = state.model();
    return List.of(scalar("1.3.6.1.2.1.1.1", moment -> Values.text(model.sysDescr())),
        scalar("1.3.6.1.2.1.1.2", moment -> new OID(model.sysObjectId())),
        scalar("1.3.6.1.2.1.1.3", Moment::upTime),
        scalar("1.3.6.1.2.1.1.5", moment -> Values.text(model.sysName())),
        scalar("1.3.6.1.6.3.10.2.1.1", moment -> engineId(model)),
        scalar("1.3.6.1.6.3.10.2.1.2", moment -> Values.integer(state.engineBoots())),
        scalar("1.3.6.1.6.3.10.2.1.3",
            moment -> Values.integer((int) Duration.between(state.bootTime(), moment.now()).toSeconds())),
        scalar("1.3.6.1.6.3.10.2.1.4", moment -> Values.integer(LabSnmp.MAX_MESSAGE_SIZE)));
  }

  private static MibNode scalar(String oid, MibNode.ScalarValue value) {
    return new MibNode.Scalar(new OID(oid), value);
  }
}
