import { isDelay, type Trigger } from './shapes.ts';
import { vagueIn } from './vague.ts';
import type { Wording } from './words/index.ts';

export interface WordingFault {
  readonly problem: 'too_long' | 'no_template' | 'empty' | 'unknown_placeholder' | 'missing_placeholder' | 'vague' | 'unclosed';
  readonly field: 'subject' | 'text' | 'sms' | 'whatsapp';
  /** the placeholder, or the words */
  readonly what: string;
  readonly message: string;
}

const ALWAYS = ['first_name', 'brand'] as const;
const OF_ORDER = ['order_number'] as const;
const OF_PARCEL = [...OF_ORDER, 'carrier', 'tracking_number', 'tracking_link', 'new_date'] as const;
const OF_DELAY = [...OF_PARCEL, 'what_happened', 'what_changed', 'what_you_can_do'] as const;
const OF_RETURN = [...OF_ORDER, 'return_number'] as const;

/** Placeholders a wording may use, by what it is about. */
export function placeholdersOf(trigger: Trigger): readonly string[] {
  if (trigger === 'incident') return [...ALWAYS, ...OF_DELAY, 'incident'];
  if (trigger === 'incident_over') return [...ALWAYS, ...OF_PARCEL, 'incident'];
  if (isDelay(trigger)) return [...ALWAYS, ...OF_DELAY];
  if (trigger.startsWith('return_') || trigger === 'refund_late') return [...ALWAYS, ...OF_RETURN];
  if (trigger === 'renewal_ahead') return [...ALWAYS, 'charge_date'];
  if (trigger === 'payment_failed') return [...ALWAYS];
  if (trigger === 'back_in_stock') return [...ALWAYS, 'product', 'link'];
  return [...ALWAYS, ...(trigger === 'order_received' ? OF_ORDER : OF_PARCEL)];
}

/** What has to be said: of a delay what happened, what changed with the new day, and what they can do. */
export function neededOf(trigger: Trigger): readonly string[] {
  if (isDelay(trigger)) return ['what_happened', 'what_changed', 'what_you_can_do'];
  if (trigger === 'renewal_ahead') return ['charge_date'];
  if (trigger === 'back_in_stock') return ['product'];
  if (trigger === 'pickup_waiting' || trigger === 'attempt_failed') return ['tracking_link'];
  if (trigger === 'incident_over') return ['new_date'];
  return [];
}

/** What keeps a wording from being published. */
export function faultsOfWording(trigger: Trigger, wording: Wording): WordingFault[] {
  const fields = ['subject', 'text'] as const;
  const faults = fields.flatMap((field) => faultsOfField(trigger, field, wording[field]));
  faults.push(...faultsOfShort(trigger, wording));
  const used = new Set(namesIn(wording.text));
  for (const name of neededOf(trigger)) {
    if (!used.has(name)) faults.push({ problem: 'missing_placeholder', field: 'text', what: name, message: `has to say {${name}}` });
  }
  return faults;
}

/** Six messages in a row are a letter. */
const SMS_MOST = 800;

function faultsOfShort(trigger: Trigger, { sms, whatsapp }: Wording): WordingFault[] {
  const faults = sms === undefined || sms.trim() === '' ? [] : faultsOfField(trigger, 'sms', sms);
  if ((sms?.length ?? 0) > SMS_MOST) faults.push({ problem: 'too_long', field: 'sms', what: String(sms?.length), message: `has more than ${SMS_MOST} characters` });
  if (whatsapp === undefined || whatsapp.template === '') return faults;
  const unknown = namesIn(whatsapp.values.join(' ')).filter((name) => !placeholdersOf(trigger).includes(name));
  return [
    ...faults, ...unknown.map((name): WordingFault => ({ problem: 'unknown_placeholder', field: 'whatsapp', what: name, message: `cannot fill {${name}} here` })),
    ...(whatsapp.values.some((value) => value.trim() === '') ? [{ problem: 'empty', field: 'whatsapp', what: whatsapp.template, message: 'leaves a place of its template empty' } as const] : []),
  ];
}

function faultsOfField(trigger: Trigger, field: 'subject' | 'text' | 'sms', text: string): WordingFault[] {
  // What is said by a placeholder of whole sentences is said.
  if (lengthOf(text.replaceAll(/\{(?!what_)[^}]*\}/g, '')) < (field === 'subject' ? 3 : 15)) return [{ problem: 'empty', field, what: '', message: 'says too little' }];
  const allowed = placeholdersOf(trigger);
  const faults: WordingFault[] = namesIn(text).filter((name) => !allowed.includes(name)).map((name) => ({ problem: 'unknown_placeholder', field, what: name, message: `cannot fill {${name}} here` }));
  if (/[{}]/.test(text.replaceAll(/\{\w+\}/g, ''))) faults.push({ problem: 'unclosed', field, what: '{', message: 'has a brace that belongs to no placeholder' });
  const vague = vagueIn(text);
  if (vague !== null) faults.push({ problem: 'vague', field, what: vague, message: `“${vague}” says nothing: say the day or leave it out` });
  return faults;
}

/** What takes two of our letters to say is one of theirs. */
const lengthOf = (text: string): number => text.trim().replaceAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'xx').length;

export const namesIn = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))];
