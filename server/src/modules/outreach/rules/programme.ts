import { TRIGGERS, type Channel, type Risk, type Terms, type Trigger } from './shapes.ts';
import { faultsOfWording, type WordingFault } from './check-wording.ts';
import type { OutreachSettings } from './settings.ts';
import { LANGUAGES, wordsOf, type Language, type Wording } from './words/index.ts';

/** What a brand sets for one kind of happening. */
export interface Programme {
  readonly channels: readonly Channel[];
  readonly holdout_percent: number;
  readonly minimum_age_hours: number;
  /** told only where this is at least so likely; without it, everybody */
  readonly only_risk?: { readonly of: Risk; readonly percent: number } | null | undefined;
  readonly wordings: Readonly<Partial<Record<Language, Wording>>>;
}

/** Incidents have a screen of their own. */
export const PROGRAMMES: readonly Trigger[] = TRIGGERS.filter((trigger) => trigger !== 'incident' && trigger !== 'incident_over');

/** How every programme begins: by mail, a tenth held out, in every language that is written here. */
export function startOf(trigger: Trigger): Programme {
  // Who asked to be told of something is not held out, unless a brand wants to.
  return { channels: ['email'], holdout_percent: trigger === 'back_in_stock' ? 0 : 10, minimum_age_hours: 0, wordings: Object.fromEntries(LANGUAGES.map((language) => [language, wordsOf(language).starts[trigger]])) };
}

export type ProgrammeFault = WordingFault & { readonly language: Language };

export function faultsOfProgramme(trigger: Trigger, programme: Programme): ProgrammeFault[] {
  const noTemplate: ProgrammeFault[] = programme.channels.includes('whatsapp') && whatsappIn(programme, []) === null ? [{ language: 'en', problem: 'no_template', field: 'whatsapp', what: 'whatsapp', message: 'names no template for WhatsApp' }] : [];
  return [...noTemplate, ...LANGUAGES.flatMap((language) => {
    const wording = programme.wordings[language];
    return wording === undefined ? [] : faultsOfWording(trigger, wording).map((fault) => ({ ...fault, language }));
  })];
}

export function termsOf(id: string, on: boolean, programme: Programme, settings: OutreachSettings, timeZone: string): Terms {
  return {
    id, on, channels: programme.channels, holdoutShare: programme.holdout_percent / 100, minimumAgeHours: programme.minimum_age_hours, quiet: settings.quiet, mostPerDay: settings.most_per_day,
    mostPerWeek: settings.most_per_week, wroteWithinDays: settings.wrote_within_days, timeZone,
    onlyRisk: programme.only_risk ? { of: programme.only_risk.of, atLeast: programme.only_risk.percent / 100 } : null,
  };
}

/** Chances that these terms ask for. */
export const risksIn = (terms: readonly (Terms | null)[]): Set<Risk> => new Set(terms.flatMap((one) => one?.onlyRisk?.of ?? []));

/** The wording with a template in the first of these languages, else in English, else in any there is; null where no language names one. */
export function whatsappIn(programme: Programme, wanted: readonly Language[]): { language: Language; template: NonNullable<Wording['whatsapp']> } | null {
  for (const one of [...wanted, 'en', ...LANGUAGES] as Language[]) {
    const template = programme.wordings[one]?.whatsapp;
    if (template && template.template !== '') return { language: one, template };
  }
  return null;
}

/** The ways a notice may still go: not those that could not bring it, nor WhatsApp without a template. */
export function waysLeft(programme: Programme, tried: readonly Channel[]): Channel[] {
  return programme.channels.filter((channel) => !tried.includes(channel) && (channel !== 'whatsapp' || whatsappIn(programme, []) !== null));
}

/**
 * The wording in the first of these languages (a customer's, then the brand's), else in English, else in any there is. What a brand does not say in a language
 * is not said for it: a second person agreed to these words and to no others.
 */
export function wordingIn(programme: Programme, wanted: readonly Language[]): { language: Language; wording: Wording } {
  for (const one of [...wanted, 'en', ...LANGUAGES] as Language[]) {
    const wording = programme.wordings[one];
    if (wording) return { language: one, wording };
  }
  throw new Error('a programme without words');
}
