import { sql } from '../../src/platform/db/sql.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { between, seededRandom } from '../../src/platform/random/random.ts';

const HOUR = 3_600_000;

export interface WantedPast {
  readonly brandId: string;
  /** days up to last midnight where the brand is */
  readonly days: number;
  /** contacts of a working hour of a working day, by channel */
  readonly perHour: Readonly<Record<string, number>>;
  readonly reasonId?: string | undefined;
  readonly seed?: number;
}

/** A brand's contacts of some weeks, as counted rows: working days from 8 to 20 o'clock UTC, two in five of that at weekends; the same seed writes the same. */
export async function writePast(tx: Tx, { brandId, days, perHour, reasonId, seed = 1 }: WantedPast): Promise<number> {
  const random = seededRandom(seed);
  const local = await tx.one<{ day: string }>(sql`select (${tx.now}::timestamptz at time zone time_zone)::date::text as day from identity.brand where id = ${brandId}`);
  const today = Date.parse(local.day);
  const [at, channels]: [Date[], string[]] = [[], []];
  for (let day = -days; day < 0; day++) {
    const weekend = [0, 6].includes(new Date(today + day * 24 * HOUR).getUTCDay());
    for (let hour = 8; hour < 20; hour++) {
      for (const [channel, rate] of Object.entries(perHour)) {
        const count = Math.round(rate * (weekend ? 0.4 : 1) * (0.75 + random.next() * 0.5));
        for (let n = 0; n < count; n++) [at[at.length], channels[channels.length]] = [new Date(today + day * 24 * HOUR + hour * HOUR + between(random, 0, 3599) * 1000), channel];
      }
    }
  }
  await tx.run(sql`
    insert into facts.conversation (conversation_id, brand_id, channel, counted, opened_at, language, reason_id)
    select gen_random_uuid(), ${brandId}, x.channel, true, x.at, 'en', ${reasonId ?? null} from unnest(${at}::timestamptz[], ${channels}::text[]) as x(at, channel)`);
  await tx.run(sql`
    insert into facts.changed_hour (brand_id, hour, marked_at) select distinct brand_id, date_trunc('hour', opened_at, 'UTC'), now() from facts.conversation where brand_id = ${brandId} on conflict do nothing`);
  return at.length;
}
