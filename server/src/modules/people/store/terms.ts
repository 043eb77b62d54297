import { compose, sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { ALL_BRANDS } from '../../identity/index.ts';
import { colleaguesOf } from '../../routing/index.ts';
import type { PersonTermsView, TermsShape } from '../contract.ts';

interface Row {
  person_id: string;
  name: string;
  site: PersonTermsView['site'];
  team_ids: string[];
  terms: TermsShape | null;
}

export interface TermsAsked {
  readonly siteId?: string | null;
  readonly personIds?: readonly string[] | null;
  /** only who works for one of these */
  readonly brandIds?: readonly string[] | null;
  /** only who has terms */
  readonly agreed?: boolean;
}

/** People one may see with what was agreed with them, by name. */
export async function termsOf(tx: Tx, { siteId = null, personIds = null, brandIds = null, agreed = false }: TermsAsked = {}, page: { limit: number; after: { at: string; id: string } | null } = { limit: 5000, after: null }): Promise<PersonTermsView[]> {
  return tx.rows<Row>(compose`
    select p.id as person_id, p.name, case when s.id is null then null else jsonb_build_object('id', s.id, 'name', s.name, 'country', s.country, 'time_zone', s.time_zone) end as site,
      coalesce((select array_agg(m.team_id order by m.team_id) from identity.team_member m join identity.team g on g.id = m.team_id and g.archived_at is null where m.person_id = p.id), '{}') as team_ids,
      case when t.person_id is null then null else jsonb_build_object('site_id', t.site_id, 'contract_minutes', t.contract_minutes, 'least_shift_minutes', t.least_shift_minutes, 'most_shift_minutes', t.most_shift_minutes,
        'most_days', t.most_days, 'availability', t.availability, 'nights', t.nights, 'wishes', t.wishes, 'hour_cost_minor', t.hour_cost_minor, 'currency', t.currency, 'starts_on', t.starts_on, 'ends_on', t.ends_on, 'rules_place', t.rules_place) end as terms
    from identity.person p left join people.terms t on t.person_id = p.id
    left join lateral (
      select i.id, i.name, i.country, i.time_zone from identity.site i
      where i.id = coalesce(t.site_id, (select g.site_id from identity.team_member m join identity.team g on g.id = m.team_id and g.archived_at is null and g.site_id is not null where m.person_id = p.id order by g.name limit 1))) s on true
    where p.disabled_at is null and ${colleaguesOf(tx)}
      and (${agreed}::boolean is false or t.person_id is not null)
      and (${siteId}::uuid is null or s.id = ${siteId}::uuid)
      and (${personIds === null ? null : [...personIds]}::uuid[] is null or p.id = any (${personIds === null ? null : [...personIds]}::uuid[]))
      and (${brandIds === null ? null : [...brandIds]}::uuid[] is null or exists (select from identity.role_assignment a where a.person_id = p.id and (a.brand_id = any (${brandIds === null ? null : [...brandIds]}::uuid[]) or a.brand_id = ${ALL_BRANDS}::uuid)))
      and (${page.after?.id ?? null}::uuid is null or (p.name, p.id) > (select c.name, c.id from identity.person c where c.id = ${page.after?.id ?? null}::uuid))
    order by p.name, p.id limit ${page.limit}`);
}

export async function writeTerms(tx: Tx, personId: string, terms: TermsShape): Promise<void> {
  const by = tx.actor.kind === 'person' ? tx.actor.id : null;
  await tx.run(sql`
    insert into people.terms (person_id, site_id, contract_minutes, least_shift_minutes, most_shift_minutes, most_days, availability, nights, wishes, hour_cost_minor, currency, starts_on, ends_on, rules_place, changed_at, changed_by)
    values (${personId}, ${terms.site_id}, ${terms.contract_minutes}, ${terms.least_shift_minutes}, ${terms.most_shift_minutes}, ${terms.most_days}, ${terms.availability}, ${terms.nights}, ${terms.wishes}, ${terms.hour_cost_minor}, ${terms.currency}, ${terms.starts_on}::date, ${terms.ends_on}::date, ${terms.rules_place}, ${tx.now}, ${by})
    on conflict (person_id) do update set site_id = excluded.site_id, contract_minutes = excluded.contract_minutes, least_shift_minutes = excluded.least_shift_minutes, most_shift_minutes = excluded.most_shift_minutes, most_days = excluded.most_days,
      availability = excluded.availability, nights = excluded.nights, wishes = excluded.wishes, hour_cost_minor = excluded.hour_cost_minor, currency = excluded.currency, starts_on = excluded.starts_on, ends_on = excluded.ends_on, rules_place = excluded.rules_place,
      changed_at = excluded.changed_at, changed_by = excluded.changed_by`);
}
