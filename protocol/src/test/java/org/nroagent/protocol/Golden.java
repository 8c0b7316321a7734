package org.nroagent.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Drops;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.proof.FigureText;
import org.nroagent.model.proof.ToldFigure;
import org.nroagent.model.proof.ToldFigures;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.ColumnDirectory.Column;
import org.nroagent.model.record.ColumnDirectory.Device;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.RowDrops;
import org.nroagent.model.record.RowImpact;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.SessionsCodec;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Cause;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.StateEventCodec;
import org.nroagent.model.state.Subject;
import org.nroagent.protocol.Message.EventGapReason;
import org.nroagent.protocol.Message.EventItem;
import org.nroagent.protocol.Message.Flow;
import org.nroagent.protocol.Message.GapReason;
import org.nroagent.protocol.Message.Item;
import org.nroagent.protocol.Message.RefusalCode;
import org.nroagent.protocol.Message.SettledRange;

/// The frames in `golden/RELEASE/*.hex`, which were written by another program than this codec, and their meaning.
final class Golden {
  private static final Instant NINE = Instant.parse("2026-11-01T09:00:00Z");
  private static final Message.Hello HELLO = new Message.Hello("pop-lux-1", "nro-agent 0.1.0", 300,
      NINE.plusMillis(250), Epoch.parse("000102030405060708090a0b0c0d0e0f"), 17, 20_300);
  private static final Message.Welcome WELCOME = new Message.Welcome("store-7", NINE, List.of(
      new SettledRange(new SequenceRange(1, 1_000), 0xdeadbeef),
      new SettledRange(new SequenceRange(1_005, 1_010), 0)));
  private static final Octets DIGEST = new Octets(
      HexFormat.of().parseHex("e0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"));

  private Golden() {}

  /// @param file release of the protocol and name, the octets are in `golden/FILE.hex`
  /// @param sequence of the frame
  /// @param message its meaning
  record Frame(String file, long sequence, Message message) {
    @Override
    public String toString() {
      return file;
    }
  }

  /// What every release added, oldest first. An encoder of today writes them to the octet, since what it does not say
  /// it leaves out.
  static List<Frame> frames() {
    List<Frame> frames = new ArrayList<>(first());
    frames.add(recordsWithDrops());
    frames.addAll(events());
    frames.add(deflated());
    frames.addAll(clockAndConfiguration());
    frames.add(recordsWithImpact());
    frames.add(planes());
    frames.add(recordsWithSessions());
    frames.add(figure());
    frames.add(sharedNro());
    return frames;
  }

  /// One of each type that the first release had.
  private static List<Frame> first() {
    return List.of(new Frame("1.0/hello", 1, HELLO), new Frame("1.0/welcome", 1, WELCOME),
        new Frame("1.0/directory", 2, new Message.Directory(1,
            new ColumnDirectory(List.of(new Device("hub1",
                List.of(new Column("hub1.lag-1", "lag-1", 0), new Column("hub1.gate-a", "xe-0/0/1", 2))))))),
        new Frame("1.0/records", 3, records()),
        new Frame("1.0/ack", 2,
            new Message.Ack(List.of(new SequenceRange(20_301, 20_303), new SequenceRange(20_305, 20_305)))),
        new Frame("1.0/gap", 4, new Message.Gap(new SequenceRange(1_001, 1_004), GapReason.OVERWRITTEN)),
        new Frame("1.0/ping", 5, new Message.Ping(1L << 32)), new Frame("1.0/pong", 3, new Message.Pong(-1)),
        new Frame("1.0/refusal", 2,
            new Message.Refusal(RefusalCode.UNKNOWN_AGENT, "agent 'pop-lux-1' is not configured here")));
  }

  private static Message records() {
    SlotRecord row = new SlotRecord.Row("hub1", NINE, List.of(new Slot.Metered(Slot.MAX_OCTETS, 1, false),
        new Slot.Metered(1_500, 0, true), new Slot.Missing(MissingReason.DISCONTINUITY)));
    SlotRecord amendment = new SlotRecord.Amendment("hub1", NINE, 2, new Slot.Metered(7, 8, true));
    return new Message.Records(Flow.LIVE, List.of(new Item(20_301, 0x01020304, 1, row),
        new Item(20_302, 0xffffffff, 1, amendment), new Item(20_303, 0, 1, range())));
  }

