package org.nroagent.model.reachability;

import java.util.List;
import java.util.Optional;

/// What lines are connected to: an NRO as a whole, an OLT in it, or an interface of its own. A line is of one place.
///
/// @param name unique: `NRO`, `NRO/OLT`, `NRO/device ifName`
/// @param nro the NRO that it is in
/// @param route what its service rests on; empty for an NRO, which is as its OLTs are
/// @param elsewhere of an NRO the names of those places of OLTs that other agents poll
public record Place(String name, String nro, Optional<Route> route, List<String> elsewhere) {
  public Place {
    elsewhere = List.copyOf(elsewhere);
  }

  /// A place of which no other agent polls anything.
  public Place(String name, String nro, Optional<Route> route) {
    this(name, nro, route, List.of());
  }

  /// An NRO.
  public static Place ofNro(String nro) {
    return ofNro(nro, List.of());
  }

  /// An NRO of which other agents poll some OLTs.
  ///
  /// @param elsewhere the names of their places
  public static Place ofNro(String nro, List<String> elsewhere) {
    return new Place(nro, nro, Optional.empty(), elsewhere);
  }

  /// The name of an OLT's place.
  public static String oltName(String nro, String olt) {
    return nro + "/" + olt;
  }

  /// The name of an interface's place.
  public static String linkName(String nro, LinkAt link) {
    return nro + "/" + link;
  }

  /// The NRO that the place of a name is in.
  public static String nroOf(String name) {
    int slash = name.indexOf('/');
    return slash < 0 ? name : name.substring(0, slash);
  }

  /// The place of an OLT.
  public static Place ofOlt(String nro, String olt, Route route) {
    return new Place(oltName(nro, olt), nro, Optional.of(route));
  }

  /// The place of an interface. A name has a blank where that of an OLT cannot have one.
  public static Place ofLink(String nro, Route route) {
    return new Place(linkName(nro, route.access()), nro, Optional.of(route));
  }

  /// Whether a name is that of an OLT's place in an NRO.
  public static boolean isOltOf(String nro, String name) {
    return name.startsWith(nro + "/") && !name.contains(" ");
  }

  /// Whether an NRO is as this place is.
  boolean isOlt() {
    return route.isPresent() && !name.contains(" ");
  }

  /// Whether it is an NRO as a whole.
  public boolean isNro() {
    return route.isEmpty();
  }
}
