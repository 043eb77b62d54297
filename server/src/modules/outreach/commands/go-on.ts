import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { programmeOf } from '../queries/programmes.ts';
import { startOf, waysLeft } from '../rules/programme.ts';
import type { Channel, Trigger } from '../rules/shapes.ts';
import { releaseAt } from './release-at.ts';

export interface Failed {
  readonly id: string;
  readonly brand_id: string;
  readonly kind: string;
  readonly trigger: Trigger;
  readonly tried: Channel[];
  readonly address: string | null;
  readonly channel: Channel;
}

/** What one way could not bring goes the next: it is due again at once, and decided again by what is left. A test goes one way only. */
export async function goOn(tx: Tx, failed: Failed): Promise<void> {
  if (failed.kind !== 'notice') return;
  const programme = (await programmeOf(tx, failed.brand_id, failed.trigger))?.live ?? startOf(failed.trigger);
  if (waysLeft(programme, failed.tried).length === 0) return;
  await tx.run(sql`update outreach.decision set state = 'due', send_at = ${tx.now}, sent_at = null, template = null where id = ${failed.id}`);
  await releaseAt(tx, failed.brand_id, [tx.now]);
}

/** Nothing is sent there any more. Kept in lower case, as addresses are. */
export async function suppress(tx: Tx, brandId: string, channel: string, address: string, because: 'bounced' | 'stopped' = 'bounced'): Promise<void> {
  await tx.run(sql`insert into outreach.suppressed (brand_id, channel, address, because, at) values (${brandId}, ${channel}, lower(${address}), ${because}, ${tx.now}) on conflict do nothing`);
}

/** They want messages again: what was stopped there holds no more. An address at which nothing arrives stays one. */
export async function lift(tx: Tx, brandId: string, channel: string, address: string): Promise<void> {
  await tx.run(sql`delete from outreach.suppressed where brand_id = ${brandId} and channel = ${channel} and address = lower(${address}) and because = 'stopped'`);
}
