import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/** Who stands behind a shop front, for signatures, imprints and replies. */
export interface Business {
  readonly legal_name?: string;
  readonly address?: string;
  readonly vat_id?: string;
  readonly website?: string;
}

export interface BrandRow {
  id: string;
  slug: string;
  name: string;
  domain: string;
  color: string;
  locale: string;
  locales: string[];
  time_zone: string;
  business: Business;
  created_at: Date;
  archived_at: Date | null;
}

/** Brands this actor sees, by name. */
export function listBrands(tx: Tx): Promise<BrandRow[]> {
  return tx.rows<BrandRow>(sql`select id, slug, name, domain, color, locale, locales, time_zone, business, created_at, archived_at from identity.brand where archived_at is null order by name, id`);
}

export function brandById(tx: Tx, id: string): Promise<BrandRow | undefined> {
  return tx.maybe<BrandRow>(sql`select id, slug, name, domain, color, locale, locales, time_zone, business, created_at, archived_at from identity.brand where id = ${id}`);
}

export function brandBySlug(tx: Tx, slug: string): Promise<BrandRow | undefined> {
  return tx.maybe<BrandRow>(sql`select id, slug, name, domain, color, locale, locales, time_zone, business, created_at, archived_at from identity.brand where slug = ${slug}`);
}

export interface NewBrand {
  readonly slug: string;
  readonly name: string;
  readonly domain?: string | undefined;
  readonly color?: string | undefined;
  readonly locale?: string | undefined;
  readonly locales?: readonly string[] | undefined;
  readonly time_zone?: string | undefined;
  readonly business?: Business | undefined;
}

export async function addBrand(tx: Tx, brand: NewBrand): Promise<string> {
  const id = tx.id();
  const locale = brand.locale ?? brand.locales?.[0] ?? 'en';
  const locales = [...new Set([locale, ...(brand.locales ?? [])])];
  await tx.run(sql`
    insert into identity.brand (id, slug, name, domain, color, locale, locales, time_zone, business, created_at, updated_at)
    values (${id}, ${brand.slug}, ${brand.name}, ${brand.domain?.toLowerCase() ?? ''}, ${brand.color?.toLowerCase() ?? '#4f46e5'}, ${locale}, ${locales},
            ${brand.time_zone ?? 'UTC'}, ${brand.business ?? {}}, ${tx.now}, ${tx.now})`);
  return id;
}

export async function changeBrandRow(tx: Tx, id: string, change: Partial<NewBrand> & { archived?: boolean | undefined }): Promise<void> {
  const archived = change.archived ?? null;
  await tx.run(sql`
    update identity.brand set slug = coalesce(${change.slug ?? null}, slug), name = coalesce(${change.name ?? null}, name), domain = coalesce(${change.domain?.toLowerCase() ?? null}, domain),
      color = coalesce(${change.color?.toLowerCase() ?? null}, color), locale = coalesce(${change.locale ?? null}, locale), locales = coalesce(${change.locales ?? null}::text[], locales),
      time_zone = coalesce(${change.time_zone ?? null}, time_zone), business = coalesce(${change.business ?? null}::jsonb, business), updated_at = ${tx.now},
      archived_at = case when ${archived}::boolean is null then archived_at when ${archived}::boolean then ${tx.now}::timestamptz end
    where id = ${id}`);
}
