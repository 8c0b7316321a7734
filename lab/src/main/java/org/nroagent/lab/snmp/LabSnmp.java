package org.nroagent.lab.snmp;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a simulated device listens and whom it answers.
///
/// @param bind address to listen on
/// @param port UDP port, 0 for any free one
/// @param community SNMPv2c community; null to refuse v2c
/// @param users SNMPv3 users
public record LabSnmp(InetAddress bind, int port, @Nullable String community, List<User> users) {
  /// The largest message a device sends or takes, in octets, as of a jumbo-framed router.
  public static final int MAX_MESSAGE_SIZE = 9_000;

  private static final int MIN_PASSWORD = 8;

  /// Keeps a copy of the users.
  public LabSnmp {
    users = List.copyOf(users);
  }

  /// A free port of the loopback address, SNMPv2c.
  public static LabSnmp v2c(String community) {
    return new LabSnmp(InetAddress.getLoopbackAddress(), 0, community, List.of());
  }

  /// A free port of the loopback address, SNMPv3.
  public static LabSnmp v3(User... users) {
    return new LabSnmp(InetAddress.getLoopbackAddress(), 0, null, List.of(users));
  }

  /// These settings on a given port.
  public LabSnmp onPort(int udpPort) {
    return new LabSnmp(bind, udpPort, community, users);
  }

  /// These settings and one user more.
  public LabSnmp withUser(User user) {
    List<User> more = new ArrayList<>(users);
    more.add(user);
    return new LabSnmp(bind, port, community, more);
  }

  /// Without the community.
  @Override
  public String toString() {
    return "LabSnmp[bind=" + bind + ", port=" + port + ", v2c=" + (community != null) + ", users=" + users
        + "]";
  }

  /// Authentication protocols of USM.
  public enum Auth {
    /// None.
    NONE,
    /// HMAC-SHA-96 (RFC 3414)
    SHA1,
    /// RFC 7860
    SHA224,
    /// RFC 7860
    SHA256,
    /// RFC 7860
    SHA384,
    /// RFC 7860
    SHA512
  }

  /// Privacy protocols of USM.
  public enum Priv {
    /// None.
    NONE,
    /// CFB128-AES-128 (RFC 3826)
    AES128,
    /// AES with a longer key, by the usual extension
    AES192,
    /// AES with a longer key, by the usual extension
    AES256
  }

  /// An SNMPv3 user of the user-based security model.
  ///
  /// @param name security name
  /// @param auth authentication protocol
  /// @param authPassword at least eight characters, empty without authentication
  /// @param priv privacy protocol; needs authentication
  /// @param privPassword at least eight characters, empty without privacy
  public record User(String name, Auth auth, String authPassword, Priv priv, String privPassword) {
    /// @throws IllegalArgumentException if a password is too short, or privacy comes without authentication
    public User {
      boolean shortAuth = auth != Auth.NONE && authPassword.length() < MIN_PASSWORD;
      boolean shortPriv = priv != Priv.NONE && privPassword.length() < MIN_PASSWORD;
      if (shortAuth || shortPriv) {
        throw new IllegalArgumentException(
            "user " + name + ": passwords need at least " + MIN_PASSWORD + " characters (RFC 3414)");
      }
      if (auth == Auth.NONE && priv != Priv.NONE) {
        throw new IllegalArgumentException("user " + name + ": privacy needs authentication (RFC 3414)");
      }
    }

    /// Without the passwords.
    @Override
    public String toString() {
      return "User[" + name + ", " + auth + ", " + priv + "]";
    }
  }
}
