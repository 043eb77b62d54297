import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import { LabelRefused, slipFile, type LabelMade, type LabelMaker, type LabelWanted } from '../../../modules/returns/index.ts';

const reader = systemActor('demo labels');
const PLACE = 'demo-parcels';
const SERVICES = [{ id: 'standard', name: 'Parcel, 2 to 4 days' }, { id: 'express', name: 'Parcel, next day' }];

/** The demo's label maker: for brands of the demo only, the same label for the same key, and it takes back what was not used. */
export function demoLabels(db: Database): LabelMaker {
  return {
    places: async (tx, brandId) => {
      const demo = await tx.maybe(sql`select 1 from catalogue.promotion where brand_id = ${brandId} and source = 'demo' limit 1`);
      return demo === undefined ? [] : [{ id: PLACE, name: 'Demo Parcels', ready: true, because: null, voids: true, repeatable: true }];
    },
    services: async () => SERVICES,
    make: async (wanted) => made(wanted, await currencyOf(db, wanted.brandId)),
    void: async () => ({ is: 'done', said: 'The label was not used; its price was paid back.' }),
  };
}

async function currencyOf(db: Database, brandId: string): Promise<string> {
  return db.read(reader, async (tx) => (await tx.maybe<{ currency: string }>(sql`select currency from orders."order" where brand_id = ${brandId} order by placed_at desc limit 1`))?.currency ?? 'EUR');
}

/** Saint Helena is where it does not go, so that a no can be seen. */
function made(wanted: LabelWanted, currency: string): LabelMade {
  if (wanted.from.country === 'SH') throw new LabelRefused('We do not collect parcels in Saint Helena.');
  const number = `DP${BigInt(`0x${wanted.key.replaceAll('-', '').slice(-12)}`).toString().padStart(14, '0').slice(-12)}`;
  const grams = wanted.weightGrams;
  const costMinor = (wanted.service === 'express' ? 890 : 420) + Math.floor(grams / 1000) * 50;
  return { carrier: 'dhl', trackingNumber: number, costMinor, currency, reference: wanted.key, file: { ...slipFile({ number, orderNumber: wanted.number, to: wanted.to, pieces: wanted.pieces }), name: `${wanted.number}.pdf` } };
}
