package org.nroagent.agent.source.netconf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.nroagent.agent.source.Deadline;
import org.nroagent.agent.source.profile.YangName;
import org.nroagent.agent.source.profile.YangPath;

/// One session with a device: both sides said what they can, and requests follow one another. After an [IOException] it
/// is of no more use.
final class NetconfSession implements AutoCloseable {
  /// Of one message: 10,000 interfaces take about 15 MB where a device sends all that it has.
  static final long MOST_OCTETS = 32L << 20;

  private static final List<YangPath> NAMESPACES = List.of(
      library("modules-state", "module", "namespace"),
      library("yang-library", "module-set", "module", "namespace"));

  private final Connection connection;
  private final FramedInput input;
  private final Hello hello;
  private final Framing framing;
  private long messages;

  private NetconfSession(Connection connection, FramedInput input, Hello hello, Framing framing) {
    this.connection = connection;
    this.input = input;
    this.hello = hello;
    this.framing = framing;
  }

  /// Begins a session; closes the connection if that fails.
  static NetconfSession begin(Connection connection, Deadline deadline) throws IOException {
    try {
      connection.until(deadline);
      FramedInput input = new FramedInput(connection.in(), MOST_OCTETS);
      send(connection.out(), Framing.END_OF_MESSAGE, Hello.own());
      Hello hello = Hello.read(input);
      input.detectFraming();
      return new NetconfSession(connection, input, hello, hello.framing());
    } catch (IOException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /// Whether the session is not known to be lost.
  boolean isOpen() {
    return connection.isOpen();
  }

  /// Whether the device has the datastore of operational state (RFC 8526), which `get-data` reads.
  boolean hasOperationalDatastore() {
    return hello.has(Netconf.NMDA);
  }

  /// The namespaces of the device's modules: those of its hello, and where it refers to its list of modules, of that.
  Set<String> namespaces(Deadline deadline) throws IOException {
    Set<String> namespaces = new TreeSet<>(hello.uris());
    if (hello.hasBeginning(Netconf.YANG_LIBRARY_CAPABILITY)) {
      Selection selection = new Selection();
      NAMESPACES.forEach(path -> selection.with(path.steps()));
      try {
        YangNode data = get(selection, deadline);
        NAMESPACES.forEach(path -> data.all(path).forEach(node -> namespaces.add(node.text())));
      } catch (RpcErrorException _) {
        // Then the modules of the hello are all that is known.
      }
    }
    return namespaces;
  }

  /// Reads state: from the operational datastore where the device has it.
  ///
  /// @return the root of the data; of what was not asked for nothing
  /// @throws RpcErrorException if the device refused; the session goes on
  YangNode get(Selection selection, Deadline deadline) throws IOException, RpcErrorException {
    String id = Long.toString(++messages);
    connection.until(deadline);
    send(connection.out(), framing, request(id, selection.filter()).getBytes(StandardCharsets.UTF_8));
    input.next();
    return ReplyReader.read(input, id, selection);
  }

  private String request(String id, String filter) {
    String operation = hasOperationalDatastore()
        ? "<get-data xmlns=\"" + Netconf.NMDA + "\" xmlns:ds=\"" + Netconf.DATASTORES
            + "\"><datastore>ds:operational</datastore><subtree-filter>" + filter
            + "</subtree-filter></get-data>"
        : "<get><filter type=\"subtree\">" + filter + "</filter></get>";
    return "<rpc xmlns=\"" + Netconf.BASE + "\" message-id=\"" + id + "\">" + operation + "</rpc>";
  }

  private static void send(OutputStream out, Framing framing, byte[] message) throws IOException {
    out.write(framing.frame(message));
    out.flush();
  }

  private static YangPath library(String... names) {
    return YangPath.ofRoot(
        List.of(names).stream().map(name -> new YangName(Netconf.YANG_LIBRARY, name)).toList());
  }

  /// Ends the session with its connection, which the device takes as its end.
  @Override
  public void close() {
    connection.close();
  }
}
