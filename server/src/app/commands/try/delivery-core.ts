import { readFileSync } from 'node:fs';
import { foretell, learnDelivery } from '../../../modules/shipments/rules/delivery/foretell.ts';
import { latenessOf } from '../../../modules/shipments/rules/delivery/lateness.ts';
import type { Delivered, ParcelFacts } from '../../../modules/shipments/rules/delivery/parcel-facts.ts';
import { optionalField, textField, TryError, type TryCore } from './core.ts';

const DAY = 86_400_000;

const help = [
  '--train FILE of parcels that arrived, a JSON line each: {"ordered_at","paid_at"?,"handed_over_at"?,"promised_on"?,"delivered_at",',
  '     "carrier"?,"service"?,"site"?,"from_region"?,"to_region"?,"to_area"?,"weight_grams"?,"shipping_cost"?}',
  'In:  the same without "delivered_at", and "now"?: the moment asked from, the hand-over or the order when absent',
  'Out: {"predicted_at","low","high","late_probability","late"}',
  '     predicted_at is as likely too early as too late; four of five arrive between low and high; null: nothing seen ever took so long.',
  '     late_probability: the chance that it comes after the promised day (UTC; or "promised_at", the moment it begins to be late); null without a promise.',
  '     late: no_promise, in_time, overdue; came_in_time or came_late where "delivered_at" is given and not after "now"',
  'Moments are like 2026-06-03T14:00:00Z, days like 2026-06-10. What is missing may be left out or null.',
  '',
  'Example:',
  `  echo '{"ordered_at":"2026-06-01T09:00:00Z","delivered_at":"2026-06-04T15:00:00Z","to_region":"BY"}' > past.jsonl`,
  `  echo '{"ordered_at":"2026-06-08T09:00:00Z","promised_on":"2026-06-12","to_region":"BY"}' | keepdesk try delivery --train past.jsonl`,
].join('\n');

/** `keepdesk try delivery`: when a parcel will arrive, learned from those that did. */
export function deliveryCore(options: Readonly<Record<string, string>>): TryCore {
  const file = options['train'];
  if (file === undefined) return { help, run: () => { throw new TryError('nothing_learned', 'name a file of parcels that arrived: --train FILE'); } };
  const past = readPast(file);
  process.stderr.write(`learning from ${past.length} deliveries\n`);
  const model = learnDelivery(past);
  return {
    help,
    run(input) {
      const parcel = parcelIn(input);
      const now = momentIn(input, 'now') ?? parcel.handedOverAt ?? parcel.orderedAt;
      const { at, low, high, late } = foretell(model, parcel, now);
      return { predicted_at: written(at), low: written(low), high: written(high), late_probability: late, late: latenessOf(parcel.lateFrom, momentIn(input, 'delivered_at'), now) };
    },
  };
}

function readPast(file: string): Delivered[] {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch {
    throw new TryError('unreadable_file', `${file} cannot be read`);
  }
  const past = content.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [readDelivered(line, `${file} line ${index + 1}`)]));
  if (past.length === 0) throw new TryError('nothing_learned', `${file} holds no parcel that arrived`);
  return past;
}

function readDelivered(line: string, where: string): Delivered {
  try {
    const input: unknown = JSON.parse(line);
    const deliveredAt = momentIn(input, 'delivered_at');
    if (deliveredAt === null) throw new TryError('invalid_input', '"delivered_at" is missing');
    return { ...parcelIn(input), deliveredAt };
  } catch (error) {
    throw new TryError('invalid_input', `${where}: ${error instanceof TryError ? error.message : 'no JSON object'}`);
  }
}

function parcelIn(input: unknown): ParcelFacts {
  const orderedAt = momentIn(input, 'ordered_at');
  if (orderedAt === null) throw new TryError('invalid_input', '"ordered_at" is missing');
  return {
    orderedAt, paidAt: momentIn(input, 'paid_at'), handedOverAt: momentIn(input, 'handed_over_at'), lateFrom: momentIn(input, 'promised_at') ?? endOfDay(input, 'promised_on'),
    carrier: wordIn(input, 'carrier'), service: wordIn(input, 'service'), site: wordIn(input, 'site'), fromRegion: wordIn(input, 'from_region'), toRegion: wordIn(input, 'to_region'), toArea: wordIn(input, 'to_area'),
    weightGrams: numberIn(input, 'weight_grams'), shippingCost: numberIn(input, 'shipping_cost'),
  };
}

/** Days since 1970; null when absent. */
function momentIn(input: unknown, field: string): number | null {
  if (isAbsent(input, field)) return null;
  const text = textField(input, field);
  const at = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new TryError('invalid_input', `"${field}" must be a moment like 2026-06-03T14:00:00Z`);
  return at / DAY;
}

function endOfDay(input: unknown, field: string): number | null {
  if (isAbsent(input, field)) return null;
  const text = textField(input, field);
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new TryError('invalid_input', `"${field}" must be a day like 2026-06-03`);
  return at / DAY + 1;
}

function wordIn(input: unknown, field: string): string | null {
  return isAbsent(input, field) ? null : textField(input, field);
}

function numberIn(input: unknown, field: string): number | null {
  if (isAbsent(input, field)) return null;
  const value = optionalField(input, field);
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new TryError('invalid_input', `"${field}" must be a number`);
  return value;
}

function isAbsent(input: unknown, field: string): boolean {
  const value = optionalField(input, field);
  return value === undefined || value === null;
}

function written(at: number | null): string | null {
  return at === null ? null : new Date(Math.round(at * 86_400) * 1000).toISOString().replace('.000Z', 'Z');
}
