import type { corners, fonts, leave } from '../contract.ts';
import { languages, type Language } from './words/languages.ts';

type Leave = (typeof leave)[number];

/** What a brand chooses for its portal. */
export interface Choices {
  readonly look: { readonly color: string; readonly logo_url: string; readonly font: (typeof fonts)[number]; readonly corners: (typeof corners)[number]; readonly dark: boolean };
  readonly languages: readonly Language[];
  readonly may: { readonly address: Leave; readonly cancel: Leave; readonly returns: boolean; readonly claims: boolean; readonly ask: boolean };
  /** how long a browser stays let in, and a link in a mail shows parcels */
  readonly session_minutes: number;
  readonly link_days: number;
  /** pages of the shop that may show the portal in a frame, besides the brand's own domain */
  readonly embed_origins: readonly string[];
}

/** What brands start with; the colour is the brand's own. */
export function startingChoices(color: string): Choices {
  return {
    look: { color, logo_url: '', font: 'system', corners: 'soft', dark: true }, languages: [...languages],
    may: { address: 'alone', cancel: 'ask', returns: true, claims: true, ask: true }, session_minutes: 120, link_days: 30, embed_origins: [],
  };
}

/** What a brand chose, with what it did not choose as brands start. */
export function choicesOf(kept: Partial<Choices>, color: string): Choices {
  const start = startingChoices(color);
  const known = (kept.languages ?? start.languages).filter((one) => languages.includes(one));
  return { ...start, ...kept, look: { ...start.look, ...kept.look }, may: { ...start.may, ...kept.may }, languages: known.length === 0 ? start.languages : known };
}

/** A host as it is kept: lower case, no scheme, no path; null where it is none. */
export function readHost(typed: string): string | null {
  const text = typed.trim().toLowerCase().replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  return /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/.test(text) ? text : null;
}
