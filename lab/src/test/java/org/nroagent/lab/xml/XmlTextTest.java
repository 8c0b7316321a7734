package org.nroagent.lab.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

class XmlTextTest {
  @Test
  void readsWhatItWrites() throws XMLStreamException {
    XmlNode root = XmlNode.builder("urn:a", "root").leaf("text", "<é&\"'>").leaf("empty", "")
        .leaf("number", -1L)
        .identity("type", "p", "urn:types", "kind")
        .add(XmlNode.of("urn:b", "other", List.of(XmlNode.leaf("", "none", "x"))))
        .build().withAttributes(Map.of("message-id", "<7>", "{urn:c}own", "1",
            "{http://www.w3.org/XML/1998/namespace}lang", "en"));
    assertEquals(root, XmlText.read(XmlText.write(root)));
    assertEquals("18446744073709551615", root.child("urn:a", "number").orElseThrow().text());
  }

  @Test
  void refusesWhatAClientMustNotSend() {
    assertThrows(XMLStreamException.class, () -> read("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"));
    assertThrows(XMLStreamException.class, () -> read("<a><b></a>"));
    assertThrows(XMLStreamException.class, () -> read("<a>".repeat(65) + "</a>".repeat(65)));
    assertThrows(XMLStreamException.class, () -> read("<a/><b/>"));
  }

  private static XmlNode read(String xml) throws XMLStreamException {
    return XmlText.read(xml.getBytes(StandardCharsets.UTF_8));
  }
}
