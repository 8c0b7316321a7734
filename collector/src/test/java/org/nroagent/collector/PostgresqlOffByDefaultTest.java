package org.nroagent.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Without `postgresql` in the configuration the collector loads nothing of its driver.
class PostgresqlOffByDefaultTest {
  @TempDir
  Path folder;

  @Test
  void aCollectorOnSqliteLoadsNothingOfTheDriver() throws Exception {
    Path config = Files.writeString(folder.resolve("collector.yaml"), """
        listen: 127.0.0.1:0
        plain: true
        http: {listen: 127.0.0.1:0}
        dataDirectory: data
        agents: [{name: a1}]
        """);
    Path classes = folder.resolve("classes.log");
    try (CollectorProcess collector = new CollectorProcess(config, "-Xlog:class+load=info:file=" + classes)) {
      collector.expect("page on");
      assertEquals(0, collector.stop());
    }
    try (Stream<String> lines = Files.lines(classes)) {
      assertEquals(List.of(), lines.filter(line -> line.contains("org.postgresql.")).toList());
    }
  }
}
