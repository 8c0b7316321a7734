package org.nroagent.lab.state;

import java.time.Instant;
import org.nroagent.lab.device.MepModel;

/// What a MEP knows of its remote MEP between two events.
///
/// @param model the MEP
/// @param remote what the remote end does
/// @param ok whether its continuity checks arrive: it sends and the port is up
/// @param since when that changed
/// @param fault what the MEP reports of it
public record RemoteMep(MepModel model, Remote remote, boolean ok, Instant since, FaultNotification fault) {
  private static final int RDI_BIT = 0x80;
  private static final int MAC_STATUS_BIT = 0x40;
  private static final int REMOTE_CCM_BIT = 0x20;
  private static final int DEF_MAC_STATUS = 2;
  private static final int DEF_REMOTE_CCM = 3;

  /// The far end's continuity checks.
  ///
  /// @param sending whether it sends any
  /// @param rdi whether they carry a remote defect indication
  /// @param portStatus their port status, as dot1agCfmMepDbPortStatusTlv has it
  /// @param interfaceStatus their interface status, as dot1agCfmMepDbInterfaceStatusTlv has it
  public record Remote(boolean sending, boolean rdi, int portStatus, int interfaceStatus) {
    /// psUp
    public static final int PORT_UP = 2;
    /// psBlocked
    public static final int PORT_BLOCKED = 1;
    /// isUp
    public static final int INTERFACE_UP = 1;

    /// Everything is well.
    static final Remote WELL = new Remote(true, false, PORT_UP, INTERFACE_UP);

    Remote withSending(boolean sends) {
      return new Remote(sends, rdi, portStatus, interfaceStatus);
    }

    Remote withRdi(boolean indicated) {
      return new Remote(sending, indicated, portStatus, interfaceStatus);
    }

    Remote withStatus(int port, int itsInterface) {
      return new Remote(sending, rdi, port, itsInterface);
    }
  }

  static RemoteMep initial(MepModel model, Remote remote, boolean ok, Instant at) {
    return new RemoteMep(model, remote, ok, at, FaultNotification.reset(at));
  }

  /// The defects that there are now: the octet of dot1agCfmMepDefects.
  public int defects() {
    if (!ok) {
      return REMOTE_CCM_BIT;
    }
    return (remote.rdi() ? RDI_BIT : 0) | (badStatus() ? MAC_STATUS_BIT : 0);
  }

  RemoteMep with(Remote other) {
    return new RemoteMep(model, other, ok, since, fault);
  }

  /// Draws what follows from the remote end and the port.
  RemoteMep settled(boolean portUp, Instant at) {
    boolean arrives = remote.sending() && portUp;
    RemoteMep now = arrives == ok ? this : new RemoteMep(model, remote, arrives, at, fault);
    return new RemoteMep(model, remote, arrives, now.since, fault.next(now.alarming(), at));
  }

  /// A remote defect indication alone does not alarm, as dot1agCfmMepLowPrDef is macRemErrXcon.
  private int alarming() {
    if (!ok) {
      return DEF_REMOTE_CCM;
    }
    return badStatus() ? DEF_MAC_STATUS : 0;
  }

  /// An absent TLV says nothing bad.
  private boolean badStatus() {
    return remote.portStatus() == Remote.PORT_BLOCKED || remote.interfaceStatus() > Remote.INTERFACE_UP;
  }
}
