import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import type { relationKinds } from '../contract-goods.ts';
import type { Runs } from '../rules/size-chart.ts';

type RelationKind = (typeof relationKinds)[number];

async function brandOf(tx: Tx, id: string): Promise<string> {
  const row = await tx.maybe<{ brand_id: string }>(sql`select brand_id from catalogue.product where id = ${id} for update`);
  if (row === undefined) throw notFound('product');
  return row.brand_id;
}

/** What a brand says of how a product fits; the shop's next copy of the product leaves it as it is. */
export async function noteFit(tx: Tx, id: string, runs: Runs, note: string): Promise<void> {
  const brandId = await brandOf(tx, id);
  await tx.run(sql`update catalogue.product set runs = ${runs}, fit_note = ${note.trim()} where id = ${id}`);
  await record(tx, { action: 'catalogue.fit_noted', subjectKind: 'product', subjectId: id, brandId, facts: { runs } });
}

export interface Relation {
  readonly other: string;
  readonly kind: RelationKind;
  /** whether it goes from this product to the other */
  readonly direction: 'to' | 'from';
}

/** Two products of one brand belong together. Said twice, it is said once. */
export async function relate(tx: Tx, id: string, { other, kind, direction }: Relation): Promise<void> {
  const [here, there] = [await brandOf(tx, id), await brandOf(tx, other)];
  if (here !== there || id === other) throw invalid('Two different products of one brand belong together.', [{ field: 'product_id', message: 'not_of_this_brand' }]);
  const [from, to] = ends(id, { other, kind, direction });
  await tx.run(sql`insert into catalogue.relation (brand_id, from_id, to_id, kind) values (${here}, ${from}, ${to}, ${kind}) on conflict do nothing`);
  await record(tx, { action: 'catalogue.related', subjectKind: 'product', subjectId: id, brandId: here, facts: { kind, other } });
}

export async function unrelate(tx: Tx, id: string, relation: Relation): Promise<void> {
  const brandId = await brandOf(tx, id);
  const [from, to] = ends(id, relation);
  await tx.run(sql`delete from catalogue.relation where kind = ${relation.kind} and ((from_id = ${from} and to_id = ${to}) or (${relation.kind} = 'fits' and from_id = ${to} and to_id = ${from}))`);
  await record(tx, { action: 'catalogue.unrelated', subjectKind: 'product', subjectId: id, brandId, facts: { kind: relation.kind, other: relation.other } });
}

/** What fits is one fact, whichever of the two it was said of. */
function ends(id: string, { other, kind, direction }: Relation): [string, string] {
  if (kind === 'fits') return id < other ? [id, other] : [other, id];
  return direction === 'to' ? [id, other] : [other, id];
}
