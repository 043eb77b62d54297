import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, notFound } from '../../../platform/refusal/refusal.ts';
import { problemPurpose, type ConnectionsPorts } from '../ports.ts';
import { connectorOf } from '../queries/connector-of.ts';
import { connectionById } from '../store/connections.ts';
import { problemById } from '../store/problems.ts';
import { takeIn } from './take-in.ts';

/** Takes in once more what could not be taken in: after an upgrade, or when what it needed is there now. */
export async function tryAgain(ports: ConnectionsPorts, tx: Tx, problemId: string): Promise<{ solved: boolean; because: string | null }> {
  const problem = await problemById(tx, problemId);
  const row = problem ? await connectionById(tx, problem.connection_id) : undefined;
  if (!problem || !row) throw notFound('problem');
  if (problem.payload === null) throw conflict('not_kept', 'What was sent was too large to keep. It is tried again when the place sends it again.');
  const payload: unknown = JSON.parse(ports.vault.open(problem.payload, problemPurpose(row.id)));
  const outcome = await takeIn(ports, tx, connectorOf(ports, row.vendor), row, { kind: problem.kind, payload }, { url: row.base, currency: row.currency, timeZone: row.time_zone });
  return outcome === 'problem' ? { solved: false, because: (await problemById(tx, problemId))?.because ?? null } : { solved: true, because: null };
}
