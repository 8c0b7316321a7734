package org.nroagent.agent.mib;

import java.util.List;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.TimeTicks;

/// The system group of SNMPv2-MIB (RFC 3418): what monitoring systems ask everybody for.
///
/// @param description sysDescr
/// @param name sysName
/// @param contact sysContact, empty where nobody is configured
/// @param location sysLocation, empty where none is configured
record SystemGroup(String description, String name, String contact, String location) {
  static final OID PLACE = new OID("1.3.6.1.2.1.1");
  /// sysServices of a host with applications.
  private static final int APPLICATIONS = 1 << 6;

  static final List<Column<Now>> OBJECTS = List.of(
      new Column<>(1, (each, _) -> Syntax.text(each.system.description)),
      new Column<>(2, (_, _) -> NroMib.IDENTITY),
      new Column<>(3, (each, _) -> new TimeTicks(each.server.upTimeTicks())),
      new Column<>(4, (each, _) -> Syntax.text(each.system.contact)),
      new Column<>(5, (each, _) -> Syntax.text(each.system.name)),
      new Column<>(6, (each, _) -> Syntax.text(each.system.location)),
      new Column<>(7, (_, _) -> new Integer32(APPLICATIONS)));

  /// As of a request.
  record Now(SystemGroup system, ServerState server) {}
}
