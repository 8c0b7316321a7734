package org.nroagent.lab.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An element as YANG has them: either children or text, never both.
///
/// @param namespace its namespace; empty for none
/// @param name its local name
/// @param attributes by name, those in a namespace as `{namespace}name`
/// @param prefixes namespaces by the prefixes that its text may use: values can be identities
/// @param children elements in it
/// @param text its text; empty if it has children
public record XmlNode(String namespace, String name, Map<String, String> attributes,
    Map<String, String> prefixes, List<XmlNode> children, String text) {
  /// Keeps copies.
  public XmlNode {
    attributes = Map.copyOf(attributes);
    prefixes = Map.copyOf(prefixes);
    children = List.copyOf(children);
  }

  /// An element with a text, or an empty one.
  public static XmlNode leaf(String namespace, String name, String text) {
    return new XmlNode(namespace, name, Map.of(), Map.of(), List.of(), text);
  }

  /// An element with others in it.
  public static XmlNode of(String namespace, String name, List<XmlNode> children) {
    return new XmlNode(namespace, name, Map.of(), Map.of(), children, "");
  }

  /// An element to add to.
  public static Builder builder(String namespace, String name) {
    return new Builder(namespace, name);
  }

  /// The same element with other children.
  public XmlNode withChildren(List<XmlNode> others) {
    return new XmlNode(namespace, name, attributes, prefixes, others, text);
  }

  /// The same element with attributes.
  public XmlNode withAttributes(Map<String, String> others) {
    return new XmlNode(namespace, name, others, prefixes, children, text);
  }

  /// Whether it is called so.
  public boolean is(String itsNamespace, String itsName) {
    return namespace.equals(itsNamespace) && name.equals(itsName);
  }

  /// The first child of a name.
  public Optional<XmlNode> child(String itsNamespace, String itsName) {
    return children.stream().filter(each -> each.is(itsNamespace, itsName)).findFirst();
  }

  /// The value that the text stands for: without the space around it, an identity as `{namespace}name`, so that two
  /// who use different prefixes compare.
  public String value() {
    String stripped = text.strip();
    int colon = stripped.indexOf(':');
    String identity = colon > 0 ? prefixes.get(stripped.substring(0, colon)) : null;
    return identity == null ? stripped : '{' + identity + '}' + stripped.substring(colon + 1);
  }

  /// Collects an element whose children are of its own namespace unless they come ready made.
  public static final class Builder {
    private final String namespace;
    private final String name;
    private final List<XmlNode> children = new ArrayList<>();

    private Builder(String namespace, String name) {
      this.namespace = namespace;
      this.name = name;
    }

    /// Adds a leaf.
    public Builder leaf(String leaf, String text) {
      return add(XmlNode.leaf(namespace, leaf, text));
    }

    /// Adds a leaf with a number, unsigned.
    public Builder leaf(String leaf, long number) {
      return leaf(leaf, Long.toUnsignedString(number));
    }

    /// Adds a leaf with a truth value.
    public Builder leaf(String leaf, boolean truth) {
      return leaf(leaf, Boolean.toString(truth));
    }

    /// Adds a leaf whose value is an identity of some module.
    public Builder identity(String leaf, String prefix, String itsNamespace, String identity) {
      return add(new XmlNode(namespace, leaf, Map.of(), Map.of(prefix, itsNamespace), List.of(),
          prefix + ':' + identity));
    }

    /// Adds a container of the same namespace.
    public Builder container(String container, Builder content) {
      return add(XmlNode.of(namespace, container, content.children));
    }

    /// Adds elements that are ready made.
    public Builder addAll(List<XmlNode> nodes) {
      children.addAll(nodes);
      return this;
    }

    /// Adds an element that is ready made.
    public Builder add(XmlNode node) {
      children.add(node);
      return this;
    }

    /// The element.
    public XmlNode build() {
      return XmlNode.of(namespace, name, children);
    }
  }
}
