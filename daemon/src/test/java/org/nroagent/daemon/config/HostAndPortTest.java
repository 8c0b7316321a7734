package org.nroagent.daemon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostAndPortTest {
  @ParameterizedTest
  @CsvSource({"collector.example.net:9485,collector.example.net:9485", "collector,collector:7",
      "192.0.2.1:161,192.0.2.1:161", "192.0.2.1,192.0.2.1:7", "[2001:db8::1]:161,[2001:db8::1]:161",
      "[::1],[::1]:7", "2001:db8::1,[2001:db8::1]:7", "localhost:0,localhost:0"})
  void readsNamesAndAddresses(String text, String expected) {
    assertEquals(expected, HostAndPort.parse(text, 7).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":161", "host:", "host:x", "host:65536", "host:123456", "256.1.1.1:161",
      "1.2.3:161",
      "[host]:1", "[::1", "::1]:1", "2001:db8::g", "a b:1", "http://host:1"})
  void refusesEverythingElse(String text) {
    assertThrows(IllegalArgumentException.class, () -> HostAndPort.parse(text, 7));
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1:1,true", "127.9.9.9:1,true", "[::1]:1,true", "LocalHost:1,true", "0.0.0.0:1,false",
      "[::]:1,false", "192.0.2.1:1,false", "localhost.example.net:1,false"})
  void knowsWhatStaysOnThisMachine(String text, boolean loopback) {
    assertEquals(loopback, HostAndPort.parse(text, 7).isLoopback());
  }
}
