package org.nroagent.lab.device;

import java.util.List;

/// The routing protocols of a device.
///
/// @param localAs its AS; 0 if it speaks no BGP
/// @param routerId its identifier, an IPv4 address
/// @param sessions with its neighbours
/// @param paths that BGP peers announced
public record RoutingModel(long localAs, String routerId, List<SessionModel> sessions,
    List<BgpPathModel> paths) {
  /// None.
  public static final RoutingModel NONE = new RoutingModel(0, "0.0.0.0", List.of(), List.of());

  /// Keeps copies.
  public RoutingModel {
    sessions = List.copyOf(sessions);
    paths = List.copyOf(paths);
  }

  /// Whether there is a session of a kind at all: only then the device has the tables of it.
  public boolean speaks(SessionKind kind) {
    return sessions.stream().anyMatch(each -> each.kind() == kind);
  }
}
