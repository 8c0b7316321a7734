package org.nroagent.agent.core;

/// Tells the core how the store thread's writing went.
///
/// @param core who is told
record StoreReports(Core core) implements StoreThread.Listener {
  @Override
  public void stored() throws InterruptedException {
    core.post(new CoreMessage.Stored());
  }

  @Override
  public void refused(String problem) throws InterruptedException {
    core.post(new CoreMessage.Refused(problem));
  }

  @Override
  public void told() throws InterruptedException {
    core.post(new CoreMessage.StatesStored());
  }

  @Override
  public void notTold(String problem) throws InterruptedException {
    core.post(new CoreMessage.StatesRefused(problem));
  }
}
