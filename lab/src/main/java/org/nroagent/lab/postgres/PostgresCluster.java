package org.nroagent.lab.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A real PostgreSQL server with a cluster of its own in a temporary folder, on a free port of the loopback address. It
/// syncs to the disk as it does by default, and asks for the password.
public final class PostgresCluster implements AutoCloseable {
  /// Whose its databases are.
  public static final String USER = "nro";
  /// With which that one logs in.
  public static final String PASSWORD = "not-a-secret";

  /// PostgreSQL does not run as root.
  private static final String UNPRIVILEGED = "postgres";
  private static final int SECONDS_TO_START = 60;

  private final Path binaries;
  private final Path folder;
  private final int port;
  private final AtomicInteger databases = new AtomicInteger();

  private PostgresCluster(Path binaries, Path folder, int port) {
    this.binaries = binaries;
    this.folder = folder;
    this.port = port;
  }

  /// Makes a cluster and starts a server.
  public static PostgresCluster create() {
    try {
      Path folder = Files.createTempDirectory("nro-postgresql");
      Path passwordFile = Files.writeString(folder.resolve("password"), PASSWORD);
      if (isRoot()) {
        var owner = folder.getFileSystem().getUserPrincipalLookupService()
            .lookupPrincipalByName(UNPRIVILEGED);
        Files.setOwner(folder, owner);
        Files.setOwner(passwordFile, owner);
      }
      PostgresCluster cluster = new PostgresCluster(findBinaries(), folder, freePort());
      cluster.run("initdb", "--pgdata", cluster.data(), "--username", USER, "--pwfile",
          passwordFile.toString(),
          "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync");
      cluster.start();
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException("no PostgreSQL server for the tests; .ci/run installs one", e);
    }
  }

  /// Starts it; it answers when this returns.
  public void start() {
    run("pg_ctl", "start", "--wait", "--timeout", String.valueOf(SECONDS_TO_START), "--pgdata", data(),
        "--log",
        folder.resolve("log").toString(), "--options",
        "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''");
  }

  /// Stops it as an administrator does: connections are cut.
  public void stop() {
    run("pg_ctl", "stop", "--wait", "--mode", "fast", "--pgdata", data());
  }

  /// Stops it without any cleaning up, so that it recovers from its log when it starts.
  public void crash() {
    run("pg_ctl", "stop", "--wait", "--mode", "immediate", "--pgdata", data());
  }

  /// Makes an empty database.
  ///
  /// @return its URL for JDBC
  public String createDatabase() {
    String url = url("store_" + databases.incrementAndGet());
    createDatabase(url);
    return url;
  }

  /// Makes a database that was dropped anew, empty.
  public void createDatabase(String url) {
    execute("CREATE DATABASE " + nameOf(url));
  }

  /// Drops a database; who is connected is cut off.
  public void dropDatabase(String url) {
    execute("DROP DATABASE " + nameOf(url) + " WITH (FORCE)");
  }

  /// Runs one of PostgreSQL's tools on a database, as `pg_dump`.
  public void runTool(String tool, String url, String... arguments) {
    List<String> all = new ArrayList<>(
        List.of("--dbname", "postgresql://" + USER + ":" + PASSWORD + "@127.0.0.1:"
            + port + "/" + nameOf(url)));
    all.addAll(List.of(arguments));
    run(tool, all.toArray(String[]::new));
  }

  /// A folder that the server's user can write.
  public Path folder() {
    return folder;
  }

  /// Where it listens.
  public int port() {
    return port;
  }

  @Override
  public void close() {
    crash();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(url("postgres"), USER, PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private static String nameOf(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private void run(String tool, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("setpriv", "--reuid", UNPRIVILEGED, "--regid", UNPRIVILEGED, "--clear-groups"));
    }
    command.add(binaries.resolve(tool).toString());
    command.addAll(List.of(arguments));
    Path output = folder.resolve(tool + ".out");
    try {
      // Not a pipe: a server that goes on would keep it open.
      int code = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
          .redirectOutput(output.toFile()).start().waitFor();
      if (code != 0) {
        throw new IllegalStateException(tool + " ended with " + code + ": " + Files.readString(output));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(tool + " was interrupted", e);
    }
  }

  /// The newest of Debian's, which lie beside the path, else where the path leads.
  private static Path findBinaries() throws IOException {
    Path debian = Path.of("/usr/lib/postgresql");
    List<Path> candidates = new ArrayList<>();
    if (Files.isDirectory(debian)) {
      try (Stream<Path> versions = Files.list(debian)) {
        versions.sorted(Comparator.reverseOrder()).map(version -> version.resolve("bin"))
            .forEach(candidates::add);
      }
    }
    Pattern.compile(":").splitAsStream(System.getenv().getOrDefault("PATH", "")).map(Path::of)
        .forEach(candidates::add);
    return candidates.stream().filter(folder -> Files.isExecutable(folder.resolve("initdb"))).findFirst()
        .orElseThrow(() -> new IOException("there is no initdb in " + candidates));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
