package org.nroagent.model.reading;

import java.util.OptionalLong;

/// One path to a prefix that a neighbour announced over BGP (RFC 4273).
///
/// @param prefix address, slash and length
/// @param peer address of the neighbour it was learnt from
/// @param localPreference bgp4PathAttrLocalPref, empty where the device does not say
/// @param best whether it is the path that is used
public record BgpPathReading(String prefix, String peer, OptionalLong localPreference, boolean best) {}
