import type { Tx } from '../../../platform/db/tx.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { cell, linesOf, termsOf } from '../../people/index.ts';
import { judgeShift } from '../rules/judge-shift.ts';
import type { ScheduleView, ShiftPutInput, ShiftsReadView } from '../contract-schedule.ts';
import { ACTIVITY_KINDS, type ActivityKind } from '../scheduling/index.ts';
import { planById } from '../store/plans.ts';
import { editPlan } from './edit-plan.ts';

const HEAD = ['person_id', 'name', 'site', 'from', 'to', 'activities'];
/** As many as one change takes. */
const AT_ONCE = 200;

/** A line a shift, moments in UTC; activities as "lunch 2026-…Z/2026-…Z unpaid", with a bar between. */
export function* shiftsCsv({ people, shifts }: Pick<ScheduleView, 'people' | 'shifts'>): Generator<string> {
  yield HEAD.join(',');
  const known = new Map(people.map((one) => [one.id, one]));
  for (const one of shifts) yield [one.person_id, known.get(one.person_id)?.name ?? '', known.get(one.person_id)?.site?.name ?? '', one.from, one.to, one.activities.map((each) => `${each.kind} ${each.from}/${each.to} ${each.paid ? 'paid' : 'unpaid'}`).join(' | ')].map(cell).join(',');
}

/** Takes such a sheet into a draft, beside what is in it. Lines that cannot be read are said, the others kept. */
export async function readShiftSheet(tx: Tx, id: string, version: number, csv: string): Promise<ShiftsReadView> {
  const lines = linesOf(csv);
  if (lines === null || lines.length === 0) throw invalid('This is no sheet with headings and lines.', [{ field: 'csv', message: 'cannot be read' }]);
  const plan = await planById(tx, id);
  const people = (await termsOf(tx, { personIds: plan.person_ids })).filter((one) => plan.person_ids.includes(one.person_id));
  const problems: ShiftsReadView['problems'] = [];
  const put: ShiftPutInput[] = [];
  for (const { line, cells } of lines) {
    const found = people.filter((one) => (cells.person_id ? one.person_id === cells.person_id : one.name === cells.name));
    const [from, to, activities] = [moment(cells.from), moment(cells.to), activitiesOf(cells.activities ?? '')];
    const wrong = found.length === 0 ? 'Nobody of this plan is called this.' : found.length > 1 ? 'Several are called this: give their person_id.' : from === null || to === null ? 'The beginning or the end is no moment: write 2026-11-27T08:00:00Z.' : activities === null ? 'Its activities cannot be read.' : Date.parse(from) <= tx.now.getTime() ? 'It would have begun already.' : judgeShift({ from, to, activities });
    if (wrong !== null) problems.push({ line, message: wrong });
    else put.push({ id: null, person_id: (found[0] as (typeof found)[number]).person_id, from: from as string, to: to as string, activities: activities ?? [] });
  }
  let now = version;
  for (let at = 0; at < put.length; at += AT_ONCE) now = (await editPlan(tx, id, { version: now, put: put.slice(at, at + AT_ONCE), remove: [] })).version;
  return { version: now, kept: put.length, problems };
}

function moment(text: string | undefined): string | null {
  return text === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/.test(text) || Number.isNaN(Date.parse(text)) ? null : new Date(text).toISOString();
}

function activitiesOf(text: string): ShiftPutInput['activities'] | null {
  const parts = text.split('|').map((one) => one.trim()).filter(Boolean).map((one) => {
    const [, kind, from, to, paid] = /^(\w+) (\S+)\/(\S+) (paid|unpaid)$/.exec(one) ?? [];
    const [begin, end] = [moment(from), moment(to)];
    return begin === null || end === null || !(ACTIVITY_KINDS as readonly string[]).includes(kind ?? '') ? null : { kind: kind as ActivityKind, from: begin, to: end, paid: paid === 'paid' };
  });
  return parts.includes(null) ? null : parts.filter((one) => one !== null);
}
