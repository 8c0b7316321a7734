package org.nroagent.agent.source.netconf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.profile.YangName;

/// Reads replies to requests for data, as they arrive: of what was not asked for nothing is kept.
final class ReplyReader {
  /// More than 10,000 rows of anything have.
  private static final int MOST_NODES = 400_000;
  private static final int LONGEST_ERROR = 300;

  private final XmlCursor cursor;
  private int nodes;
  private @Nullable RpcErrorException refusal;

  private ReplyReader(XmlCursor cursor) {
    this.cursor = cursor;
  }

  /// Reads one reply.
  ///
  /// @param messageId of the request
  /// @param selection what was asked for
  /// @return the root of the data
  /// @throws RpcErrorException if the device refused
  /// @throws IOException if it is no reply to this request, or breaks off
  static YangNode read(InputStream message, String messageId, Selection selection)
      throws IOException, RpcErrorException {
    return new ReplyReader(new XmlCursor(message)).reply(messageId, selection);
  }

  private YangNode reply(String messageId, Selection selection) throws IOException, RpcErrorException {
    if (!cursor.nextChild() || !cursor.isAt(Netconf.BASE, "rpc-reply")) {
      throw new IOException("a message is no rpc-reply");
    }
    String answered = cursor.attribute("message-id");
    if (!answered.equals(messageId)) {
      throw new IOException("a reply is to message '" + answered + "', not to " + messageId);
    }
    YangNode root = YangNode.root();
    while (cursor.nextChild()) {
      if (cursor.isAt(Netconf.BASE, "rpc-error")) {
        error();
      } else if (cursor.isAt(Netconf.BASE, "data") || cursor.isAt(Netconf.NMDA, "data")) {
        keep(root, selection);
      } else {
        cursor.skip();
      }
    }
    if (refusal != null) {
      throw refusal;
    }
    return root;
  }

  private void keep(YangNode node, Selection selection) throws IOException {
    while (cursor.nextChild()) {
      Map.Entry<YangName, Selection> wanted = selection.child(cursor.namespace(), cursor.name());
      if (wanted == null) {
        cursor.skip();
        continue;
      }
      if (++nodes > MOST_NODES) {
        throw new IOException("a reply has more than " + MOST_NODES + " of the values asked for");
      }
      if (wanted.getValue().isEmpty()) {
        node.add(wanted.getKey(), cursor.text());
      } else {
        keep(node.add(wanted.getKey(), ""), wanted.getValue());
      }
    }
  }

  /// A warning is passed over: what was asked for is there.
  private void error() throws IOException {
    String tag = "error without tag";
    String message = "";
    boolean warning = false;
    while (cursor.nextChild()) {
      switch (cursor.name()) {
        case "error-tag" -> tag = shortened(cursor.text());
        case "error-message" -> message = shortened(cursor.text());
        case "error-severity" -> warning = cursor.text().equals("warning");
        default -> cursor.skip();
      }
    }
    if (!warning && refusal == null) {
      refusal = new RpcErrorException(tag, message);
    }
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= LONGEST_ERROR ? line : line.substring(0, LONGEST_ERROR) + "…";
  }
}
