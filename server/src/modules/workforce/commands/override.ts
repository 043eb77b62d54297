import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import type { ForecastOverrideView, NewOverrideInput } from '../contract.ts';
import { overrideById } from '../queries/overrides.ts';
import { addDays, startOfDay } from '../rules/local-days.ts';
import { brandPlanned } from '../store/settings.ts';

const LONGEST_MS = 200 * 86_400_000;

/** Says that more or fewer come than was foretold, and why. @throws Refusal where the span cannot be read or is none */
export async function addOverride(tx: Tx, said: NewOverrideInput): Promise<ForecastOverrideView> {
  const { time_zone } = await brandPlanned(tx, said.brand_id);
  const [from, to] = [momentOf('from', said.from, time_zone), momentOf('to', /^\d{4}-\d\d-\d\d$/.test(said.to) ? nextDay(said.to) : said.to, time_zone)];
  if (to <= from) throw invalid('It ends before it begins.', [{ field: 'to', message: 'must be after the beginning' }]);
  if (to.getTime() - from.getTime() > LONGEST_MS) throw invalid('That is longer than 200 days: is the year right?', [{ field: 'to', message: 'too far' }]);
  if (said.reason.trim() === '') throw invalid('Say why: whoever reads the plan will ask.', [{ field: 'reason', message: 'must not be empty' }]);
  const id = tx.id();
  await tx.run(sql`
    insert into workforce.override (id, brand_id, channel, from_at, to_at, percent, reason, made_at, made_by)
    values (${id}, ${said.brand_id}, ${said.channel}, ${from}, ${to}, ${said.percent}, ${said.reason.trim()}, ${tx.now}, ${tx.actor.kind === 'person' ? tx.actor.id : null})`);
  await record(tx, { action: 'workforce.forecast_overridden', subjectKind: 'override', subjectId: id, brandId: said.brand_id, facts: { channel: said.channel, percent: said.percent } });
  return overrideById(tx, id);
}

/** Takes a change back, or lets it hold again. It stays written down: what was in force can be told. */
export async function removeOverride(tx: Tx, id: string, gone: boolean): Promise<ForecastOverrideView> {
  const row = await tx.maybe<{ brand_id: string; removed: boolean }>(sql`select brand_id, removed_at is not null as removed from workforce.override where id = ${id} for update`);
  if (!row) throw notFound('override');
  if (row.removed !== gone) {
    await tx.run(sql`update workforce.override set removed_at = ${gone ? tx.now : null}, removed_by = ${gone && tx.actor.kind === 'person' ? tx.actor.id : null} where id = ${id}`);
    await record(tx, { action: gone ? 'workforce.override_removed' : 'workforce.override_brought_back', subjectKind: 'override', subjectId: id, brandId: row.brand_id, facts: {} });
  }
  return overrideById(tx, id);
}

function nextDay(day: string): string {
  try {
    return addDays(day, 1);
  } catch {
    return day;
  }
}

function momentOf(field: 'from' | 'to', text: string, timeZone: string): Date {
  try {
    const at = /^\d{4}-\d\d-\d\d$/.test(text) ? startOfDay(text, timeZone) : new Date(text);
    if (!Number.isNaN(at.getTime()) && (/^\d{4}-\d\d-\d\d$/.test(text) || /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:?\d\d)$/.test(text))) return at;
  } catch {
    // no such day
  }
  throw invalid('This is no day and no moment: write it like 2026-11-27 or 2026-11-27T18:30:00+01:00.', [{ field, message: 'cannot be read' }]);
}
