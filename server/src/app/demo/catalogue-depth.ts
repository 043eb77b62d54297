import { keepChart, noGoods, noteFit, putPromotion, relate, type KeptChart, type Promotion } from '../../modules/catalogue/index.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';

const DAY = 86_400_000;
const span = (from: number, to: number) => ({ from_mm: from * 10, to_mm: to * 10 });

const charts: readonly KeptChart[] = [
  { name: 'Knitwear and shirts', unit: 'cm', categories: ['Knitwear', 'Shirts'], product_ids: [], rows: [['S', 88, 93, 60], ['M', 94, 99, 62], ['L', 100, 106, 64], ['XL', 107, 114, 66]].map(([size, from, to, sleeve]) => ({ size: String(size), spans: { chest: span(Number(from), Number(to)), sleeve: span(Number(sleeve) - 1, Number(sleeve) + 1) } })) },
  { name: 'Jackets', unit: 'cm', categories: ['Jackets'], product_ids: [], rows: [['S', 90, 96], ['M', 97, 103], ['L', 104, 111]].map(([size, from, to]) => ({ size: String(size), spans: { chest: span(Number(from), Number(to)) } })) },
];

interface Brand {
  readonly id: string;
  readonly slug: string;
  readonly currency: string;
}

/** Size tables, fit notes, what goes with what, and codes: a few that work, and one for each way not to. */
export async function knowGoods(tx: Tx, brand: Brand): Promise<void> {
  const product = async (sourceId: string): Promise<string | null> => (await tx.maybe<{ id: string }>(sql`select id from catalogue.product where brand_id = ${brand.id} and source = 'demo' and source_id = ${sourceId}`))?.id ?? null;
  if (brand.slug === 'fjord') {
    for (const chart of charts) await keepChart(tx, brand.id, null, chart);
    const [tee, crew, parka, beanie, scarf] = await Promise.all(['FW-TEE', 'FW-CREW', 'FW-PARKA', 'FW-BEANIE', 'FW-SCARF'].map(product));
    if (crew) await noteFit(tx, crew, 'small', 'Knitted close: between two sizes take the larger.');
    if (parka) await noteFit(tx, parka, 'large', 'Cut to go over a thick sweater.');
    if (beanie && scarf) await relate(tx, beanie, { other: scarf, kind: 'fits', direction: 'to' });
    if (tee && crew) await relate(tx, tee, { other: crew, kind: 'fits', direction: 'to' });
  }
  for (const [at, terms] of codes(brand, tx.now).entries()) await putPromotion(tx, { brandId: brand.id, source: 'demo', sourceId: `code-${at + 1}`, terms, changedAt: tx.now });
}

function codes({ slug, currency }: Brand, now: Date): Promotion[] {
  const plain: Promotion = { code: '', gift: { kind: 'percent', percent: 10 }, currency, on: true, minimum_minor: null, minimum_pieces: null, only: noGoods, not: noGoods, customer_tags: [], first_order_only: false, uses_total: null, uses_per_customer: null, used: 0, from: null, until: null, countries: [], combinable: false };
  return [
    { ...plain, code: 'WELCOME10', first_order_only: true, uses_per_customer: 1 }, { ...plain, code: 'SHIPFREE', gift: { kind: 'free_shipping' }, minimum_minor: 5000 }, { ...plain, code: 'FIVE', gift: { kind: 'fixed', amount_minor: 500 }, combinable: true },
    { ...plain, code: 'SUMMER20', gift: { kind: 'percent', percent: 20 }, until: new Date(now.getTime() - 60 * DAY).toISOString() }, { ...plain, code: 'ADVENT15', gift: { kind: 'percent', percent: 15 }, from: new Date(now.getTime() + 5 * DAY).toISOString(), until: new Date(now.getTime() + 30 * DAY).toISOString() },
    ...(slug === 'fjord' ? [{ ...plain, code: 'KNIT3FOR2', gift: { kind: 'buy_get' as const, buy: 2, get: 1, percent: 100 }, only: { ...noGoods, categories: ['Knitwear'] } }] : []),
  ];
}
