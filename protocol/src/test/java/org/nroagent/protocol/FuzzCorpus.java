package org.nroagent.protocol;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The octets that fuzzing begins from: the golden frames, and in `fuzz/` what it has found. Started as a program it writes them
/// to a folder as a fuzzer wants them.
public final class FuzzCorpus {
  private static final int MOST_CHANGES = 8;

  private FuzzCorpus() {}

  /// Writes the corpus.
  ///
  /// @param arguments the folder, created where it is missing
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    List<Path> files = files();
    for (int i = 0; i < files.size(); i++) {
      Files.write(folder.resolve("seed-" + i), octets(files.get(i)));
    }
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> golden = Files.walk(folder("/golden"));
        Stream<Path> found = Files.list(folder("/fuzz"))) {
      return Stream.concat(golden, found).filter(file -> file.toString().endsWith(".hex")).sorted().toList();
    }
  }

  /// The octets of a file of hexadecimal text; lines that start with `#` are comments.
  static byte[] octets(Path file) throws IOException {
    return HexFormat.of().parseHex(Files.readAllLines(file).stream().filter(line -> !line.startsWith("#"))
        .map(line -> line.replace(" ", "")).collect(Collectors.joining()));
  }

  /// Some octets changed, removed, repeated or put in.
  static byte[] mutated(byte[] octets, RandomGenerator random) {
    byte[] result = octets;
    int changes = 1 + random.nextInt(MOST_CHANGES);
    for (int i = 0; i < changes; i++) {
      result = changed(result, random);
    }
    return result;
  }

  private static byte[] changed(byte[] octets, RandomGenerator random) {
    if (octets.length == 0) {
      return new byte[]{(byte) random.nextInt()};
    }
    int at = random.nextInt(octets.length);
    int to = at + random.nextInt(Math.min(32, octets.length - at) + 1);
    byte[] result = octets.clone();
    switch (random.nextInt(5)) {
      case 0 -> result[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> result[at] = (byte) random.nextInt();
      case 2 ->
        result[at] = new byte[]{0, 0x17, 0x1b, 0x3b, 0x5b, 0x7b, (byte) 0x9b, (byte) 0xbb, (byte) 0x9f,
            (byte) 0xbf, (byte) 0xff, (byte) 0xfb}[random.nextInt(12)];
      case 3 -> result = spliced(octets, at, to, new byte[0]);
      default -> result = spliced(octets, at, at, Arrays.copyOfRange(octets, at, to));
    }
    return result;
  }

  private static byte[] spliced(byte[] octets, int from, int to, byte[] middle) {
    byte[] result = new byte[octets.length - (to - from) + middle.length];
    System.arraycopy(octets, 0, result, 0, from);
    System.arraycopy(middle, 0, result, from, middle.length);
    System.arraycopy(octets, to, result, from + middle.length, octets.length - to);
    return result;
  }

  private static Path folder(String name) {
    try {
      return Path.of(Objects.requireNonNull(FuzzCorpus.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
