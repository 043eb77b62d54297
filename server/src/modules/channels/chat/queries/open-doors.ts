import { systemActor } from '../../../../platform/actor/actor.ts';
import { sql } from '../../../../platform/db/sql.ts';
import { notFound, Refusal } from '../../../../platform/refusal/refusal.ts';
import type { ChatPorts } from '../ports.ts';
import { originAllowed, usualOrigins } from '../rules/origins.ts';
import type { SettingRow } from '../store/settings.ts';

const finder = systemActor('chat');
const KEEP_MS = 5000;

/** A brand whose chat is open to its pages. */
export interface Door {
  readonly brandId: string;
  readonly setting: SettingRow;
  readonly origins: readonly string[];
}

/** Which key belongs to which brand, and which pages may use it; known for some seconds, for every request asks. */
export class OpenDoors {
  readonly #ports: ChatPorts;
  readonly #known = new Map<string, { door: Door | null; until: number }>();

  constructor(ports: ChatPorts) {
    this.#ports = ports;
  }

  forget(): void {
    this.#known.clear();
  }

  /** The door of a key; refuses a key that is nobody's and a chat that is turned off. */
  async find(key: string): Promise<Door> {
    const now = this.#ports.clock.now().getTime();
    const known = this.#known.get(key);
    const door = known !== undefined && known.until > now ? known.door : await this.#look(key, now);
    if (door === null) throw notFound('chat');
    if (!door.setting.enabled) throw new Refusal(404, 'chat_off', 'This chat is turned off.');
    return door;
  }

  async #look(key: string, now: number): Promise<Door | null> {
    const row = await this.#ports.db.read(finder, (tx) => tx.maybe<SettingRow & { domain: string }>(sql`
      select s.*, b.domain from channels_chat.setting s join identity.brand b on b.id = s.brand_id where s.key = ${key.slice(0, 40)} and b.archived_at is null`));
    const door = row === undefined ? null : { brandId: row.brand_id, setting: row, origins: row.origins.length > 0 ? row.origins : usualOrigins(row.domain, this.#ports.publicUrl) };
    if (this.#known.size > 1000) this.#known.clear();
    this.#known.set(key, { door, until: now + KEEP_MS });
    return door;
  }
}

/** Whether a page may use a door: one of the brand's, or a page of this server itself. */
export function mayEnter(door: Door, origin: string | undefined, host: string | undefined): boolean {
  if (origin !== undefined && host !== undefined && URL.canParse(origin) && new URL(origin).host === host) return true;
  return originAllowed(origin, door.origins);
}
