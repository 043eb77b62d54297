import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Signs, Trigger } from '../rules/signs.ts';

export interface DrawnRow {
  readonly id: string;
  readonly visitor: string;
  readonly trigger: Trigger;
  readonly arm: 'treated' | 'holdout';
  readonly signs: Signs;
  readonly language: string | null;
  readonly text: string | null;
  readonly decided_at: Date;
  readonly shown_at: Date | null;
  readonly conversation_id: string | null;
}

/** The newest draw of a visitor, into either arm. */
export const lastDrawn = (tx: Tx, brandId: string, visitor: string): Promise<DrawnRow | undefined> => tx.maybe<DrawnRow>(sql`
  select id, visitor, trigger, arm, signs, language, text, decided_at, shown_at, conversation_id from invitations.decision
  where brand_id = ${brandId} and visitor = ${visitor} and arm is not null order by decided_at desc limit 1`);

export async function drawnSince(tx: Tx, brandId: string, since: Date, most: number): Promise<number> {
  return (await tx.one<{ drawn: number }>(sql`select count(*)::integer as drawn from (select 1 from invitations.decision where brand_id = ${brandId} and arm is not null and decided_at > ${since} limit ${most}) lately`)).drawn;
}

interface NewDraw {
  readonly brandId: string;
  readonly visitor: string;
  readonly trigger: Trigger;
  readonly arm: 'treated' | 'holdout';
  readonly percent: number;
  readonly signs: Signs;
  readonly language: string;
  readonly text: string;
}

export async function keepDraw(tx: Tx, { brandId, visitor, trigger, arm, percent, signs, language, text }: NewDraw): Promise<string> {
  const id = tx.id();
  await tx.run(sql`
    insert into invitations.decision (id, brand_id, visitor, trigger, because, arm, holdout_percent, signs, language, text, decided_at, last_at)
    values (${id}, ${brandId}, ${visitor}, ${trigger}, ${arm === 'treated' ? 'invited' : 'held_out'}, ${arm}, ${percent}, ${signs}, ${language}, ${arm === 'treated' ? text : null}, ${tx.now}, ${tx.now})`);
  return id;
}

/** A no, once for each visitor, sign and reason; said again it is counted. */
export async function keepNo(tx: Tx, brandId: string, visitor: string, trigger: Trigger, because: string): Promise<void> {
  await tx.run(sql`
    insert into invitations.decision (id, brand_id, visitor, trigger, because, decided_at, last_at) values (${tx.id()}, ${brandId}, ${visitor}, ${trigger}, ${because}, ${tx.now}, ${tx.now})
    on conflict (brand_id, visitor, trigger, because) where arm is null do update set times = invitations.decision.times + 1, last_at = excluded.last_at`);
}
