package org.nroagent.model.reading;

/// One pseudowire (RFC 5601).
///
/// @param name pwName, or pwID where it is empty
/// @param operStatus the MIB's word of pwOperStatus
/// @param standby whether the local side is a standby
/// @param remoteStatus the words of pwRemoteStatus' bits, comma-separated, empty where none is set
public record PseudowireReading(String name, String operStatus, boolean standby, String remoteStatus) {}
