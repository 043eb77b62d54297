import { createSignInLink } from '../../modules/identity/index.ts';
import { learnChances } from '../../modules/risk/index.ts';
import { learnNow, lookAgain } from '../../modules/shipments/index.ts';
import { forecastNow } from '../../modules/workforce/index.ts';
import { systemActor } from '../../platform/actor/actor.ts';
import { sql } from '../../platform/db/sql.ts';
import type { House } from '../house.ts';
import { publishWeeks } from './agreed.ts';
import type { DemoProgressView } from './contract.ts';
import { buildWorld, type World } from './build-world.ts';
import { History } from './history.ts';
import { writeWaiting } from './not-sent-yet.ts';
import { ToldWorld } from './told/write-told.ts';
import { writeReturns } from './returned-goods.ts';
import { writeSeason } from './season.ts';
import { LiveInputs } from './live-inputs.ts';
import { openDemoShop } from './shop/open.ts';
import type { DemoShop } from './shop/serve.ts';

const DAYS = 365;
/** Written before the first screen: enough to work with. */
const FIRST_DAYS = 3;
/** Days of history with which a first forecast is worth its name, and with which weeks are planned by it. */
const [FORETOLD_WITH, SCHEDULED_WITH] = [15, 61];
/** Days of history with which everything learned from it is learned anew. */
const LEARNED_WITH: readonly number[] = [FORETOLD_WITH, SCHEDULED_WITH, DAYS];

/** The demo world of one house: built once, its history written in the background, its present running. */
export class Demo {
  readonly #house: House;
  #progress: DemoProgressView = { days: 0, of: DAYS, conversations: 0, forecast: { with_days: FORETOLD_WITH, made: false }, schedule: { with_days: SCHEDULED_WITH, made: false } };
  #live: LiveInputs | undefined;
  #shop: DemoShop | null = null;
  #ending = false;
  #writing: Promise<void> | undefined;

  constructor(house: House) {
    this.#house = house;
  }

  get progress(): DemoProgressView {
    return this.#progress;
  }

  /** the shop to chat from; null while there is no demo world */
  get shop(): DemoShop | null {
    return this.#shop;
  }

  /** Answers when the first screen is usable, with a link that signs in. */
  async begin(ports: { webPort: number; smtpPort: number | null }): Promise<{ link: string }> {
    const world = await buildWorld(this.#house);
    const told = new ToldWorld(this.#house, world);
    await told.begin();
    const history = new History(this.#house, world, this.#house.db.clock.now(), DAYS, told.matters);
    const done = await this.#daysWritten();
    this.#progress = { ...this.#progress, days: done };
    for (let day = 0; day < FIRST_DAYS; day++) if (day >= done) await this.#write(history, day);
    this.#shop = await openDemoShop(this.#house, world, history, ports.smtpPort);
    this.#live = new LiveInputs(this.#house, world, history, this.#shop);
    await this.#live.begin(ports.webPort);
    this.#writing = this.#writeReturns(world).then(() => this.#writeTold(told, history)).then(() => this.#writeRest(world, history, Math.max(FIRST_DAYS, done)));
    const base = `http://localhost:${ports.webPort}`;
    return { link: await this.#house.db.transact(systemActor('demo'), (tx) => createSignInLink(tx, world.ownerId, base)) };
  }

  async end(): Promise<void> {
    this.#ending = true;
    await this.#live?.end();
    await this.#writing;
  }

  async #writeReturns(world: World): Promise<void> {
    try {
      await writeReturns(this.#house, world);
      await writeWaiting(this.#house, world);
      await writeSeason(this.#house, world);
    } catch (error) {
      this.#house.log.warn({ err: error as Error }, 'the demo’s returns, waiting orders and season could not be written');
    }
  }

  async #writeTold(told: ToldWorld, history: History): Promise<void> {
    try {
      await told.write(history, () => this.#ending);
    } catch (error) {
      this.#house.log.warn({ err: error as Error }, 'who was told in the demo could not be written');
    }
  }

  async #writeRest(world: World, history: History, from: number): Promise<void> {
    // A demo that was there before has its forecast already.
    if (from >= FORETOLD_WITH) this.#made('forecast');
    if (from >= SCHEDULED_WITH) await this.#schedule(world);
    for (let day = from; day < DAYS && !this.#ending; day++) {
      try {
        await this.#write(history, day);
      } catch (error) {
        this.#house.log.warn({ err: error as Error, day }, 'a day of the demo’s history could not be written');
      }
      if (LEARNED_WITH.includes(day + 1)) await this.#foretell(history);
      if (day + 1 === SCHEDULED_WITH) await this.#schedule(world);
      // People first: history takes what time is left.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async #schedule(world: World): Promise<void> {
    try {
      await publishWeeks(this.#house, world, () => this.#ending);
    } catch (error) {
      this.#house.log.warn({ err: error as Error }, 'the demo’s schedule could not be made');
    }
    this.#made('schedule');
  }

  async #foretell(history: History): Promise<void> {
    for (const brandId of history.brandIds) {
      await learnNow(this.#house.db, brandId);
      await learnChances(this.#house.db, brandId);
      await forecastNow(this.#house.db, brandId, { anew: true });
      await this.#house.db.transact(systemActor('demo'), (tx) => lookAgain(tx, brandId));
    }
    this.#made('forecast');
  }

  async #write(history: History, day: number): Promise<void> {
    const conversations = await history.writeDay(day);
    this.#progress = { ...this.#progress, days: day + 1, conversations: this.#progress.conversations + conversations };
  }

  #made(what: 'forecast' | 'schedule'): void {
    this.#progress = { ...this.#progress, [what]: { ...this.#progress[what], made: true } };
  }

  /** Where an earlier start left off: the oldest day there is. */
  async #daysWritten(): Promise<number> {
    const row = await this.#house.db.read(systemActor('demo'), (tx) => tx.one<{ days: number | null }>(sql`
      select floor(extract(epoch from ${tx.now}::timestamptz - min(c.opened_at)) / 86400)::int as days from conversations.conversation c
      join conversations.message m on m.conversation_id = c.id and m.header_id like 'demo.%' where c.brand_id in (select id from identity.brand)`));
    return row.days ?? 0;
  }
}
