package org.nroagent.lab.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.nroagent.lab.device.LagModel;

/// One configured member of a LAG as LACP sees it (IEEE 802.1AX §6.4).
///
/// States are given as BITS of SMIv2 number them: [#ACTIVITY], bit 0, is the most significant bit of the octet.
///
/// @param lag the LAG that it is configured for
/// @param port the port
/// @param number its place in the LAG, from 1
/// @param lagIndex ifIndex of the aggregate; 0 if that is not there
/// @param lagUp whether the aggregate has enough members to carry anything
public record LagMember(LagModel lag, InterfaceState port, int number, int lagIndex, boolean lagUp) {
  /// lacpActivity
  public static final int ACTIVITY = 0x80;
  /// lacpTimeout: the short one
  public static final int SHORT_TIMEOUT = 0x40;
  /// aggregation
  public static final int AGGREGATION = 0x20;
  /// synchronization
  public static final int SYNCHRONIZATION = 0x10;
  /// collecting
  public static final int COLLECTING = 0x08;
  /// distributing
  public static final int DISTRIBUTING = 0x04;
  /// defaulted
  public static final int DEFAULTED = 0x02;
  /// expired
  public static final int EXPIRED = 0x01;

  private static final int PARTNER_PORT_OFFSET = 100;

  /// How far it has come.
  public enum Phase {
    /// no link
    DISABLED,
    /// no partner
    DEFAULTED,
    /// the partner stays away, but is still believed
    EXPIRED,
    /// a partner that does not fit the aggregate
    FOREIGN,
    /// a partner that fits
    ATTACHED
  }

  /// The members that are there of all LAGs of a device, LAG by LAG.
  public static List<LagMember> of(DeviceState state) {
    List<LagMember> members = new ArrayList<>();
    for (LagModel lag : state.model().lags()) {
      boolean up = state.isUp(lag.name());
      int number = 0;
      for (String name : lag.members()) {
        number++;
        if (state.ifIndexOf(name) != 0) {
          members.add(
              new LagMember(lag, state.interfaceNamed(name), number, state.ifIndexOf(lag.name()), up));
        }
      }
    }
    return members;
  }

  /// Its ifName.
  public String name() {
    return port.model().name();
  }

  /// How far it has come.
  public Phase phase() {
    if (port.oper() != OperStatus.UP) {
      return Phase.DISABLED;
    }
    LacpPartner partner = port.condition().partner();
    return switch (partner.heard()) {
      case DEFAULTED -> Phase.DEFAULTED;
      case EXPIRED -> Phase.EXPIRED;
      case CURRENT -> partner.foreign() == null ? Phase.ATTACHED : Phase.FOREIGN;
    };
  }

  /// Whether any partner is believed.
  public boolean hasPartner() {
    return switch (phase()) {
      case DISABLED, DEFAULTED -> false;
      case EXPIRED, FOREIGN, ATTACHED -> true;
    };
  }

  /// The ifIndex of the aggregate that it has selected and is attached to; 0 for none.
  public int aggregator() {
    return switch (phase()) {
      case DISABLED, DEFAULTED, FOREIGN -> 0;
      case EXPIRED, ATTACHED -> lagIndex;
    };
  }

  /// The partner's system MAC address; of importance only if there is a partner.
  public String partnerSystem() {
    LacpPartner.Foreign foreign = port.condition().partner().foreign();
    return foreign == null ? lag.partnerSystem() : foreign.system();
  }

  /// The partner's key, 0 without a partner.
  public int partnerKey() {
    LacpPartner.Foreign foreign = port.condition().partner().foreign();
    if (!hasPartner()) {
      return 0;
    }
    return foreign == null ? lag.key() + 1 : foreign.key();
  }

  /// The partner's port number, 0 without a partner.
  public int partnerPort() {
    return hasPartner() ? PARTNER_PORT_OFFSET + number : 0;
  }

  /// The state that is configured.
  public int adminState() {
    return ACTIVITY | AGGREGATION | timeout();
  }

  /// The actor's state.
  public int actorState() {
    return adminState() | switch (phase()) {
      case DISABLED, DEFAULTED -> DEFAULTED;
      case EXPIRED -> SYNCHRONIZATION | EXPIRED;
      case FOREIGN -> 0;
      case ATTACHED -> SYNCHRONIZATION | carrying();
    };
  }

  /// What the partner said last; out of synchronization and with the short timeout once it has expired.
  public int partnerState() {
    return switch (phase()) {
      case DISABLED, DEFAULTED -> 0;
      case EXPIRED -> ACTIVITY | AGGREGATION | SHORT_TIMEOUT | COLLECTING | DISTRIBUTING;
      case FOREIGN -> ACTIVITY | AGGREGATION | timeout();
      case ATTACHED -> ACTIVITY | AGGREGATION | timeout() | SYNCHRONIZATION | carrying();
    };
  }

  /// Since when no LACPDU has come; of importance only in phases in which none comes.
  public Instant silentSince() {
    return phase() == Phase.DISABLED ? port.lastChange() : port.condition().partner().since();
  }

  private int timeout() {
    return lag.shortTimeout() ? SHORT_TIMEOUT : 0;
  }

  private int carrying() {
    return lagUp ? COLLECTING | DISTRIBUTING : 0;
  }
}
