package org.nroagent.lab.netconf;

import java.net.InetAddress;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nroagent.lab.yang.Dialect;
import org.nroagent.lab.yang.YangModule;

/// Where a simulated device speaks NETCONF, to whom and how.
///
/// @param bind address to listen on
/// @param port TCP port, 0 for any free one
/// @param user who may come
/// @param password the user's password; null to refuse passwords
/// @param key the user's public key; null to refuse keys
/// @param hostKey the device's own key; null for one made at its start
/// @param modules what it tells of itself in
/// @param framing how it frames its messages
public record LabNetconf(InetAddress bind, int port, String user, @Nullable String password,
    @Nullable PublicKey key, @Nullable KeyPair hostKey, Set<YangModule> modules, Framing framing) {
  /// Keeps a copy of the modules.
  public LabNetconf {
    modules = Set.copyOf(modules);
  }

  /// How messages are framed (RFC 6242).
  ///
  /// @param offersChunks whether base:1.1 is announced
  /// @param keepsToMarkers whether messages end with a marker though both announced base:1.1, as some devices do
  /// @param octetsPerChunk how long chunks are at most
  public record Framing(boolean offersChunks, boolean keepsToMarkers, int octetsPerChunk) {
    /// As the standard has it.
    public static final Framing STANDARD = new Framing(true, false, 8_192);
    /// A server of before base:1.1.
    public static final Framing BASE_1_0 = new Framing(false, true, 8_192);
    /// Announces base:1.1 and frames as base:1.0 all the same.
    public static final Framing MARKERS_ALL_THE_SAME = new Framing(true, true, 8_192);
    /// Every octet a chunk.
    public static final Framing OCTET_BY_OCTET = new Framing(true, false, 1);

    /// @throws IllegalArgumentException if chunks would be empty
    public Framing {
      if (octetsPerChunk < 1) {
        throw new IllegalArgumentException("a chunk has an octet at least");
      }
    }
  }

  /// A free port of the loopback address, for a user with a password.
  public static LabNetconf withPassword(String user, String password, Dialect dialect) {
    return new LabNetconf(InetAddress.getLoopbackAddress(), 0, user, Objects.requireNonNull(password), null,
        null,
        dialect.modules(), Framing.STANDARD);
  }

  /// A free port of the loopback address, for a user with a key.
  public static LabNetconf withKey(String user, PublicKey key, Dialect dialect) {
    return new LabNetconf(InetAddress.getLoopbackAddress(), 0, user, null, Objects.requireNonNull(key), null,
        dialect.modules(), Framing.STANDARD);
  }

  /// These settings on a given port.
  public LabNetconf onPort(int tcpPort) {
    return new LabNetconf(bind, tcpPort, user, password, key, hostKey, modules, framing);
  }

  /// These settings with a given key of the device.
  public LabNetconf withHostKey(KeyPair itsKey) {
    return new LabNetconf(bind, port, user, password, key, itsKey, modules, framing);
  }

  /// These settings with another framing.
  public LabNetconf with(Framing other) {
    return new LabNetconf(bind, port, user, password, key, hostKey, modules, other);
  }

  /// These settings of a device without a module.
  public LabNetconf without(YangModule missing) {
    Set<YangModule> left = EnumSet.copyOf(modules);
    left.remove(missing);
    return new LabNetconf(bind, port, user, password, key, hostKey, left, framing);
  }

  /// Without the password.
  @Override
  public String toString() {
    return "LabNetconf[" + bind + ':' + port + ", user=" + user + ", password=" + (password != null)
        + ", key="
        + (key != null) + ", " + modules + ", " + framing + ']';
  }
}
