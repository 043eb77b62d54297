import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/** What the codes of segments stand for, brand by brand. 0 is none. */
export class Dictionaries {
  readonly #words = new Map<string, (string | null)[]>();
  readonly #codes = new Map<string, Map<string, number>>();

  constructor(rows: readonly { brand_id: string; code: number; value: string }[]) {
    for (const { brand_id, code, value } of rows) {
      this.wordsOf(brand_id)[code] = value;
      this.#codesOf(brand_id).set(value, code);
    }
  }

  /** Words by their codes. */
  wordsOf(brandId: string): (string | null)[] {
    const words = this.#words.get(brandId) ?? [null];
    this.#words.set(brandId, words);
    return words;
  }

  /** The code of a word; one that nothing packed has gets the next, for this question only. */
  codeOf(brandId: string, word: string | null): number {
    if (word === null) return 0;
    const codes = this.#codesOf(brandId);
    const known = codes.get(word);
    if (known !== undefined) return known;
    const words = this.wordsOf(brandId);
    codes.set(word, words.length);
    return words.push(word) - 1;
  }

  #codesOf(brandId: string): Map<string, number> {
    const codes = this.#codes.get(brandId) ?? new Map<string, number>();
    this.#codes.set(brandId, codes);
    return codes;
  }
}

export async function readDictionaries(tx: Tx): Promise<Dictionaries> {
  return new Dictionaries(await tx.rows(sql`select brand_id, code, value from facts.dictionary order by brand_id, code`));
}

/** What is behind the ids: keys of reasons, and where teams and agents sit; asked when the question is. */
export interface Surroundings {
  readonly reasonKeys: ReadonlyMap<string, string>;
  readonly siteOfTeam: ReadonlyMap<string, string | null>;
  /** the first team of a person, by id */
  readonly teamOfAgent: ReadonlyMap<string, string>;
  readonly zones: ReadonlyMap<string, string>;
}

/** Only what a question is divided or filtered by is read. */
export async function readSurroundings(tx: Tx, by: { reasons: boolean; teams: boolean; zones: boolean }): Promise<Surroundings> {
  const [reasons, teams, members, brands] = await Promise.all([
    by.reasons ? tx.rows<{ id: string; key: string }>(sql`select id, key from taxonomy.reason`) : [],
    by.teams ? tx.rows<{ id: string; site_id: string | null }>(sql`select id, site_id from identity.team`) : [],
    by.teams ? tx.rows<{ person_id: string; team_id: string }>(sql`select distinct on (person_id) person_id, team_id from identity.team_member order by person_id, team_id`) : [],
    by.zones ? tx.rows<{ id: string; time_zone: string }>(sql`select id, time_zone from identity.brand`) : [],
  ]);
  return {
    reasonKeys: new Map(reasons.map((row) => [row.id, row.key])), siteOfTeam: new Map(teams.map((row) => [row.id, row.site_id])),
    teamOfAgent: new Map(members.map((row) => [row.person_id, row.team_id])), zones: new Map(brands.map((row) => [row.id, row.time_zone])),
  };
}
