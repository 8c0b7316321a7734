package org.nroagent.lab.xml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// Elements as octets, and back: UTF-8, no DTD, no entities but the five of XML itself.
public final class XmlText {
  private static final int MAX_DEPTH = 64;
  private static final XMLInputFactory INPUT = inputFactory();
  private static final XMLOutputFactory OUTPUT = XMLOutputFactory.newDefaultFactory();

  private XmlText() {}

  private static XMLInputFactory inputFactory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /// Reads one document.
  ///
  /// @throws XMLStreamException if it is not well-formed, has a DTD or is nested deeper than 64 elements
  public static XmlNode read(byte[] octets) throws XMLStreamException {
    XMLStreamReader reader = INPUT.createXMLStreamReader(new ByteArrayInputStream(octets), "UTF-8");
    try {
      reader.nextTag();
      XmlNode root = element(reader, 1);
      while (reader.hasNext()) {
        reader.next();
      }
      return root;
    } finally {
      reader.close();
    }
  }

  /// The element that the reader stands at the start of; it stands at its end afterwards.
  private static XmlNode element(XMLStreamReader reader, int depth) throws XMLStreamException {
    if (depth > MAX_DEPTH) {
      throw new XMLStreamException("nested deeper than " + MAX_DEPTH + " elements", reader.getLocation());
    }
    String namespace = orEmpty(reader.getNamespaceURI());
    String name = reader.getLocalName();
    Map<String, String> attributes = attributes(reader);
    List<XmlNode> children = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Map<String, String> prefixes = new HashMap<>();
    while (reader.next() != XMLStreamConstants.END_ELEMENT) {
      switch (reader.getEventType()) {
        case XMLStreamConstants.START_ELEMENT -> children.add(element(reader, depth + 1));
        case XMLStreamConstants.DTD -> throw new XMLStreamException("a DTD", reader.getLocation());
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          text.append(reader.getText());
          prefixes.putAll(prefixOf(reader, text.toString().strip()));
        }
        default -> {
        }
      }
    }
    return new XmlNode(namespace, name, attributes, prefixes, children,
        children.isEmpty() ? text.toString() : "");
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String namespace = orEmpty(reader.getAttributeNamespace(i));
      String name = reader.getAttributeLocalName(i);
      attributes.put(namespace.isEmpty() ? name : '{' + namespace + '}' + name, reader.getAttributeValue(i));
    }
    return attributes;
  }

  private static Map<String, String> prefixOf(XMLStreamReader reader, String text) {
    int colon = text.indexOf(':');
    String namespace = colon > 0 ? reader.getNamespaceURI(text.substring(0, colon)) : null;
    return namespace == null ? Map.of() : Map.of(text.substring(0, colon), namespace);
  }

  private static String orEmpty(@Nullable String namespace) {
    return namespace == null ? "" : namespace;
  }

  /// Writes one document, without declaration and without space between elements.
  public static byte[] write(XmlNode root) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try {
      XMLStreamWriter writer = OUTPUT.createXMLStreamWriter(octets, StandardCharsets.UTF_8.name());
      element(writer, root, "");
      writer.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("an element cannot be written: " + e.getMessage(), e);
    }
    return octets.toByteArray();
  }

  private static void element(XMLStreamWriter writer, XmlNode node, String outer) throws XMLStreamException {
    boolean empty = node.children().isEmpty() && node.text().isEmpty();
    if (empty) {
      writer.writeEmptyElement("", node.name(), node.namespace());
    } else {
      writer.writeStartElement("", node.name(), node.namespace());
    }
    if (!node.namespace().equals(outer)) {
      writer.writeDefaultNamespace(node.namespace());
    }
    for (Map.Entry<String, String> each : node.prefixes().entrySet()) {
      writer.writeNamespace(each.getKey(), each.getValue());
    }
    attributes(writer, node.attributes());
    if (!empty) {
      writer.writeCharacters(node.text());
      for (XmlNode each : node.children()) {
        element(writer, each, node.namespace());
      }
      writer.writeEndElement();
    }
  }

  private static void attributes(XMLStreamWriter writer, Map<String, String> attributes)
      throws XMLStreamException {
    int number = 0;
    for (Map.Entry<String, String> each : attributes.entrySet()) {
      int end = each.getKey().indexOf('}');
      if (end < 0) {
        writer.writeAttribute(each.getKey(), each.getValue());
        continue;
      }
      String namespace = each.getKey().substring(1, end);
      String prefix = "xml";
      if (!namespace.equals(XMLConstants.XML_NS_URI)) {
        prefix = "a" + ++number;
        writer.writeNamespace(prefix, namespace);
      }
      writer.writeAttribute(prefix, namespace, each.getKey().substring(end + 1), each.getValue());
    }
  }
}
