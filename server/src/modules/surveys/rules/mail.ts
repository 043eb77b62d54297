import { inkOn } from './colour.ts';
import type { SurveyKind } from './decide.ts';
import { escape } from './page.ts';
import { answerName, filled, scaleOf, wordsOf } from './words.ts';

export interface SurveyLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface SurveyAsked {
  readonly brand: { readonly name: string; readonly color: string };
  readonly language: string;
  readonly kind: SurveyKind;
  readonly about: string;
  /** address of the page */
  readonly url: string;
}

/** One question with a link for each answer, in words that need no picture. */
export function surveyLetter({ brand, language, kind, about, url }: SurveyAsked): SurveyLetter {
  const words = wordsOf(language);
  const values = { brand: brand.name, subject: about };
  const question = filled(words.question[kind], values);
  const scale = scaleOf(kind);
  const [low, high] = words.ends[kind];
  const link = (score: number): string => `${url}?score=${score}`;
  const ink = inkOn(brand.color);
  const cell = (score: number): string => `<td style="padding:3px"><a href="${escape(link(score))}" style="display:block;min-width:${kind === 'nps' ? 24 : 44}px;padding:12px 4px;border-radius:8px;background:${brand.color};color:${ink};font:600 16px sans-serif;text-align:center;text-decoration:none">${score}</a>${kind === 'csat' ? `<div style="font:12px sans-serif;color:#6b6f7a;text-align:center;padding-top:4px">${escape(words.faces[score - 1] ?? '')}</div>` : ''}</td>`;
  return {
    subject: `${words.subject} – ${brand.name}`,
    text: `${filled(words.about, values)}\n\n${question}\n\n${scale.map((score) => `${answerName(words, kind, score)}${kind !== 'csat' && score === scale[0] ? ` (${low})` : kind !== 'csat' && score === scale.at(-1) ? ` (${high})` : ''}: ${link(score)}`).join('\n')}\n\n${words.mailHint}\n\n${words.unsubscribe}: ${url}/unsubscribe\n`,
    html: `<div dir="${language === 'ar' ? 'rtl' : 'ltr'}" lang="${language}" style="font:15px/1.5 sans-serif;max-width:560px"><p style="color:#6b6f7a">${escape(filled(words.about, values))}</p><p style="font-size:19px;font-weight:600;margin:8px 0 16px">${escape(question)}</p><table role="presentation" cellspacing="0" cellpadding="0"><tr>${scale.map(cell).join('')}</tr></table>${kind === 'csat' ? '' : `<p style="color:#6b6f7a;font-size:13px">${escape(`${scale[0]}: ${low} · ${scale.at(-1)}: ${high}`)}</p>`}<p>${escape(words.mailHint)}</p><p style="font-size:13px"><a href="${escape(`${url}/unsubscribe`)}" style="color:#6b6f7a">${escape(words.unsubscribe)}</a></p></div>`,
  };
}
