package org.nroagent.agent.source.netconf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Iterator;
import java.util.Optional;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.nroagent.daemon.config.Secret;

/// Private keys by which a user is known: Ed25519, RSA and ECDSA, as OpenSSH and OpenSSL write them, without a passphrase.
public final class PrivateKeys {
  private PrivateKeys() {}

  /// Whether a text holds such a key.
  public static boolean isUsable(Secret pem) {
    return read(pem).isPresent();
  }

  /// The first key of a text, empty where it holds none. Why not is not told: the message of the library may hold lines of
  /// the text.
  static Optional<KeyPair> read(Secret pem) {
    PlatformKeys.register();
    try (InputStream in = new ByteArrayInputStream(pem.reveal().getBytes(StandardCharsets.UTF_8))) {
      Iterable<KeyPair> pairs = SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName("key"), in,
          FilePasswordProvider.EMPTY);
      if (pairs == null) {
        return Optional.empty();
      }
      Iterator<KeyPair> found = pairs.iterator();
      return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
    } catch (IOException | GeneralSecurityException | RuntimeException _) {
      return Optional.empty();
    }
  }
}
