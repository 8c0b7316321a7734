package org.nroagent.collector.store;

class RetentionPostgresIT extends RetentionContract {
  @Override
  StoreHost host() {
    return new PostgresHost();
  }
}
