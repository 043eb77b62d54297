import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { BRAND_CREATED, type BrandCreated } from '../events.ts';
import { isTimeZone, slugOf } from '../rules/brand-name.ts';
import { addBrand, brandById, brandBySlug, type BrandRow, type NewBrand } from '../store/brands.ts';

/** Opens a brand. The transaction must see every brand: the new one is in nobody's list yet. */
export async function createBrand(tx: Tx, brand: Omit<NewBrand, 'slug'> & { slug?: string | undefined }): Promise<BrandRow> {
  const slug = brand.slug ?? slugOf(brand.name);
  if (brand.time_zone !== undefined && !isTimeZone(brand.time_zone)) throw invalid('This time zone is not known.', [{ field: 'time_zone', message: 'use a name like Europe/Berlin' }]);
  if (await brandBySlug(tx, slug)) throw conflict('slug_taken', 'There is a brand with this short name already.', [{ field: 'slug', message: 'choose another' }]);
  const id = await addBrand(tx, { ...brand, slug });
  const created = (await brandById(tx, id)) as BrandRow;
  const payload: BrandCreated = { locale: created.locale, time_zone: created.time_zone };
  await tx.announce({ name: BRAND_CREATED, brandId: id, subjectId: id, payload });
  await record(tx, { action: BRAND_CREATED, subjectKind: 'brand', subjectId: id, brandId: id });
  return created;
}
