package org.nroagent.agent.source.netconf;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Goes through a message of XML element by element, as it arrives. What no honest device sends is refused: document types
/// and with them entities, elements deep in one another, long texts.
final class XmlCursor {
  /// The deepest list of a known module is at 12.
  private static final int DEEPEST = 64;
  private static final int LONGEST_TEXT = 65_536;
  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader reader;
  private int depth;

  private static XMLInputFactory factory() {
    // The platform's own, whatever lies on the class path.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    return factory;
  }

  /// Begins before the root element.
  ///
  /// @param message in UTF-8, as RFC 6241 §3 demands
  XmlCursor(InputStream message) throws IOException {
    try {
      reader = FACTORY.createXMLStreamReader(message, "UTF-8");
    } catch (XMLStreamException e) {
      throw unwrapped(e);
    }
  }

  /// Moves to the next element below the one where it stands, passing over text. Where there is none it leaves that
  /// element, and the cursor stands where it stood before entering it.
  boolean nextChild() throws IOException {
    while (true) {
      switch (next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          return true;
        }
        case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
          return false;
        }
        default -> {
          // Text between elements, comments and processing instructions tell nothing.
        }
      }
    }
  }

  /// Whether the element is one of a namespace and name.
  boolean isAt(String namespace, String name) {
    return name.equals(name()) && namespace.equals(namespace());
  }

  /// The element's own name.
  String name() {
    return reader.getLocalName();
  }

  /// The element's namespace, empty where it has none.
  String namespace() {
    String namespace = reader.getNamespaceURI();
    return namespace == null ? "" : namespace;
  }

  /// An attribute of the element that has no namespace, empty where it has none of that name.
  String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String namespace = reader.getAttributeNamespace(i);
      if ((namespace == null || namespace.isEmpty()) && reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }

  /// The element's text without blanks around it; leaves the element. Elements in it are passed over.
  String text() throws IOException {
    StringBuilder text = new StringBuilder();
    int outside = depth - 1;
    while (depth > outside) {
      int event = next();
      if ((event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)
          && depth == outside + 1) {
        if (text.length() + reader.getTextLength() > LONGEST_TEXT) {
          throw new IOException("a text is longer than " + LONGEST_TEXT + " characters");
        }
        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
      }
    }
    return text.toString().strip();
  }

  /// Leaves the element, with all that is in it.
  void skip() throws IOException {
    int outside = depth - 1;
    while (depth > outside) {
      next();
    }
  }

  private int next() throws IOException {
    try {
      int event = reader.next();
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > DEEPEST) {
            throw new IOException("its elements are more than " + DEEPEST + " deep");
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw new IOException("it has a document type or an entity, which RFC 6241 §3 forbids");
        default -> {
          // What it is, the caller judges.
        }
      }
      return event;
    } catch (XMLStreamException e) {
      throw unwrapped(e);
    }
  }

  /// A fault of the stream as it is; one of the message by its first line, as the parser's next ones are advice.
  private static IOException unwrapped(XMLStreamException fault) {
    if (fault.getNestedException() instanceof IOException broken) {
      return broken;
    }
    String message = String.valueOf(fault.getMessage());
    return new IOException("it is no XML: " + message.lines().reduce((_, last) -> last).orElse(message),
        fault);
  }
}
