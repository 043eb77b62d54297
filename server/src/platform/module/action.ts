import type { TObject } from 'typebox';
import type { Tx } from '../db/tx.ts';
import { invalid, type Refusal } from '../refusal/refusal.ts';

/** How a screen asks for a part of an action. */
export type PartKind = 'person' | 'team' | 'tags' | 'status' | 'reason' | 'priority' | 'hours' | 'text' | 'macro' | 'people' | 'webhook' | 'pool';

/**
 * What is wrong with an asked action. `problem` is stable, and the facts fill its sentence in whatever language it is said;
 * `message` is that sentence in English. `part`: the part it belongs to, where it is one.
 */
export interface ActionFault {
  readonly problem: string;
  readonly message: string;
  readonly part?: string;
  readonly facts?: Readonly<Record<string, string | number>>;
}

/** A fault found only while it is done, as a refusal. */
export const refusedAction = ({ problem, message, facts }: ActionFault): Refusal => invalid(message, [{ message, problem, ...facts }]);

export interface ActionPart {
  readonly name: string;
  readonly kind: PartKind;
  readonly optional?: boolean;
}

/** What to do, as it is kept: `kind` names the action, the rest are its parts. */
export interface AskedAction {
  readonly kind: string;
  readonly [part: string]: unknown;
}

/** To which conversation it is done, and on whose behalf. */
export interface ActionCall {
  readonly brandId: string;
  readonly conversationId: string;
  readonly number: number;
  readonly assigneeId: string | null;
  /** the run of a rule or the like that this belongs to: also the actor of the transaction */
  readonly runId: string;
  /** what asks for it: a rule's id */
  readonly askedBy: string;
}

/** Names of fields and what they hold, as rules know them. */
export type KnownFacts = Readonly<Record<string, string | number | boolean | null | readonly string[] | undefined>>;

/**
 * Something a module can do to a conversation when a rule or the like asks. The module that owns what is changed offers it
 * in its manifest; whoever asks knows only this.
 */
export interface OfferedAction {
  /** lasting: it is kept in rules */
  readonly kind: string;
  /** in plain words, what it does and how that is taken back */
  readonly does: string;
  readonly undo: string;
  readonly shape: TObject;
  readonly parts: readonly ActionPart[];
  /** what is wrong with it in this brand; null when it can be done */
  readonly check?: (tx: Tx, brandId: string, action: AskedAction) => Promise<ActionFault | null>;
  /** fills in what the action comes to in this brand, as far as `foresee` needs to know it */
  readonly prepare?: (tx: Tx, brandId: string, action: AskedAction) => Promise<AskedAction>;
  /** what is known once it is done; left out where no field changes */
  readonly foresee?: (known: KnownFacts, action: AskedAction) => KnownFacts;
  /** does it, or refuses in words. Answers false when there was nothing left to do. */
  readonly perform: (tx: Tx, call: ActionCall, action: AskedAction) => Promise<boolean>;
}