  /// Release 1.2: events, offered and taken in new fields.
  private static List<Frame> events() {
    return List.of(
        new Frame("1.2/hello-with-events", 1, hello(Optional.empty())),
        new Frame("1.2/welcome-with-events", 1, welcome(Compression.NONE, Optional.empty())),
        new Frame("1.2/events", 3, new Message.Events(List.of(
            new EventItem(701, 0x01020304, new Octets(StateEventCodec.encode(event()))),
            new EventItem(702, 0xffffffff, new Octets(new byte[]{(byte) 250, 1, 2, 3}))))),
        new Frame("1.2/event-gap", 4,
            new Message.EventGap(new SequenceRange(703, 709), EventGapReason.OVERWRITTEN)),
        new Frame("1.2/event-ack", 2, new Message.EventAck(709)));
  }

  /// Release 1.3: bodies that are deflated, where Welcome says so; `DeflatedTest` reads such a frame.
  private static Frame deflated() {
    return new Frame("1.3/welcome-that-takes-deflated", 1, welcome(Compression.DEFLATED, Optional.empty()));
  }

  /// Release 1.4: what the sides say of clock, configuration and software.
  private static List<Frame> clockAndConfiguration() {
    return List.of(
        new Frame("1.4/hello-with-configuration", 1, hello(Optional.of(DIGEST))),
        new Frame("1.4/welcome-with-software", 1,
            welcome(Compression.DEFLATED, Optional.of("nro-collector 0.1.0"))),
        new Frame("1.4/pong-with-time", 9, new Message.Pong(7, Optional.of(NINE.plusMillis(20_500)))));
  }

  /// Release 1.5: rows that say whose lines were cut off.
  private static Frame recordsWithImpact() {
    LineCounts seen = LineCounts.of(LineKind.ANALOGUE, 300).plus(LineCounts.of(LineKind.FTTH, 2_000));
    RowImpact impact = new RowImpact(Map.of(
        RowImpact.OTHERS, new AffectedLines(LineCounts.of(LineKind.FTTH, 5), LineCounts.NONE),
        117L, new AffectedLines(seen, LineCounts.of(LineKind.EMERGENCY, 1)),
        1L << 40, new AffectedLines(LineCounts.NONE, LineCounts.of(LineKind.BRA, 128))));
    return new Frame("1.5/records-with-impact", 5, new Message.Records(Flow.LIVE, List.of(
        new Item(20_304, 0x01020304, 2,
            SlotRecord.Row.ofServices(ToldServices.DEVICE, NINE, impact)))));
  }

  /// Release 1.6: columns in planes, where Welcome says so; `DeflatedTest` reads such a frame.
  private static Frame planes() {
    return new Frame("1.6/welcome-that-takes-planes", 1, welcome(Compression.PLANES, Optional.empty()));
  }

  /// Release 1.7: rows that say how many sessions their device served.
  private static Frame recordsWithSessions() {
    List<Slot> slots = List.of(new Slot.Metered(5, 6, false), new Slot.Missing(MissingReason.COLUMN_LOST));
    RowDrops drops = RowDrops.of(List.of(new Drops(5L, 0L, 0L, 0L), Drops.UNKNOWN), slots);
    return new Frame("1.7/records-with-sessions", 6, new Message.Records(Flow.LIVE, List.of(
        new Item(20_305, 0x01020304, 1,
            new SlotRecord.Row("hub1", NINE, slots, drops, OptionalLong.of(1_234))),
        new Item(20_306, 0xffffffff, 1, new SlotRecord.Row("hub1", NINE.plusSeconds(300),
            List.of(new Slot.Metered(7, 8, true)), RowDrops.UNKNOWN, OptionalLong.of(0))),
        new Item(20_307, 0, 1, new SlotRecord.Row("hub1", NINE.plusSeconds(600),
            List.of(new Slot.Metered(9, 10, false)), RowDrops.UNKNOWN,
            OptionalLong.of(SessionsCodec.MOST))))));
  }

  /// Release 1.7: the figures of closed months.
  private static Frame figure() {
    ToldFigure told = new ToldFigure("hub1.gates",
        new CivilMonth(YearMonth.of(2026, 10), CivilMonth.CONTRACT_ZONE), 17, SlotGrid.FIVE_MINUTES, 8_940,
        Optional.of(new ToldFigure.Percentile(8_930, 8_484, 37_500_000_000L)),
        Optional.of(new ToldFigure.Percentile(8_925, 8_479, 1_234_567)), 2, 95, false, true,
        Optional.of(new BigDecimal("20000.00")), "0123456789abcdef".repeat(4),
        new ToldFigure.Origin.Sum(Optional.of(
            new SlotFormula(List.of("hub1.lag-1", "hub1.lag-2"), List.of("hub1.lag-3")))));
    StateEvent event = new StateEvent(703, Instant.parse("2026-11-01T00:15:07.250Z"), Optional.empty(),
        ToldFigures.DEVICE, new Subject(Subject.Kind.FIGURE, FigureText.name(told)), Aspect.FIGURE, "",
        FigureText.of(told), Cause.UNKNOWN, Origin.AGENT);
    return new Frame("1.7/events-with-figure", 6, new Message.Events(
        List.of(new EventItem(703, 0x01020304, new Octets(StateEventCodec.encode(event))))));
  }

