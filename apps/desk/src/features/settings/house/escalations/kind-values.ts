import type { EscalationKind } from '@keepdesk/client';
import type { FormValues } from '../../../../shared/forms/form-dialog.tsx';
import { secondsOf, textOf } from '../../../../shared/words/length.ts';

type Signal = EscalationKind['signals'][number];
type Listed = Extract<Signal, { values: unknown }>['signal'];

const HOUR = 3600;
const SURE = 0.6;

/** A kind as the form shows it. */
export function valuesOf(kind: EscalationKind): FormValues {
  const listed = (name: Listed): string[] => kind.signals.flatMap((signal) => (signal.signal === name && 'values' in signal ? [...signal.values] : []));
  const has = (name: Signal['signal']): boolean => kind.signals.some((signal) => signal.signal === name);
  return {
    name: kind.name, on: kind.on, to: kind.person_id ?? (kind.team_id === null ? '' : `team ${kind.team_id}`), hands_over: kind.hands_over, take: textOf(kind.take_seconds), close: textOf(kind.seconds), hours: kind.hours,
    attach: kind.attach.join('\n'), forbids: [...kind.forbids], priority: kind.priority ?? '', intents: listed('intent'), urgent: listed('urgent_because'), reasons: listed('reason'),
    feeling: has('feeling'), vip: has('vip'), refund: has('refund_waits'), missed: has('deadline_missed'), gather: kind.gather === null ? '' : String(kind.gather.count),
  };
}

/** The kind the form describes. What it asks for more exactly than the form does (a threshold, a length of time) stays as it was in `before`. */
export function kindFrom(values: FormValues, before: EscalationKind): EscalationKind {
  const text = (name: string): string => String(values[name] ?? '').trim();
  const several = (name: string): string[] => (Array.isArray(values[name]) ? (values[name] as string[]) : []);
  const to = text('to');
  const count = Number(text('gather'));
  const signals = [...listed('intent', several('intents'), before), ...listed('urgent_because', several('urgent'), before), ...listed('reason', several('reasons'), before), ...single('feeling', values.feeling === true, before), ...single('vip', values.vip === true, before), ...single('refund_waits', values.refund === true, before), ...single('deadline_missed', values.missed === true, before)];
  return {
    ...before, name: text('name') || before.name, on: values.on === true, team_id: to.startsWith('team ') ? to.slice(5) : null, person_id: to !== '' && !to.startsWith('team ') ? to : null, hands_over: to !== '' && values.hands_over === true,
    take_seconds: secondsOf(text('take')) ?? before.take_seconds, seconds: secondsOf(text('close')) ?? before.seconds, hours: values.hours === 'always' ? 'always' : 'business',
    attach: text('attach').split('\n').map((line) => line.trim()).filter((line) => line !== ''), forbids: several('forbids') as EscalationKind['forbids'], priority: values.priority === 'high' || values.priority === 'urgent' ? values.priority : null,
    signals, gather: Number.isInteger(count) && count > 1 && signals.length > 0 ? { count, within_seconds: before.gather?.within_seconds ?? HOUR } : null,
  };
}

function listed(name: Listed, values: readonly string[], before: EscalationKind): Signal[] {
  if (values.length === 0) return [];
  const kept = before.signals.find((signal) => signal.signal === name);
  return [{ ...(name === 'reason' ? { from_confidence: SURE } : {}), ...kept, signal: name, values } as Signal];
}

const begins = { feeling: { signal: 'feeling', at_most: -0.6, asked_before: true }, vip: { signal: 'vip', from_urgency: 0.5 }, refund_waits: { signal: 'refund_waits' }, deadline_missed: { signal: 'deadline_missed' } } as const;

function single(name: keyof typeof begins, on: boolean, before: EscalationKind): Signal[] {
  return on ? [before.signals.find((signal) => signal.signal === name) ?? begins[name]] : [];
}

/** What a new kind begins with; its key is made of its name when it is saved. */
export const newKind: EscalationKind = {
  key: '', name: '', on: true, signals: [], gather: null, team_id: null, person_id: null, hands_over: false, take_seconds: HOUR, seconds: 8 * HOUR, hours: 'business', attach: [], forbids: ['reply', 'close'], priority: 'high',
};

/** A key nobody has yet, from what a kind is called. */
export function keyFor(name: string, taken: readonly string[]): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^[^a-z]+|_+$/g, '').slice(0, 34);
  const base = plain.length < 2 ? 'kind' : plain;
  for (let n = 1; ; n++) {
    const key = n === 1 ? base : `${base}_${n}`;
    if (!taken.includes(key)) return key;
  }
}
