package org.nroagent.agent.source.profile;

/// The name of a node of a YANG module, as an element of XML has it.
///
/// @param namespace of its module
/// @param local its own name
public record YangName(String namespace, String local) {
  /// Whether an element of XML is such a node.
  public boolean is(String elementNamespace, String elementName) {
    return local.equals(elementName) && namespace.equals(elementNamespace);
  }
}
