import type { Tx } from '../../../platform/db/tx.ts';
import { addEntry } from '../store/entries.ts';

/** The brand of what concerns the whole installation: people, roles, settings. */
export const INSTALLATION = '00000000-0000-0000-0000-000000000000';

/** Ids, counts, states, amounts. Never text, names or addresses: the record outlives erasure. */
export type Facts = Readonly<Record<string, string | number | boolean | null | readonly string[] | readonly number[]>>;

export interface Happening {
  /** `module.verb_done`, e.g. `customers.viewed`, `identity.role_changed` */
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId?: string | null;
  /** `INSTALLATION` unless told */
  readonly brandId?: string;
  readonly facts?: Facts;
  /** the person who did it, where the transaction works for somebody who is only just arriving */
  readonly byPersonId?: string;
}

/** Writes down who did or saw something, in the transaction in which it happens. */
export async function record(tx: Tx, happening: Happening): Promise<void> {
  const { action, subjectKind, subjectId = null, brandId = INSTALLATION, facts = {}, byPersonId } = happening;
  const by = byPersonId === undefined ? { actorKind: tx.actor.kind, actorId: tx.actor.id } : { actorKind: 'person', actorId: byPersonId };
  await addEntry(tx, { action, subjectKind, subjectId, brandId, facts, ...by });
}
