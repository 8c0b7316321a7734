package org.nroagent.agent.source.netconf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.source.profile.YangName;
import org.nroagent.agent.source.profile.YangPath;

class ReplyReaderTest {
  private static final String NS = "urn:example";
  private static final YangPath NAME = path("list", "entry", "name");
  private static final YangPath OCTETS = path("list", "entry", "octets");
  private static final Selection SELECTION = new Selection().with(NAME.steps()).with(OCTETS.steps());

  @Test
  void keepsWhatWasAskedForAndNothingElse() throws Exception {
    YangNode root = read(
        """
            <?xml version="1.0" encoding="UTF-8"?>
            <nc:rpc-reply xmlns:nc="%s" message-id="7"><nc:data>
              <e:list xmlns:e="urn:example" xmlns:other="urn:other">
                <e:entry><e:name> eth0 </e:name><other:octets>9</other:octets><e:octets><![CDATA[1]]>2</e:octets></e:entry>
                <e:entry><e:secret><e:name>no</e:name></e:secret><e:name>eth&amp;1</e:name></e:entry>
              </e:list></nc:data></nc:rpc-reply>"""
            .formatted(Netconf.BASE));
    assertEquals(List.of("eth0", "eth&1"), texts(root, NAME));
    assertEquals(List.of("12"), texts(root, OCTETS));
    YangNode entry = root.all(path("list", "entry")).getFirst();
    assertEquals(List.of("eth0", "eth&1"),
        entry.all(new YangPath(1, path("entry", "name").steps())).stream().map(YangNode::text).toList());
    assertEquals(List.of(), entry.all(new YangPath(9, List.of())));
  }

  @Test
  void theFilterNamesWhatIsAskedFor() {
    assertEquals("<list xmlns=\"urn:example\"><entry><name/><octets/></entry></list>", SELECTION.filter());
  }

  @Test
  void anErrorNamesTagAndMessage() {
    RpcErrorException refused = assertThrows(RpcErrorException.class, () -> read(reply("""
        <rpc-error><error-type>protocol</error-type><error-tag>access-denied</error-tag>
        <error-severity>error</error-severity><error-message xml:lang="en">not
          for you</error-message></rpc-error>""")));
    assertEquals("access-denied (not for you)", refused.explanation());
    assertTrue(refused.isAccessDenied());
    assertFalse(new RpcErrorException("unknown-element", "").isAccessDenied());
  }

  @Test
  void aWarningIsNoError() throws Exception {
    YangNode root = read(
        reply("<rpc-error><error-tag>x</error-tag><error-severity>warning</error-severity></rpc-error>"
            + "<data><list xmlns=\"urn:example\"><entry><name>a</name></entry></list></data>"));
    assertEquals(List.of("a"), texts(root, NAME));
  }

  @Test
  void aReplyToAnotherMessageIsRefused() {
    IOException refused = assertThrows(IOException.class,
        () -> read("<rpc-reply xmlns=\"" + Netconf.BASE + "\" message-id=\"6\"><data/></rpc-reply>"));
    assertTrue(String.valueOf(refused.getMessage()).contains("'6'"), refused.toString());
    assertThrows(IOException.class, () -> read("<rpc-reply message-id=\"7\"><data/></rpc-reply>"));
  }

  @Test
  void documentTypesAndEntitiesAreRefused(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    for (String type : List.of("<!DOCTYPE rpc-reply>",
        "<!DOCTYPE rpc-reply [<!ENTITY x \"a\">]>",
        "<!DOCTYPE rpc-reply [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>",
        "<!DOCTYPE rpc-reply SYSTEM \"" + secret.toUri() + "\">")) {
      assertThrows(IOException.class,
          () -> read(type + reply("<data><list xmlns=\"urn:example\"><entry><name>&x;</name>"
              + "</entry></list></data>")),
          type);
      assertThrows(IOException.class, () -> read(type + reply("<data/>")), type);
    }
    assertThrows(IOException.class, () -> read(reply("<data>&x;</data>")));
  }

  @Test
  void whatNoDeviceSendsIsBounded() {
    assertThrows(IOException.class, () -> read(reply("<x>".repeat(100) + "</x>".repeat(100))));
    assertThrows(IOException.class, () -> read(reply("<data><list xmlns=\"urn:example\"><entry><name>"
        + "x".repeat(70_000) + "</name></entry></list></data>")));
    assertThrows(IOException.class, () -> read(reply("<data><list>")));
  }

  @Test
  void aReplyOfManyMegabytesIsRead() throws Exception {
    String entry = "<entry><name>eth</name><octets>18446744073709551615</octets>" + "<x>y</x>".repeat(60)
        + "</entry>";
    YangNode root = read(
        reply("<data><list xmlns=\"urn:example\">" + entry.repeat(20_000) + "</list></data>"));
    assertEquals(20_000, root.all(NAME).size());
  }

  private static String reply(String content) {
    return "<rpc-reply xmlns=\"" + Netconf.BASE + "\" message-id=\"7\">" + content + "</rpc-reply>";
  }

  private static YangNode read(String message) throws IOException, RpcErrorException {
    return ReplyReader.read(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)), "7",
        SELECTION);
  }

  private static List<String> texts(YangNode root, YangPath path) {
    return root.all(path).stream().map(YangNode::text).toList();
  }

  private static YangPath path(String... names) {
    return YangPath.ofRoot(Stream.of(names).map(name -> new YangName(NS, name)).toList());
  }
}
