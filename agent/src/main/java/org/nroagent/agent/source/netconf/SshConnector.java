package org.nroagent.agent.source.netconf;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.Deadline;
import org.nroagent.agent.source.HostLookup;
import org.nroagent.agent.source.SourceException;

/// Opens connections to devices over SSH. All of them share one thread that moves octets and one for time-outs, which are
/// there as long as a connection is. It takes nothing from the user's own folder, and forwards nothing.
public final class SshConnector {
  private static final AttributeKey<HostKeyCheck> HOST_KEY_CHECK = new AttributeKey<>();

  private static final long WINDOW_OCTETS = 256 * 1024;

  private @Nullable SshClient client;
  private int connections;

  /// Opens a connection within a deadline.
  ///
  /// @throws SourceException that names the device, what failed and what to check
  /// @throws InterruptedException if the calling thread is interrupted
  Connection open(NetconfSettings settings, Deadline deadline)
      throws SourceException, InterruptedException {
    InetAddress address = HostLookup.find(settings.host(),
        Duration.ofNanos(deadline.atMost(settings.timeout()).remainingNanos()));
    SshClient ssh = acquire();
    boolean opened = false;
    try {
      HostKeyCheck hostKeyCheck = new HostKeyCheck(settings.host(), settings.port(), settings.knownHosts());
      Connection connection = new SshOpening(settings, deadline, hostKeyCheck, this::release)
          .open(ssh, new InetSocketAddress(address, settings.port()),
              AttributeRepository.ofKeyValuePair(HOST_KEY_CHECK, hostKeyCheck));
      opened = true;
      return connection;
    } finally {
      if (!opened) {
        release();
      }
    }
  }

  private synchronized SshClient acquire() {
    if (client == null) {
      client = started();
    }
    connections++;
    return client;
  }

  private synchronized void release() {
    if (--connections == 0 && client != null) {
      client.stop();
      client = null;
    }
  }

  private static SshClient started() {
    PlatformKeys.register();
    SshClient client = SshClient.setUpDefaultClient();
    client.setServerKeyVerifier((session, address, key) -> {
      HostKeyCheck check = session.getConnectionContext().getAttribute(HOST_KEY_CHECK);
      return check != null && check.verifyServerKey(session, address, key);
    });
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setFilePasswordProvider(FilePasswordProvider.EMPTY);
    client.setAgentFactory(null);
    client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE,
        UserAuthKeyboardInteractiveFactory.INSTANCE));
    client.setNioWorkers(1);
    // Between two polls nothing is said.
    CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
    CoreModuleProperties.SOCKET_KEEPALIVE.set(client, true);
    // So much of an answer may wait for each device; two megabytes would be usual.
    CoreModuleProperties.WINDOW_SIZE.set(client, WINDOW_OCTETS);
    client.start();
    return client;
  }
}
