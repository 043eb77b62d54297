import type { Tx } from '../../../platform/db/tx.ts';
import { invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { BRAND_CHANGED } from '../events.ts';
import { isTimeZone } from '../rules/brand-name.ts';
import { brandById, changeBrandRow, type BrandRow, type NewBrand } from '../store/brands.ts';

export async function changeBrand(tx: Tx, id: string, change: Partial<NewBrand> & { archived?: boolean | undefined }): Promise<BrandRow> {
  if (!(await brandById(tx, id))) throw notFound('brand');
  if (change.time_zone !== undefined && !isTimeZone(change.time_zone)) throw invalid('This time zone is not known.', [{ field: 'time_zone', message: 'use a name like Europe/Berlin' }]);
  await changeBrandRow(tx, id, change);
  const fields = Object.keys(change);
  await tx.announce({ name: BRAND_CHANGED, brandId: id, subjectId: id, payload: { fields } });
  await record(tx, { action: BRAND_CHANGED, subjectKind: 'brand', subjectId: id, brandId: id, facts: { fields } });
  return (await brandById(tx, id)) as BrandRow;
}
