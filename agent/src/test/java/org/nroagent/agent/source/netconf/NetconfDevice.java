package org.nroagent.agent.source.netconf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.subsystem.SubsystemFactory;
import org.jspecify.annotations.Nullable;

/// A device that answers each request with what a test gives for it.
final class NetconfDevice implements AutoCloseable {
  static final String USER = "agent";
  static final String PASSWORD = "not in any log";
  private static final Pattern ID = Pattern.compile("message-id=\"([0-9]+)\"");

  private final SshServer server;
  private final List<String> capabilities;
  private final UnaryOperator<String> answers;
  private final KeyPair hostKey;
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final Set<ChannelSession> sessions = ConcurrentHashMap.newKeySet();
  private final AtomicInteger begun = new AtomicInteger();
  private volatile boolean marksOnly;
  private volatile @Nullable PublicKey userKey;

  /// @param capabilities announced, as they are when a session begins
  /// @param answers gives the content of the reply to a request; `close` ends the session, empty is silence
  NetconfDevice(KeyPair hostKey, List<String> capabilities, UnaryOperator<String> answers)
      throws IOException {
    PlatformKeys.register();
    this.server = SshServer.setUpDefaultServer();
    this.hostKey = hostKey;
    this.capabilities = capabilities;
    this.answers = answers;
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setNioWorkers(1);
    CoreModuleProperties.AUTH_TIMEOUT.set(server, java.time.Duration.ofMinutes(5));
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPasswordAuthenticator((user, password, _) -> user.equals(USER) && password.equals(PASSWORD));
    server.setPublickeyAuthenticator((user, key, _) -> user.equals(USER) && key.equals(userKey));
    server.setSubsystemFactories(List.of(new Subsystem()));
    server.start();
  }

  int port() {
    return server.getPort();
  }

  /// Ends messages with marks, although chunks were agreed on.
  void keepToMarks() {
    marksOnly = true;
  }

  /// Takes passwords only where it has prompted for them, as devices do that ask a server behind them.
  void prompt() {
    server.setUserAuthFactories(List.of(UserAuthKeyboardInteractiveFactory.INSTANCE));
  }

  /// Lets the user in by a key.
  void accept(PublicKey key) {
    userKey = key;
  }

  /// The requests so far.
  List<String> requests() {
    return List.copyOf(requests);
  }

  /// How many sessions were begun so far.
  int sessionsBegun() {
    return begun.get();
  }

  /// Ends all sessions, as a restart would.
  void hangUp() {
    sessions.forEach(session -> session.getSession().close(true));
  }

  /// A file of known hosts with this device.
  Path knownHosts(Path folder) throws IOException {
    return Files.writeString(folder.resolve("known_hosts"), line("[127.0.0.1]:" + port()));
  }

  /// A line of a file of known hosts.
  String line(String host) {
    return host + " " + PublicKeyEntry.toString(hostKey.getPublic()) + "\n";
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }

  private final class Subsystem implements SubsystemFactory {
    @Override
    public String getName() {
      return "netconf";
    }

    @Override
    public Command createSubsystem(ChannelSession channel) {
      sessions.add(channel);
      return new Talk();
    }
  }

  /// One session.
  private final class Talk implements Command {
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private @Nullable ExitCallback exit;

    @Override
    public void setInputStream(InputStream stream) {
      in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
      out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
      // Nothing is said there.
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
      exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
      begun.incrementAndGet();
      Thread.ofVirtual().start(this::talk);
    }

    private void talk() {
      try {
        send(Framing.END_OF_MESSAGE, hello());
        FramedInput input = new FramedInput(in, 1 << 20);
        Framing framing = Hello.read(input).framing();
        boolean chunks = framing == Framing.CHUNKED && capabilities.contains(Netconf.BASE_1_1);
        input.detectFraming();
        while (true) {
          input.next();
          String request = new String(input.readAllBytes(), StandardCharsets.UTF_8);
          requests.add(request);
          String answer = answers.apply(request);
          if (answer.equals("close")) {
            break;
          }
          if (!answer.isEmpty()) {
            Matcher id = ID.matcher(request);
            send(chunks && !marksOnly ? Framing.CHUNKED : Framing.END_OF_MESSAGE,
                "<rpc-reply xmlns=\"" + Netconf.BASE + "\" message-id=\"" + (id.find() ? id.group(1) : "")
                    + "\">"
                    + answer + "</rpc-reply>");
          }
        }
      } catch (IOException _) {
        // The other side went.
      }
      if (exit != null) {
        exit.onExit(0);
      }
    }

    private String hello() {
      StringBuilder hello = new StringBuilder("<hello xmlns=\"" + Netconf.BASE + "\"><capabilities>");
      capabilities.forEach(each -> hello.append("<capability>").append(each).append("</capability>"));
      return hello.append("</capabilities><session-id>4</session-id></hello>").toString();
    }

    private void send(Framing framing, String message) throws IOException {
      out.write(framing.frame(message.getBytes(StandardCharsets.UTF_8)));
      out.flush();
    }

    @Override
    public void destroy(ChannelSession channel) {
      sessions.remove(channel);
    }
  }
}
