import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { conversationFor } from '../../conversations/index.ts';
import type { TriedView } from '../contract.ts';
import { offeredActions } from '../ports.ts';
import { holds, whyNot, type Facts } from '../rules/condition.ts';
import { foreseeBy } from '../rules/foresee.ts';
import type { Definition } from '../rules/rule.ts';
import { cannotWork, faultsOf } from './check-definition.ts';
import { prepared } from './prepared.ts';
import { reasonPathOf } from './read-histories.ts';
import { businessOf, factsAt, fieldsOf, readFacts, sourcesOf } from './read-facts.ts';

/** What a rule would do to one conversation as it stands, were it set off now. Nothing is changed. */
export async function tryOnOne(tx: Tx, brandId: string, definition: Definition, idOrNumber: string): Promise<TriedView> {
  const faults = await faultsOf(tx, brandId, definition);
  if (faults.length > 0) throw cannotWork(faults);
  const conversation = await conversationFor(tx, idOrNumber);
  if (conversation.brand_id !== brandId) throw notFound('conversation');
  const [[known], business] = await Promise.all([readFacts(tx, [conversation.id], sourcesOf([definition.when])), businessOf(tx, brandId)]);
  const facts: Facts = known === undefined ? {} : factsAt(known, {}, business, tx.now.getTime());
  // Side threads, spam and what was merged no rule looks at.
  const applies = known?.core.counts === true && holds(definition.when, facts);
  const foresee = foreseeBy(offeredActions.get(), await reasonPathOf(tx, brandId));
  const then = (await prepared(tx, brandId, definition.then)).reduce<Facts>((state, action) => foresee(state, action), facts);
  const changed = applies ? Object.keys(then).filter((field) => !isDeepStrictEqual(facts[field], then[field])) : [];
  const only = (from: Facts, fields: readonly string[]): Record<string, unknown> => Object.fromEntries(fields.map((field) => [field, from[field] ?? null]));
  return {
    conversation: { id: conversation.id, number: conversation.number, subject: conversation.subject }, applies, failed: whyNot(definition.when, facts), asked: only(facts, fieldsOf(definition.when)), before: only(facts, changed), after: only(then, changed),
  };
}
