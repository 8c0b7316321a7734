package org.nroagent.lab.netconf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;
import org.nroagent.lab.state.Conditions;
import org.nroagent.lab.xml.XmlNode;
import org.nroagent.lab.xml.XmlText;
import org.nroagent.lab.yang.YangModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One NETCONF session: the subsystem `netconf` of one SSH channel, served by one virtual thread.
final class Session implements Command {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final String BASE_1_0 = "urn:ietf:params:netconf:base:1.0";
  private static final String BASE_1_1 = "urn:ietf:params:netconf:base:1.1";

  private final LabNetconf settings;
  private final Supplier<Conditions> device;
  private final Journal journal;
  private final long id;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable InputStream in;
  private @Nullable OutputStream out;
  private @Nullable ExitCallback exit;

  /// @param settings how the server speaks
  /// @param device looks at the device
  /// @param journal is told of sessions and requests
  Session(LabNetconf settings, Supplier<Conditions> device, Journal journal) {
    this.settings = settings;
    this.device = device;
    this.journal = journal;
    this.id = journal.opened();
  }

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
    Thread.ofVirtual().name("NETCONF session " + id).start(this::run);
  }

  @Override
  public void destroy(ChannelSession channel) {
    closed.countDown();
  }

  private void run() {
    try {
      serve(new MessageReader(Objects.requireNonNull(in)), Objects.requireNonNull(out));
    } catch (IOException | XMLStreamException e) {
      if (closed.getCount() > 0) {
        LOG.info("NETCONF session {} ends: {}", id, e.getMessage());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Objects.requireNonNull(exit).onExit(0);
    }
  }

  private void serve(MessageReader reader, OutputStream stream)
      throws IOException, XMLStreamException, InterruptedException {
    Conditions first = device.get();
    if (first.silent()) {
      closed.await();
      return;
    }
    send(stream, Frames.withMarker(XmlText.write(hello())));
    Optional<byte[]> hello = reader.upToMarker();
    if (hello.isEmpty()) {
      return;
    }
    boolean chunks = bothOfferChunks(XmlText.read(hello.get())) && !settings.framing().keepsToMarkers();
    boolean goesOn = true;
    while (goesOn) {
      Optional<byte[]> request = chunks ? reader.inChunks() : reader.upToMarker();
      goesOn = request.isPresent() && isOfSameStart(first)
          && answer(XmlText.read(request.get()), stream, chunks);
    }
  }

  /// A restart ends the sessions before it.
  private boolean isOfSameStart(Conditions first) {
    Conditions now = device.get();
    return now.state().running() && now.state().bootTime().equals(first.state().bootTime());
  }

  /// Returns whether the session goes on.
  private boolean answer(XmlNode request, OutputStream stream, boolean chunks)
      throws IOException, InterruptedException {
    Conditions arrived = device.get();
    journal.asked();
    if (arrived.silent()) {
      return true;
    }
    if (closed.await(arrived.delay().toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    Conditions now = device.get();
    XmlNode answer = new Rpc(now, settings.modules(), journal.sessions()).reply(request);
    journal.answered(new Exchange(request, answer));
    byte[] reply = XmlText.write(answer);
    byte[] framed = chunks
        ? Frames.inChunks(reply, settings.framing().octetsPerChunk())
        : Frames.withMarker(reply);
    if (now.maxOctets() < framed.length) {
      send(stream, Arrays.copyOf(framed, now.maxOctets()));
      return false;
    }
    send(stream, framed);
    return !Rpc.endsSession(request);
  }

  private static void send(OutputStream stream, byte[] octets) throws IOException {
    stream.write(octets);
    stream.flush();
  }

  private XmlNode hello() {
    Stream<String> base = settings.framing().offersChunks()
        ? Stream.of(BASE_1_0, BASE_1_1)
        : Stream.of(BASE_1_0);
    XmlNode.Builder capabilities = XmlNode.builder(Rpc.BASE, "capabilities");
    Stream.concat(base, settings.modules().stream().sorted().map(YangModule::capability))
        .forEach(each -> capabilities.leaf("capability", each));
    return XmlNode.of(Rpc.BASE, "hello",
        List.of(capabilities.build(), XmlNode.leaf(Rpc.BASE, "session-id", Long.toString(id))));
  }

  private boolean bothOfferChunks(XmlNode hello) throws IOException {
    if (!hello.is(Rpc.BASE, "hello") || hello.child(Rpc.BASE, "session-id").isPresent()) {
      throw new IOException("the client's hello is none (RFC 6241 §8.1)");
    }
    return settings.framing().offersChunks() && hello.child(Rpc.BASE, "capabilities").stream()
        .flatMap(each -> each.children().stream()).anyMatch(each -> each.value().equals(BASE_1_1));
  }
}
