package org.nroagent.agent.source.netconf;

import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.jspecify.annotations.Nullable;

/// Compares the key by which one device proves who it is with a file of known hosts, which it only reads. A key that is not
/// there is refused: nobody is there to ask.
final class HostKeyCheck extends KnownHostsServerKeyVerifier {
  private final String host;
  private final int port;
  private final Path file;
  private volatile @Nullable String refusal;

  /// @param host as it stands in the file: the name by which the device is configured
  HostKeyCheck(String host, int port, Path file) {
    super(RejectAllServerKeyVerifier.INSTANCE, file);
    this.host = host;
    this.port = port;
    this.file = file;
  }

  /// Why the key was refused, for people; empty where it was not.
  Optional<String> refusal() {
    return Optional.ofNullable(refusal);
  }

  @Override
  public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
    refusal = null;
    if (!Files.isReadable(file)) {
      refusal = file + " cannot be read, so its host key cannot be compared";
      return false;
    }
    boolean accepted = super.verifyServerKey(session, address, key);
    if (!accepted && refusal == null) {
      refusal = "its host key " + named(key) + " could not be compared with " + file;
    }
    return accepted;
  }

  /// Only by the configured name: what an address is called elsewhere proves nothing.
  @Override
  protected Collection<SshdSocketAddress> resolveHostNetworkIdentities(ClientSession session,
      SocketAddress address) {
    return List.of(new SshdSocketAddress(host, port));
  }

  @Override
  protected boolean acceptUnknownHostKey(ClientSession session, SocketAddress address, PublicKey key) {
    refusal = "its host key " + named(key) + " is not in " + file
        + "; compare it with the device's, then add what"
        + " ssh-keyscan -p " + port + " " + host + " prints";
    return false;
  }

  @Override
  public boolean acceptModifiedServerKey(ClientSession session, SocketAddress address, KnownHostEntry entry,
      PublicKey expected, PublicKey key) {
    refusal = "its host key " + named(key) + " is not the one in " + file + ", " + named(expected)
        + ": somebody else may be answering; if the device was replaced, replace the line";
    return false;
  }

  @Override
  protected void handleRevokedKey(ClientSession session, SocketAddress address, PublicKey key) {
    refusal = "its host key " + named(key) + " is revoked in " + file;
  }

  private static String named(PublicKey key) {
    return KeyUtils.getKeyType(key) + " " + KeyUtils.getFingerPrint(key);
  }
}
