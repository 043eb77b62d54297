import { isDeepStrictEqual } from 'node:util';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { InvitingView, TermsView, WatchingView } from '../contract.ts';
import { faultsOf, startingTerms, type Terms } from '../rules/terms.ts';
import { settingOf } from '../store/settings.ts';

/** How a brand invites, as the desk shows it. */
export async function showInviting(tx: Tx, brandId: string): Promise<InvitingView> {
  if (!(await tx.maybe(sql`select 1 from identity.brand where id = ${brandId}`))) throw notFound('brand');
  const row = await settingOf(tx, brandId);
  const draft = row?.draft ?? startingTerms;
  const money = await tx.maybe<{ currency: string }>(sql`select currency from orders."order" where brand_id = ${brandId} order by placed_at desc limit 1`);
  return {
    brand_id: brandId, state: row?.state ?? 'off', published: row?.live != null, changed: row?.live != null && !isDeepStrictEqual(row.live, draft), live_since: row?.live_since?.toISOString() ?? null,
    draft: viewOf(draft), currency: money?.currency ?? null, faults: faultsOf(draft).map((fault) => ({ ...fault })),
  };
}

/** What the widget watches for; null while nobody is invited. */
export async function watchingOf(tx: Tx, brandId: string): Promise<WatchingView | null> {
  const row = await settingOf(tx, brandId);
  if (row?.live == null || row.state === 'off') return null;
  const { triggers, pages, needs_consent } = viewOf(row.live);
  return { triggers, pages, needs_consent };
}

const viewOf = (terms: Terms): TermsView => structuredClone(terms) as TermsView;
