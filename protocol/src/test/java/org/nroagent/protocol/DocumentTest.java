package org.nroagent.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nroagent.model.MissingReason;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Cause;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.StateEventCodec;
import org.nroagent.model.state.Subject;
import org.nroagent.protocol.Message.RefusalCode;

/// The codes that `PROTOCOL.md` lists are those of the code: all of them, and no others. A stranger has only the
/// document.
class DocumentTest {
  /// Where an event without the device's time has the words, if its three texts are empty.
  private static final int WORDS_AT = 15;

  private final String document;

  DocumentTest() throws IOException {
    document = Files.readString(Path.of("PROTOCOL.md"));
  }

  @Test
  void listsEveryKindAspectCauseAndOrigin() {
    assertEquals(codes(Subject.Kind.values(), Subject.Kind::code, Subject.Kind::word),
        listed("kind of the subject: "));
    assertEquals(codes(Aspect.values(), Aspect::code, Aspect::word), listed("aspect: "));
    assertEquals(codes(Cause.Kind.values(), Cause.Kind::code, Cause.Kind::word), listed("cause: "));
    assertEquals(codes(Origin.values(), Origin::code, Origin::word), listed("origin: "));
  }

  @Test
  void listsEveryWordOfEvents() {
    List<String> words = words();
    for (int i = 0; i < words.size(); i++) {
      byte[] octets = StateEventCodec.encode(event(words.get(i)));
      assertArrayEquals(new byte[]{1, (byte) (i + 1), 0}, Arrays.copyOfRange(octets, WORDS_AT, octets.length),
          words.get(i));
    }
    byte[] next = StateEventCodec.encode(event(words.getFirst()));
    next[WORDS_AT + 1] = (byte) (words.size() + 1);
    assertThrows(IllegalArgumentException.class, () -> StateEventCodec.decode(1, ByteBuffer.wrap(next)),
        "the document lacks a word");
  }

  @Test
  void listsEveryRefusalAndReason() {
    for (RefusalCode code : RefusalCode.values()) {
      assertTrue(document.contains("\n| %d | %s |".formatted(code.code(), code)), code.name());
    }
    for (MissingReason reason : MissingReason.values()) {
      String words = reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      assertTrue(document.contains("| %d | %s |".formatted(reason.code(), words)), reason.name());
    }
  }

  private static <T> Map<Integer, String> codes(T[] values, Function<T, Integer> code,
      Function<T, String> word) {
    return Arrays.stream(values).collect(Collectors.toMap(code, word, (first, _) -> first, TreeMap::new));
  }

  /// The numbers and words behind a title, up to the end of the cell or the next field.
  private Map<Integer, String> listed(String title) {
    int start = document.indexOf(title);
    assertTrue(start >= 0, title);
    String list = document.substring(start + title.length()).split("[|;]", 2)[0];
    Map<Integer, String> codes = new TreeMap<>();
    Matcher pairs = Pattern.compile("(\\d+) (\\w+)").matcher(list);
    while (pairs.find()) {
      codes.put(Integer.valueOf(pairs.group(1)), pairs.group(2));
    }
    return codes;
  }

  private List<String> words() {
    String start = "The words of the table, from 1:";
    String list = document.substring(document.indexOf(start) + start.length());
    return List.of(list.substring(0, list.indexOf('.')).strip().split(",\\s+"));
  }

  private static StateEvent event(String before) {
    return new StateEvent(1, Instant.EPOCH, Optional.empty(), "", new Subject(Subject.Kind.DEVICE, ""),
        Aspect.STATE, before, "", new Cause(Cause.Kind.UNKNOWN, ""), Origin.POLL);
  }
}
