import type { PoolClient } from 'pg';

interface Stream {
  cork?(): void;
  uncork?(): void;
}

const held = new WeakSet<object>();

/**
 * Statements that are sent in one turn of the event loop leave in one packet: a write to the socket wakes another
 * process and costs more than most statements do. Looks at the driver's own stream; without one nothing is held back.
 */
export function corked<T>(client: PoolClient, send: () => T): T {
  const stream = (client as unknown as { connection?: { stream?: Stream } }).connection?.stream;
  if (stream?.cork && stream.uncork && !held.has(stream)) {
    held.add(stream);
    stream.cork();
    process.nextTick(() => {
      held.delete(stream);
      stream.uncork?.();
    });
  }
  return send();
}
