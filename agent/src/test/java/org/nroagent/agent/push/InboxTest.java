package org.nroagent.agent.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nroagent.protocol.Message;

class InboxTest {
  private final Inbox inbox = new Inbox();

  @Test
  void givesMessagesBeforeTheEndAndTheFirstReasonStays() throws InterruptedException {
    inbox.end("first");
    inbox.end("second");
    inbox.wake();
    assertTrue(inbox.offer(new Message.Ping(1)));
    assertEquals(new Inbox.Event.Received(new Message.Ping(1)), inbox.await(0));
    assertEquals(new Inbox.Event.Ended("first"), inbox.await(Long.MAX_VALUE));
    assertEquals(new Inbox.Event.Ended("first"), inbox.await(Long.MAX_VALUE));
  }

  @Test
  void aWakeUpIsNotLostAndCountsOnce() throws InterruptedException {
    inbox.wake();
    inbox.wake();
    assertEquals(new Inbox.Event.Woken(), inbox.await(Long.MAX_VALUE));
    assertEquals(new Inbox.Event.Woken(), inbox.await(0));
  }

  @Test
  void isBounded() {
    int taken = 0;
    while (inbox.offer(new Message.Ping(taken))) {
      taken++;
    }
    assertEquals(4_096, taken);
    assertFalse(inbox.offer(new Message.Ping(0)));
  }
}
