package org.nroagent.lab.snmp;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.DefaultCounterListener;
import org.snmp4j.mp.MPv3;
import org.snmp4j.security.AuthHMAC128SHA224;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC256SHA384;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES192;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmUser;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/// The user-based security of one device, apart from that of every other in the process: its users, its engine
/// boots. Engine *time* on the wire is real time since the last start, as peers check it against their own real
/// clock (RFC 3414 §2.2.3), however fast the virtual time goes.
final class Users {
  private final OctetString engineId;
  private final List<LabSnmp.User> users;
  private final SecurityProtocols protocols = new SecurityProtocols(
      SecurityProtocols.SecurityProtocolSet.maxCompatibility);
  private final CounterSupport counters = new CounterSupport();
  private final USM usm;
  private final Set<String> refused = new HashSet<>();

  Users(OctetString engineId, int engineBoots, List<LabSnmp.User> users) {
    this.engineId = engineId;
    this.users = users;
    counters.addCounterListener(new DefaultCounterListener());
    this.usm = new ReportingUsm(protocols, engineId, engineBoots, counters);
    users.forEach(this::add);
  }

  /// The message processing that knows these users.
  MPv3 messageProcessing() {
    return new MPv3(engineId.getValue(), null, protocols,
        SecurityModels.getCollection(new SecurityModel[]{usm}),
        counters);
  }

  /// Brings engine boots and users to what holds now.
  ///
  /// @param engineBoots snmpEngineBoots; a change starts the engine's time anew
  /// @param isRefused whether a user is refused
  synchronized void align(int engineBoots, Predicate<String> isRefused) {
    if (usm.getEngineBoots() != engineBoots) {
      usm.setLocalEngine(engineId, engineBoots, 0);
    }
    for (LabSnmp.User user : users) {
      boolean refuse = isRefused.test(user.name());
      if (refuse && refused.add(user.name())) {
        usm.removeAllUsers(new OctetString(user.name()));
      } else if (!refuse && refused.remove(user.name())) {
        add(user);
      }
    }
  }

  /// A user who only sends.
  synchronized void addSender(LabSnmp.User user) {
    usm.addUser(usmUser(user));
  }

  private void add(LabSnmp.User user) {
    usm.addUser(usmUser(user));
  }

  /// A user as the library takes it.
  static UsmUser usmUser(LabSnmp.User user) {
    return new UsmUser(new OctetString(user.name()), protocol(user.auth()), password(user.authPassword()),
        protocol(user.priv()), password(user.privPassword()));
  }

  private static @Nullable OctetString password(String text) {
    return text.isEmpty() ? null : new OctetString(text);
  }

  private static @Nullable OID protocol(LabSnmp.Auth auth) {
    return switch (auth) {
      case NONE -> null;
      case SHA1 -> AuthSHA.ID;
      case SHA224 -> AuthHMAC128SHA224.ID;
      case SHA256 -> AuthHMAC192SHA256.ID;
      case SHA384 -> AuthHMAC256SHA384.ID;
      case SHA512 -> AuthHMAC384SHA512.ID;
    };
  }

  private static @Nullable OID protocol(LabSnmp.Priv priv) {
    return switch (priv) {
      case NONE -> null;
      case AES128 -> PrivAES128.ID;
      case AES192 -> PrivAES192.ID;
      case AES256 -> PrivAES256.ID;
    };
  }
}
