package org.nroagent.lab.netconf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import javax.xml.stream.XMLStreamException;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelSubsystem;
import org.apache.sshd.client.session.ClientSession;
import org.jspecify.annotations.Nullable;
import org.nroagent.lab.xml.XmlNode;
import org.nroagent.lab.xml.XmlText;

/// A NETCONF client, as small as a test needs it.
final class Client implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final SshClient ssh = SshClient.setUpDefaultClient();
  private final ClientSession session;
  private final ChannelSubsystem channel;
  private final OutputStream out;
  private final MessageReader in;
  private int messageId;

  private Client(NetconfServer server, String user, @Nullable String password, @Nullable KeyPair key)
      throws IOException {
    ssh.setServerKeyVerifier((its, address, offered) -> offered.equals(server.hostKey()));
    ssh.start();
    session = ssh.connect(user, server.address()).verify(PATIENCE).getSession();
    if (password != null) {
      session.addPasswordIdentity(password);
    }
    if (key != null) {
      session.addPublicKeyIdentity(key);
    }
    session.auth().verify(PATIENCE);
    channel = session.createSubsystemChannel(NetconfServer.SUBSYSTEM);
    channel.open().verify(PATIENCE);
    out = channel.getInvertedIn();
    InputStream from = channel.getInvertedOut();
    in = new MessageReader(from);
  }

  static Client withPassword(NetconfServer server, String user, String password) throws IOException {
    return new Client(server, user, password, null);
  }

  static Client withKey(NetconfServer server, String user, KeyPair key) throws IOException {
    return new Client(server, user, null, key);
  }

  /// Says hello and returns the server's.
  XmlNode hello(int minorVersion) throws IOException, XMLStreamException {
    String hello = """
        <hello xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><capabilities>\
        <capability>urn:ietf:params:netconf:base:1.0</capability>\
        <capability>urn:ietf:params:netconf:base:1.%d</capability></capabilities></hello>"""
        .formatted(minorVersion);
    send(Frames.withMarker(hello.getBytes(StandardCharsets.UTF_8)));
    return XmlText.read(in.upToMarker().orElseThrow());
  }

  /// Sends an operation, in chunks or not, and returns the octets of the reply.
  byte[] call(String operation, boolean chunks, boolean repliesInChunks) throws IOException {
    byte[] request = request(operation);
    send(chunks ? Frames.inChunks(request, 7) : Frames.withMarker(request));
    return (repliesInChunks ? in.inChunks() : in.upToMarker())
        .orElseThrow(() -> new IOException("the server has gone"));
  }

  /// The reply to an operation in a session of base:1.1.
  XmlNode call(String operation) throws IOException, XMLStreamException {
    return XmlText.read(call(operation, true, true));
  }

  /// Sends an operation in a session of base:1.1 and awaits nothing.
  void sendOnly(String operation) throws IOException {
    send(Frames.inChunks(request(operation), 7));
  }

  private byte[] request(String operation) {
    messageId++;
    return ("<rpc message-id=\"" + messageId + "\" xmlns=\"" + Rpc.BASE + "\">" + operation + "</rpc>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private void send(byte[] octets) throws IOException {
    out.write(octets);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    channel.close(true).await(PATIENCE);
    session.close(true).await(PATIENCE);
    ssh.stop();
  }
}
