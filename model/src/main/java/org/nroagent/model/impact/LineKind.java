package org.nroagent.model.impact;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nroagent.model.Codes;

/// What an inventory counts and an outage takes away from users.
public enum LineKind {
  /// Primary rate accesses of thirty channels [R 3(2)].
  PRA(1, "pra", ServiceKind.FIXED_VOICE),
  /// Basic rate accesses [R 3(3)].
  BRA(2, "bra", ServiceKind.FIXED_VOICE),
  /// Analogue lines [R 3(3)].
  ANALOGUE(3, "analogue", ServiceKind.FIXED_VOICE),
  /// Activated lines of the fibre network, *prises activées*: the subscribers of fixed data.
  FTTH(4, "ftth", ServiceKind.FIXED_DATA),
  /// Channels of base stations [R 6(1), 7(3)].
  CHANNELS(5, "channels", ServiceKind.MOBILE_VOICE),
  /// E1 links between fixed networks [R 4(1)].
  E1(6, "e1", ServiceKind.FIXED_VOICE),
  /// E1 links between mobile networks [R 6(5)].
  MOBILE_E1(7, "mobileE1", ServiceKind.MOBILE_VOICE),
  /// Accesses of emergency services [R 1(1)].
  EMERGENCY(8, "emergency", ServiceKind.EMERGENCY);

  private static final Codes<LineKind> CODES = Codes.of("kind of line", values(), LineKind::code);

  private final int code;
  private final String key;
  private final ServiceKind service;

  LineKind(int code, String key, ServiceKind service) {
    this.code = code;
    this.key = key;
    this.service = service;
  }

  /// The number on disk and on the wire, never reused.
  public int code() {
    return code;
  }

  /// What it is called in files and documents.
  public String key() {
    return key;
  }

  /// The services that lose users with it. A channel carries voice or data, so its loss is one of both [R 7(2), 7(3)].
  public Set<ServiceKind> services() {
    return this == CHANNELS ? Set.of(service, ServiceKind.MOBILE_DATA) : Set.of(service);
  }

  /// The kind of a code, empty where later software made it.
  public static Optional<LineKind> find(int code) {
    return CODES.find(code);
  }

  /// The kind of a key, empty where there is none.
  public static Optional<LineKind> ofKey(String key) {
    return Stream.of(values()).filter(kind -> kind.key.equals(key)).findFirst();
  }
}
