package org.nroagent.lab.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

/// The rules and the examples of RFC 6241 §6, written anew.
class SubtreeFilterTest {
  private static final String DATA = """
      <top xmlns="urn:users"><users>\
      <user><name>root</name><type>superuser</type><full-name>Charlie Root</full-name>\
      <company-info><dept>1</dept><id>1</id></company-info></user>\
      <user><name>fred</name><type>admin</type><full-name>Fred F</full-name>\
      <company-info><dept>2</dept><id>2</id></company-info></user>\
      <user><name>barney</name><type>admin</type><full-name>Barney R</full-name>\
      <company-info><dept>2</dept><id>3</id></company-info></user>\
      </users><groups><group xmlns:a1="urn:other" a1:kind="x"><name>staff</name><gid>7</gid></group></groups></top>""";

  @Test
  void anEmptyFilterSelectsNothing() throws XMLStreamException {
    assertEquals("", selected(""));
  }

  @Test
  void aSelectionNodeTakesTheWholeSubtree() throws XMLStreamException {
    assertEquals(DATA.substring(0, DATA.indexOf("<groups")) + "</top>",
        selected("<top xmlns='urn:users'><users/></top>"));
  }

  @Test
  void selectionsAmongSiblingsTakeTheseAlone() throws XMLStreamException {
    assertEquals("""
        <top xmlns="urn:users"><users><user><name>root</name></user><user><name>fred</name></user>\
        <user><name>barney</name></user></users></top>""",
        selected("<top xmlns='urn:users'><users><user><name/></user></users></top>"));
  }

  @Test
  void aContentMatchAloneTakesTheEntry() throws XMLStreamException {
    assertEquals("""
        <top xmlns="urn:users"><users><user><name>fred</name><type>admin</type><full-name>Fred F</full-name>\
        <company-info><dept>2</dept><id>2</id></company-info></user></users></top>""",
        selected("<top xmlns='urn:users'><users><user><name> fred\n</name></user></users></top>"));
  }

  @Test
  void aContentMatchWithSelectionsTakesTheseAndItself() throws XMLStreamException {
    assertEquals("""
        <top xmlns="urn:users"><users><user><name>fred</name><type>admin</type></user></users></top>""",
        selected("<top xmlns='urn:users'><users><user><name>fred</name><type/></user></users></top>"));
  }

  @Test
  void allContentMatchesOfSiblingsMustHold() throws XMLStreamException {
    assertEquals("", selected(
        "<top xmlns='urn:users'><users><user><name>fred</name><type>superuser</type></user></users></top>"));
    assertEquals("""
        <top xmlns="urn:users"><users><user><name>barney</name><type>admin</type></user></users></top>""",
        selected(
            "<top xmlns='urn:users'><users><user><name>barney</name><type>admin</type><missing/></user></users></top>"));
  }

  @Test
  void severalSubtreesOfOneElementGiveItOnceWithWhatEachSelects() throws XMLStreamException {
    assertEquals(
        """
            <top xmlns="urn:users"><users>\
            <user><name>root</name><company-info><dept>1</dept><id>1</id></company-info></user>\
            <user><name>fred</name><company-info><id>2</id></company-info></user>\
            <user><name>barney</name><type>admin</type><company-info><dept>2</dept></company-info></user></users></top>""",
        selected("""
            <top xmlns="urn:users"><users>\
            <user><name>root</name><company-info/></user>\
            <user><name>fred</name><company-info><id/></company-info></user>\
            <user><name>barney</name><type>admin</type><company-info><dept/></company-info></user>\
            </users></top>"""));
  }

  @Test
  void aContainmentWithoutAnythingInItIsNotGiven() throws XMLStreamException {
    assertEquals("", selected("<top xmlns='urn:users'><users><user><missing/></user></users></top>"));
  }

  @Test
  void namespacesMustMatchAndNoneStandsForAll() throws XMLStreamException {
    assertEquals("", selected("<top xmlns='urn:others'/>"));
    assertEquals("", selected("<top xmlns='urn:users'><users xmlns='urn:others'/></top>"));
    assertEquals(DATA, selected("<top/>"));
    assertEquals(DATA, selected("<u:top xmlns:u='urn:users'/>"));
  }

  @Test
  void attributesOfTheFilterMustBeThere() throws XMLStreamException {
    String group = "<top xmlns='urn:users'><groups><group xmlns:b='urn:other' b:kind='%s'><gid/></group></groups></top>";
    assertEquals("", selected(group.formatted("y")));
    assertEquals(
        """
            <top xmlns="urn:users"><groups><group xmlns:a1="urn:other" a1:kind="x"><gid>7</gid></group></groups></top>""",
        selected(group.formatted("x")));
  }

  @Test
  void identitiesAreComparedByTheirNamespacesNotTheirPrefixes() throws XMLStreamException {
    XmlNode data = parsed("<list xmlns='urn:l'><entry><type xmlns:i='urn:id'>i:one</type><v>1</v></entry>"
        + "<entry><type xmlns:i='urn:id'>i:two</type><v>2</v></entry></list>");
    XmlNode filter = parsed(
        "<list xmlns='urn:l'><entry><type xmlns:k='urn:id'>k:two</type><v/></entry></list>");
    assertEquals("2", SubtreeFilter.select(List.of(filter), List.of(data)).getFirst().children().getFirst()
        .child("urn:l", "v").orElseThrow().text());
  }

  private static String selected(String filter) throws XMLStreamException {
    XmlNode parsed = parsed("<filter>" + filter + "</filter>");
    return SubtreeFilter.select(parsed.children(), List.of(parsed(DATA))).stream().map(XmlText::write)
        .map(octets -> new String(octets, StandardCharsets.UTF_8)).collect(Collectors.joining());
  }

  private static XmlNode parsed(String xml) throws XMLStreamException {
    return XmlText.read(xml.getBytes(StandardCharsets.UTF_8));
  }
}
