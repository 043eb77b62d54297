import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { removeSession, removeSessionsBut } from '../store/sessions.ts';

/** Ends one session of a person. */
export async function endSession(tx: Tx, personId: string, sessionId: string): Promise<void> {
  if ((await removeSession(tx, personId, sessionId)) === 0) throw notFound('session');
  await record(tx, { action: 'identity.session_ended', subjectKind: 'person', subjectId: personId, facts: { sessions: 1 } });
}

/** Ends all sessions of a person, except the one given. */
export async function endSessionsBut(tx: Tx, personId: string, keptId: string | null): Promise<number> {
  const sessions = await removeSessionsBut(tx, personId, keptId);
  if (sessions > 0) await record(tx, { action: 'identity.session_ended', subjectKind: 'person', subjectId: personId, facts: { sessions } });
  return sessions;
}
