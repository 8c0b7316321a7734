package org.nroagent.agent.source.netconf;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelSubsystem;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.nroagent.agent.source.Deadline;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.netconf.NetconfSettings.Credentials;
import org.nroagent.model.MissingReason;

/// The steps to one connection: transport and host key, the user, the subsystem.
///
/// @param closed is told when the connection ends that was opened
record SshOpening(NetconfSettings settings, Deadline deadline, HostKeyCheck hostKeyCheck, Runnable closed) {
  private static final String SUBSYSTEM = "netconf";

  /// Takes all steps.
  ///
  /// @param context is what the check of the host key finds itself in
  Connection open(SshClient client, SocketAddress address, AttributeRepository context)
      throws SourceException, InterruptedException {
    ClientSession session = null;
    boolean opened = false;
    try {
      session = client.connect(settings.user(), address, context).verify(left()).getSession();
      logIn(session);
      Connection connection = subsystem(session);
      opened = true;
      return connection;
    } catch (IOException e) {
      throw failed(e, "cannot be connected to: " + cause(e));
    } finally {
      if (!opened && session != null) {
        session.close(true);
      }
    }
  }

  private void logIn(ClientSession session) throws SourceException, InterruptedException {
    try {
      switch (settings.credentials()) {
        case Credentials.Password password -> session.addPasswordIdentity(password.password().reveal());
        case Credentials.PrivateKey key -> session
            .addPublicKeyIdentity(PrivateKeys.read(key.pem()).orElseThrow(() -> failure(
                MissingReason.AUTHENTICATION_FAILED,
                "is not asked: the private key of user " + settings.user()
                    + " is no Ed25519, RSA or ECDSA key of OpenSSH or PEM without a passphrase")));
      }
      session.auth().verify(left());
    } catch (IOException e) {
      if (hostKeyCheck.refusal().isPresent()) {
        throw failure(MissingReason.AUTHENTICATION_FAILED, "is not trusted: " + hostKeyCheck.refusal().get());
      }
      if (e instanceof SshException ended
          && ended.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE) {
        throw failure(MissingReason.AUTHENTICATION_FAILED, "does not accept user " + settings.user()
            + "; check the user, its password or key, and that it may use NETCONF");
      }
      throw failed(e, "cannot be logged in to: " + cause(e));
    }
  }

  private Connection subsystem(ClientSession session) throws IOException, InterruptedException,
      SourceException {
    ChannelSubsystem channel = session.createSubsystemChannel(SUBSYSTEM);
    try {
      channel.open().verify(left());
    } catch (IOException e) {
      throw failed(e, "does not open the subsystem netconf (" + cause(e)
          + "); check that NETCONF over SSH is enabled at this port");
    }
    return new SshConnection(session, channel, settings.timeout(), deadline, closed);
  }

  /// The failure of a step, by its kind: an interrupt is the caller's own wish.
  private SourceException failed(IOException e, String otherwise) throws InterruptedException {
    if (e instanceof SocketTimeoutException || e.getCause() instanceof TimeoutException) {
      return failure(MissingReason.NO_ANSWER, "does not answer within " + settings.timeout().toMillis()
          + " ms; check that NETCONF over SSH is enabled there, and the way to it");
    }
    if (e instanceof InterruptedIOException) {
      var _ = Thread.interrupted();
      throw new InterruptedException();
    }
    return failure(MissingReason.NO_ANSWER, otherwise);
  }

  /// The message of what it began with: the library repeats its own objects around it.
  private static String cause(IOException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage());
  }

  private Duration left() {
    return Duration.ofNanos(Math.max(1_000_000, deadline.atMost(settings.timeout()).remainingNanos()));
  }

  private SourceException failure(MissingReason reason, String what) {
    return new SourceException(reason, settings.host() + " port " + settings.port() + " " + what);
  }
}
