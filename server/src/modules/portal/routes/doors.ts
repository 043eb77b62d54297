import { sql } from '../../../platform/db/sql.ts';
import { listBrands, type BrandRow } from '../../identity/index.ts';
import { helpLanguages } from '../../knowledge/index.ts';
import type { PortalPorts } from '../ports.ts';
import { choicesOf, type Choices } from '../rules/settings.ts';
import type { SettingRow, Texts } from '../store/settings.ts';
import { systemActor } from '../../../platform/actor/actor.ts';

/** A brand's portal as the routes know it. */
export interface Door {
  readonly brand: BrandRow;
  readonly enabled: boolean;
  readonly domain: string | null;
  readonly choices: Choices;
  readonly texts: Texts;
  readonly secret: string | null;
  /** in which languages its help says something */
  readonly help: readonly string[];
}

const KEEP_MS = 5000;

/** Which slug and which host belong to which brand; known for some seconds, for every request asks. Hosts are known at once, since a route is chosen by them. */
export class Doors {
  readonly #ports: PortalPorts;
  #known: { readonly bySlug: ReadonlyMap<string, Door>; readonly byHost: ReadonlyMap<string, Door> } = { bySlug: new Map(), byHost: new Map() };
  #until = 0;
  #looking: Promise<void> | null = null;
  /** how often it was said that what is known is old */
  #changes = 0;

  constructor(ports: PortalPorts) {
    this.#ports = ports;
  }

  async bySlug(slug: string): Promise<Door | undefined> {
    await this.#fresh();
    return this.#known.bySlug.get(slug);
  }

  async byHost(host: string): Promise<Door | undefined> {
    await this.#fresh();
    return this.#known.byHost.get(hostOf(host));
  }

  /** Whether a host is a portal's, as far as is known now; looks again behind it when that is old. */
  isPortal(host: string | undefined): boolean {
    if (this.#until <= this.#ports.db.clock.now().getTime()) void this.#fresh().catch((error: Error) => this.#ports.log.warn({ err: error }, 'the portals could not be read'));
    return host !== undefined && this.#known.byHost.has(hostOf(host));
  }

  forget(): void {
    this.#changes += 1;
    this.#until = 0;
  }

  async #fresh(): Promise<void> {
    if (this.#until > this.#ports.db.clock.now().getTime()) return;
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
    });
    await this.#looking;
  }

  async #look(): Promise<void> {
    const changes = this.#changes;
    const { brands, rows, help } = await this.#ports.db.read(systemActor('portal'), async (tx) => {
      const open = await tx.rows<SettingRow>(sql`select brand_id, enabled, domain, choices, texts, secret, changed_at from portal.setting where enabled`);
      const spoken: [string, string[]][] = [];
      for (const row of open) spoken.push([row.brand_id, await helpLanguages(tx, row.brand_id)]);
      return { brands: await listBrands(tx), rows: open, help: new Map(spoken) };
    });
    const doors = rows.flatMap((row): Door[] => {
      const brand = brands.find((one) => one.id === row.brand_id);
      return brand === undefined ? [] : [{ brand, enabled: row.enabled, domain: row.domain, choices: choicesOf(row.choices, brand.color), texts: row.texts, secret: row.secret, help: help.get(row.brand_id) ?? [] }];
    });
    this.#known = { bySlug: new Map(doors.map((door) => [door.brand.slug, door])), byHost: new Map(doors.flatMap((door) => (door.domain === null ? [] : [[door.domain, door]]))) };
    // What was changed while it was looked at may not have been seen.
    this.#until = changes === this.#changes ? this.#ports.db.clock.now().getTime() + KEEP_MS : 0;
  }
}

const hostOf = (host: string): string => host.toLowerCase().replace(/:\d+$/, '');

