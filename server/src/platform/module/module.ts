import type { App } from '../http/app.ts';
import type { JobHandler } from '../jobs/jobs.ts';
import type { Listener } from '../events/listener.ts';
import type { Tx } from '../db/tx.ts';
import type { OfferedAction } from './action.ts';

/** What a module tells the house about itself. `erase` and `export` are required: a room that keeps people's data must answer for it. */
export interface Module {
  /** lower case, family members with a slash: channels/email */
  readonly name: string;
  readonly routes?: (app: App) => void | Promise<void>;
  readonly listeners?: readonly Listener[];
  readonly jobs?: Readonly<Record<string, JobHandler>>;
  /** what it can do to a conversation when a rule or the like asks */
  readonly actions?: readonly OfferedAction[];
  /** permission → what it allows, in words for the roles screen */
  readonly permissions?: Readonly<Record<string, string>>;
  /** Removes or blanks what this module keeps of one customer; answers with the number of rows touched. */
  readonly erase: ((tx: Tx, customerId: string) => Promise<number>) | 'keeps nothing of a customer';
  /** What this module keeps of one customer, for the person to read. */
  readonly export: ((tx: Tx, customerId: string) => Promise<Record<string, unknown>>) | 'keeps nothing of a customer';
}

export function defineModule(module: Module): Module {
  return module;
}

/** Postgres schema of a module: channels/email → channels_email. */
export function schemaOf(moduleName: string): string {
  return moduleName.replaceAll('/', '_').replaceAll('-', '_');
}
