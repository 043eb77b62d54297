import type { Tx } from '../../../platform/db/tx.ts';
import { conflict } from '../../../platform/refusal/refusal.ts';
import { keptForPeople } from '../ports.ts';

/** What is kept for people is refused to rules, keys and bots here, whoever asks them; not to the customer, and not while history is brought in. */
export async function refusePrograms(tx: Tx, conversationId: string, what: 'reply' | 'close'): Promise<void> {
  if (tx.silent || (tx.actor.kind !== 'system' && tx.actor.kind !== 'key')) return;
  const sentence = await keptForPeople.get()(tx, conversationId, what);
  if (sentence !== null) throw conflict('kept_for_people', sentence);
}
