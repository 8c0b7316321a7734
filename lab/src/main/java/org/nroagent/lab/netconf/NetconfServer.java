package org.nroagent.lab.netconf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.RejectAllPasswordAuthenticator;
import org.apache.sshd.server.auth.pubkey.RejectAllPublickeyAuthenticator;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.subsystem.SubsystemFactory;
import org.nroagent.lab.state.Conditions;
import org.nroagent.lab.state.LiveDevice;

/// A simulated device's NETCONF port: real SSH over TCP, state and counters as of the device's own time of each request.
///
/// A silent device takes connections and requests and answers none. One that restarts closes what comes, and what was open as
/// soon as something comes over it. Sessions are served beside each other, requests of one in turn.
public final class NetconfServer implements AutoCloseable {
  /// The name of the subsystem (RFC 6242 §3).
  public static final String SUBSYSTEM = "netconf";

  private static final Duration CLOSE_TIME = Duration.ofSeconds(10);

  private final SshServer ssh;
  private final InetSocketAddress address;
  private final PublicKey hostKey;
  private final Journal journal = new Journal();

  private NetconfServer(LiveDevice device, LabNetconf settings) throws IOException {
    KeyPair itsKey = settings.hostKey() == null ? generated() : settings.hostKey();
    this.hostKey = itsKey.getPublic();
    this.ssh = SshServer.setUpDefaultServer();
    ssh.setHost(settings.bind().getHostAddress());
    ssh.setPort(settings.port());
    ssh.setKeyPairProvider(KeyPairProvider.wrap(itsKey));
    authenticate(device, settings);
    ssh.setSubsystemFactories(List.of(new Subsystem(settings, device::look, journal)));
    ssh.addSessionListener(new SessionListener() {
      @Override
      public void sessionCreated(org.apache.sshd.common.session.Session session) {
        if (!device.state().running()) {
          session.close(true);
        }
      }
    });
    ssh.start();
    this.address = new InetSocketAddress(settings.bind(), ssh.getPort());
  }

  private void authenticate(LiveDevice device, LabNetconf settings) {
    String password = settings.password();
    ssh.setPasswordAuthenticator(password == null
        ? RejectAllPasswordAuthenticator.INSTANCE
        : (user, given, session) -> admits(device, settings, user) && given.equals(password));
    PublicKey key = settings.key();
    ssh.setPublickeyAuthenticator(key == null
        ? RejectAllPublickeyAuthenticator.INSTANCE
        : (user, given, session) -> admits(device, settings, user) && KeyUtils.compareKeys(given, key));
  }

  private static boolean admits(LiveDevice device, LabNetconf settings, String user) {
    return user.equals(settings.user()) && !device.look().refuses(user);
  }

  /// A key of the kind that devices make at their first start: ECDSA over P-256.
  public static KeyPair generated() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java makes no keys over P-256", e);
    }
  }

  /// Opens the port of a device.
  ///
  /// @param device what it tells of
  /// @param settings where it listens, to whom and how it speaks
  /// @return the running server, to be closed
  /// @throws IOException if the port cannot be bound
  public static NetconfServer start(LiveDevice device, LabNetconf settings) throws IOException {
    return new NetconfServer(device, settings);
  }

  /// Where it listens.
  public InetSocketAddress address() {
    return address;
  }

  /// The public half of the device's own key.
  public PublicKey hostKey() {
    return hostKey;
  }

  /// The line of a known_hosts file that knows this server.
  public String knownHost() {
    return knownHost(address, hostKey);
  }

  /// The line of a known_hosts file that knows a server there by that key.
  public static String knownHost(InetSocketAddress address, PublicKey hostKey) {
    return '[' + address.getAddress().getHostAddress() + "]:" + address.getPort() + ' '
        + PublicKeyEntry.toString(hostKey);
  }

  /// Sessions that were ever opened.
  public long sessions() {
    return journal.sessions();
  }

  /// Requests that ever came.
  public long requests() {
    return journal.requests();
  }

  /// The latest requests and their answers, oldest first, at most a hundred.
  public List<Exchange> latest() {
    return journal.latest();
  }

  /// Cuts every connection, as a network does that loses its state; the port stays open.
  public void disconnectAll() {
    try {
      for (AbstractSession each : ssh.getActiveSessions()) {
        each.close(true).await(CLOSE_TIME);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a connection to " + address + " could not be closed", e);
    }
  }

  /// Closes the port and every connection. Closing again does nothing.
  @Override
  public void close() {
    try {
      ssh.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException("the port " + address + " could not be closed", e);
    }
  }

  private record Subsystem(LabNetconf settings, Supplier<Conditions> device, Journal journal)
      implements
        SubsystemFactory {
    @Override
    public String getName() {
      return SUBSYSTEM;
    }

    @Override
    public Command createSubsystem(ChannelSession channel) {
      return new Session(settings, device, journal);
    }
  }
}