  /// Release 1.8: an NRO whose other OLTs other agents poll, with its lines.
  private static Frame sharedNro() {
    return new Frame("1.8/events-of-a-shared-nro", 6,
        new Message.Events(List.of(
            new EventItem(704, 0x01020304, ofNro(704, Aspect.ELSEWHERE, "olt-2 olt-3")),
            new EventItem(705, 0x05060708, ofNro(705, Aspect.LINES, "emergency=2")))));
  }

  private static Octets ofNro(long sequence, Aspect aspect, String after) {
    return new Octets(
        StateEventCodec.encode(new StateEvent(sequence, NINE.plusMillis(7_250), Optional.empty(),
            ToldServices.DEVICE, new Subject(Subject.Kind.SERVICE, "nro-a"), aspect, "", after, Cause.UNKNOWN,
            Origin.AGENT)));
  }

  private static Message hello(Optional<Octets> configuration) {
    return new Message.Hello(HELLO.agent(), HELLO.software(), HELLO.slotSeconds(), HELLO.time(),
        HELLO.epoch(), HELLO.oldest(), HELLO.head(),
        Optional.of(new Message.EventExtent(Epoch.parse("101112131415161718191a1b1c1d1e1f"), 4, 950)),
        configuration);
  }

  private static Message welcome(Compression compression, Optional<String> software) {
    return new Message.Welcome(WELCOME.storeId(), WELCOME.time(), WELCOME.settled(),
        Optional.of(new Message.EventsSettled(700, 0x0badcafe)), compression, software);
  }

  private static StateEvent event() {
    return new StateEvent(701, NINE.plusMillis(7_250), Optional.of(NINE.plusMillis(7_000)), "hub1",
        new Subject(Subject.Kind.LAG, "lag-1"), Aspect.OPER_STATUS, "up", "down",
        new Cause(Cause.Kind.PORT, "xe-0/0/1"), Origin.POLL);
  }

  /// Release 1.1: records that say what was lost beside the octets.
  static Frame recordsWithDrops() {
    Slot.Missing missing = new Slot.Missing(MissingReason.NO_ANSWER);
    List<Slot> slots = List.of(new Slot.Metered(5, 6, false), new Slot.Metered(7, 8, false), missing,
        new Slot.Metered(9, 10, true));
    RowDrops drops = RowDrops.of(List.of(Drops.NONE, new Drops(1L, 0L, null, 300L), Drops.UNKNOWN,
        new Drops(0L, Drops.MOST, 0L, 0L)), slots);
    RowDrops cut = new RowDrops(new TreeMap<>(Map.of(0, new Drops(0L, 0L, 0L, 70_000L))), true, 998);
    return new Frame("1.1/records-with-drops", 4, new Message.Records(Flow.BACKFILL, List.of(
        new Item(1, 1, 1, new SlotRecord.Row("hub1", NINE, slots, drops)),
        new Item(2, 2, 1, new SlotRecord.Row("hub1", NINE.plusSeconds(300), slots.subList(0, 2), cut)),
        new Item(3, 3, 1,
            new SlotRecord.Amendment("hub1", NINE, 2, new Slot.Metered(7, 8, true), Drops.NONE)))));
  }

  /// 09:05 to 10:05 without an answer.
  static SlotRecord range() {
    return new SlotRecord.MissingRange("hub1", NINE.plusSeconds(300), NINE.plusSeconds(3_900),
        MissingReason.NO_ANSWER);
  }

  /// The octets of a golden file; lines that start with `#` are comments.
  static byte[] octets(String name) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name + ".hex")) {
      if (in == null) {
        throw new IllegalStateException("no golden frame " + name);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      StringBuilder hex = new StringBuilder();
      text.lines().filter(line -> !line.startsWith("#")).forEach(line -> hex.append(line.replace(" ", "")));
      return HexFormat.of().parseHex(hex);
    } catch (IOException e) {
      throw new IllegalStateException("golden frame " + name + " cannot be read", e);
    }
  }
}
