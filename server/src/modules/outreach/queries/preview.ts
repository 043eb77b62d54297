import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { PreviewView } from '../contract.ts';
import { factsOf, wordsFor } from '../jobs/release.ts';
import { decideNotice } from '../rules/decide-notice.ts';
import { happeningOf, HEARD, type News } from '../rules/hear.ts';
import { risksIn, termsOf, waysLeft, type Programme } from '../rules/programme.ts';
import type { Occasion, Trigger } from '../rules/shapes.ts';
import { spokenTo } from '../rules/spoken-to.ts';
import { brandOf, programmeOf, settingsOf } from './programmes.ts';
import { readOccasions, type Read } from './read-occasions.ts';

const DAYS = 30;
const MOST = 1000;
const SHOWN = 20;

interface Then {
  readonly customer_id: string;
  readonly opened_at: Date;
  readonly resolved_at: Date | null;
  readonly order_ids: string[] | null;
}

/**
 * Whom a programme would have reached in the last 30 days, and whom not and why: its happenings as they stand in the log, decided at their own moment, one after
 * the other. Nothing is written.
 */
export async function previewProgramme(tx: Tx, brandId: string, trigger: Trigger, programme: Programme): Promise<PreviewView> {
  const events = await tx.rows<News>(sql`
    select name, subject_id as "subjectId", payload, at from platform.event
    where brand_id = ${brandId} and name = any (${[...HEARD] as string[]}) and at > ${new Date(tx.now.getTime() - DAYS * 86_400_000)} order by seq desc limit ${MOST * 20}`);
  const happenings = [...new Map(events.toReversed().flatMap((event) => happeningOf(event) ?? []).filter((one) => one.trigger === trigger).map((one) => [one.key, one])).values()].slice(-MOST);
  const [settings, brand, row] = [await settingsOf(tx, brandId), await brandOf(tx, brandId), await programmeOf(tx, brandId, trigger)];
  // As it is when one leaves: WhatsApp without a template is no way.
  const ways = waysLeft(programme, []);
  const terms = { ...termsOf(row?.id ?? brandId, true, programme, settings, brand.time_zone), channels: ways };
  const read = await readOccasions(tx, brandId, happenings, { wroteWithinDays: DAYS + 7, onlyLooking: true, risks: risksIn([terms]) });
  const then = await conversationsThen(tx, read);
  const told: { customerId: string; trigger: Trigger; aboutId: string; at: Date }[] = [];
  const decided = read.map((one) => {
    const decision = decideNotice(asItWas(one, then, told), terms);
    if (decision.send && one.customer) told.push({ customerId: one.customer.id, trigger, aboutId: one.happening.aboutId, at: decision.at });
    return { one, decision };
  });
  const counts = new Map<string, number>();
  for (const { decision } of decided) counts.set(decision.because, (counts.get(decision.because) ?? 0) + 1);
  return {
    happenings: happenings.length, told: decided.filter((one) => one.decision.send).length, because: [...counts].map(([because, count]) => ({ because, count })).toSorted((a, b) => b.count - a.count),
    samples: decided.slice(-SHOWN).toReversed().map(({ one, decision }) => {
      const said = wordsFor(decision.channel ?? ways[0] ?? 'email', programme, trigger, spokenTo(one.customer?.locale ?? null, brand.locale, null), (language) => factsOf(one, brand, undefined, language));
      return {
        order_number: one.order?.number ?? null, customer: one.customer?.name ?? null, happened_at: one.happening.happenedAt.toISOString(), send: decision.send, because: decision.because, at: decision.at?.toISOString() ?? null,
        channel: decision.channel, template: said.template?.name ?? null, language: said.language, subject: said.subject, text: said.text,
      };
    }),
  };
}

/** The occasion at its own moment: it was so then, and what was written or told later does not count. */
function asItWas({ occasion, happening, customer, parcel }: Read, then: readonly Then[], told: readonly { customerId: string; trigger: Trigger; aboutId: string; at: Date }[]): Occasion {
  const at = happening.happenedAt;
  const conversations = then.filter((row) => row.customer_id === customer?.id && row.opened_at <= at).map((row) => ({ orderIds: row.order_ids ?? [], lastMessageAt: row.opened_at, open: row.resolved_at === null || row.resolved_at > at }));
  return {
    ...occasion, now: at, about: { ...occasion.about, holds: true, arrived: false, dateKnown: parcel === null || parcel.estimated_delivery_at !== null || parcel.predicted_high_at !== null },
    history: { conversations, notices: told.filter((one) => one.customerId === customer?.id) },
  };
}

async function conversationsThen(tx: Tx, read: readonly Read[]): Promise<Then[]> {
  const ids = [...new Set(read.flatMap((one) => one.customer?.id ?? []))];
  return tx.rows<Then>(sql`
    select c.customer_id, c.opened_at, c.resolved_at, (select array_agg(m.order_id) from conversations.mention m where m.conversation_id = c.id and m.order_id is not null) as order_ids
    from conversations.conversation c where c.customer_id = any (${ids}::uuid[]) and c.opened_at > ${new Date(tx.now.getTime() - (DAYS + 14) * 86_400_000)} and c.kind = 'support' and c.category <> 'spam' and c.merged_into_id is null`);
}

