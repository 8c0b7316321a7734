package org.nroagent.agent.source.netconf;

/// Names that the protocol has.
final class Netconf {
  /// Namespace of messages, in both versions (RFC 6241 §3.1).
  static final String BASE = "urn:ietf:params:xml:ns:netconf:base:1.0";
  /// Capability of messages with marks.
  static final String BASE_1_0 = "urn:ietf:params:netconf:base:1.0";
  /// Capability of messages in chunks.
  static final String BASE_1_1 = "urn:ietf:params:netconf:base:1.1";
  /// Namespace, and so capability, of get-data (RFC 8526).
  static final String NMDA = "urn:ietf:params:xml:ns:yang:ietf-netconf-nmda";
  /// Namespace of the datastores' names (RFC 8342).
  static final String DATASTORES = "urn:ietf:params:xml:ns:yang:ietf-datastores";
  /// Namespace of the list of modules (RFC 8525, RFC 7895).
  static final String YANG_LIBRARY = "urn:ietf:params:xml:ns:yang:ietf-yang-library";
  /// Beginning of the capability by which a device says that its modules are in that list.
  static final String YANG_LIBRARY_CAPABILITY = "urn:ietf:params:netconf:capability:yang-library:";

  private Netconf() {}
}
