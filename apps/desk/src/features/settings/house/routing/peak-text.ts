import type { PeakPlan } from '@keepdesk/client';

/** The languages messages are read in, without English, which stands for all others. */
export const peakLanguages = ['ar', 'de', 'es', 'fr', 'it', 'ja', 'nl', 'pt'] as const;
export const MOST_BANNER = 300;

export interface PeakText {
  /** the language */
  id: string;
  banner: string;
  /** the macro that answers; empty for that of all others */
  macro: string;
}

/** What a plan says in languages of their own. */
export function textsOf({ effects }: PeakPlan): PeakText[] {
  const macros = effects.auto_answer?.in_language ?? {};
  const languages = new Set([...Object.keys(effects.banner), ...Object.keys(macros)]);
  languages.delete('en');
  return [...languages].toSorted().map((id) => ({ id, banner: effects.banner[id] ?? '', macro: macros[id] ?? '' }));
}

/** The plan with this said in this language; what is empty is not said. */
export function withText(plan: PeakPlan, { id, banner, macro }: PeakText): PeakPlan {
  const { [id]: _said, ...banners } = plan.effects.banner;
  const answer = plan.effects.auto_answer;
  const { [id]: _answered, ...macros } = answer?.in_language ?? {};
  const inLanguage = macro === '' ? macros : { ...macros, [id]: macro };
  const { in_language: _all, ...usual } = answer ?? { macro_id: '', reasons: [] };
  return {
    ...plan,
    effects: { ...plan.effects, banner: banner === '' ? banners : { ...banners, [id]: banner }, auto_answer: answer === null ? null : { ...usual, ...(Object.keys(inLanguage).length === 0 ? {} : { in_language: inLanguage }) } },
  };
}
