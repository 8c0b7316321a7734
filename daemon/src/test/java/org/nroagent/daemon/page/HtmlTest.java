package org.nroagent.daemon.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.StringReader;
import java.util.NoSuchElementException;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class HtmlTest {
  @Test
  void escapesTextAndAttributes() {
    assertEquals("<a title=\"&quot;&lt;&#39;\">&lt;script&gt;&amp;amp;\ufffd</a>",
        Html.fragment().element("a", "<script>&amp;\u0000", "title", "\"<'").toString());
  }

  @Property
  void anyTextComesBackAsItWas(@ForAll String text) throws Exception {
    String allowed = text.codePoints()
        .filter(c -> Character.isLetterOrDigit(c) || "<>&\"' \n".indexOf(c) >= 0).collect(
            StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
    String markup = Html.fragment().element("p", allowed, "title", allowed.replace('\n', ' ')).toString();
    Element parsed = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(
        new InputSource(new StringReader(markup))).getDocumentElement();
    assertEquals(allowed, parsed.getTextContent());
    assertEquals(allowed.replace('\n', ' '), parsed.getAttribute("title"));
  }

  @Test
  void refusesWhatIsNotWellFormed() {
    assertThrows(IllegalStateException.class, () -> Html.fragment().open("p").toString());
    assertThrows(NoSuchElementException.class, () -> Html.fragment().close());
    assertThrows(IllegalArgumentException.class, () -> Html.fragment().open("p onclick=x"));
    assertThrows(IllegalArgumentException.class, () -> Html.fragment().open("p", "title"));
    assertThrows(IllegalStateException.class, () -> Html.fragment().add(Html.fragment().open("p")));
  }

  @Test
  void linksStayOnThisServer() {
    assertEquals("<a href=\"/interfaces/a\">a</a>", Html.fragment().link("/interfaces/a", "a").toString());
    for (String path : new String[]{"javascript:alert(1)", "//evil.example.net/",
        "https://evil.example.net/"}) {
      assertThrows(IllegalArgumentException.class, () -> Html.fragment().link(path, "a"));
    }
  }

  @Test
  void statusIsSaidInWords() {
    assertEquals("<span class=\"badge bad\">down</span>", Status.BAD.badge("down").toString());
    assertFalse(Status.GOOD.badge("up").toString().contains("style="));
  }
}
