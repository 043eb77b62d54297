import { inkOn } from './colour.ts';
import type { SurveyKind } from './decide.ts';
import { answerName, filled, scaleOf, wordsOf, type SurveyWords } from './words.ts';

export interface SurveyPage {
  readonly brand: { readonly name: string; readonly color: string };
  readonly language: string;
  readonly kind: SurveyKind;
  readonly token: string;
  readonly subject: string;
  readonly score: number | null;
  readonly comment: string;
  /** the answer whose link was followed and that is not noted yet */
  readonly asked: number | null;
  readonly commentKept: boolean;
  /** until when it may be changed, in words; null when that is over */
  readonly until: string | null;
}

export const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * The page a customer answers on: the question, its answers as buttons, room for words. It works without a script.
 * Opening it notes nothing, so that a program that follows links in mail votes for nobody; the link's answer is sent by
 * the page's script once somebody sees it, or by its button.
 */
export function surveyPage(page: SurveyPage): string {
  const words = wordsOf(page.language);
  const values = { brand: page.brand.name, subject: page.subject, date: page.until ?? '' };
  const open = page.until !== null;
  const body = `
<p class="about">${escape(filled(words.about, values))}</p>
<h1 id="question">${escape(filled(words.question[page.kind], values))}</h1>
${open ? answers(page, words) : page.score === null ? '' : `<p class="noted">${escape(filled(words.noted, { answer: answerName(words, page.kind, page.score) }))}</p>`}
${open ? '' : `<p class="quiet">${escape(words.over)}</p>`}
${open && page.score !== null ? comment(page, words) : ''}`;
  const hold = page.asked !== null && open ? ` data-asked="${page.asked}" data-noting="${escape(words.noting)}"` : '';
  return frame(page, `${hold}`, body, `<p class="foot"><a href="/s/${page.token}/unsubscribe">${escape(words.unsubscribe)}</a></p>`);
}

function answers(page: SurveyPage, words: SurveyWords): string {
  const [low, high] = words.ends[page.kind];
  const chosen = page.asked ?? page.score;
  const buttons = scaleOf(page.kind).map((score) => `<button name="score" value="${score}"${score === chosen ? ' aria-pressed="true"' : ' aria-pressed="false"'} class="answer"><b>${score}</b>${page.kind === 'csat' ? ` <span>${escape(words.faces[score - 1] ?? '')}</span>` : ''}</button>`).join('');
  const confirm = page.asked === null ? '' : `<button class="send" name="score" value="${page.asked}">${escape(filled(words.send, { answer: answerName(words, page.kind, page.asked) }))}</button>`;
  const noted = page.score === null || page.asked !== null ? '' : `<p class="noted" role="status">${escape(filled(words.noted, { answer: answerName(words, page.kind, page.score) }))}</p><p class="quiet">${escape(filled(words.mayChange, { date: page.until ?? '' }))}</p>`;
  return `<form method="post" action="/s/${page.token}" aria-labelledby="question"><div class="scale ${page.kind}">${buttons}</div>${page.kind === 'csat' ? '' : `<p class="ends"><span>${escape(low)}</span><span>${escape(high)}</span></p>`}${confirm}</form>${noted}`;
}

function comment(page: SurveyPage, words: SurveyWords): string {
  return `<form method="post" action="/s/${page.token}/comment" class="comment"><label for="words">${escape(words.commentLabel)}</label><textarea id="words" name="comment" rows="4" maxlength="4000" placeholder="${escape(words.commentHint)}">${escape(page.comment)}</textarea><button class="send">${escape(words.sendComment)}</button>${page.commentKept ? `<p class="noted" role="status">${escape(words.commentKept)}</p>` : ''}</form>`;
}

/** "Do not ask me again": asked here, done by the button, so that a program that follows links stops nothing. */
export function unsubscribePage(page: Pick<SurveyPage, 'brand' | 'language' | 'token'>, done: boolean): string {
  const words = wordsOf(page.language);
  const text = escape(filled(done ? words.unsubscribed : words.unsubscribeAsk, { brand: page.brand.name }));
  return frame(page, '', done ? `<h1 role="status">${text}</h1>` : `<h1>${escape(words.unsubscribe)}</h1><p class="about">${text}</p><form method="post" action="/s/${page.token}/unsubscribe"><button class="send">${escape(words.unsubscribeDo)}</button></form>`, '');
}

/** A link we did not sign, or not all of it. */
export function unknownPage(language: string): string {
  return frame({ brand: { name: '', color: '#4f46e5' }, language }, '', `<h1>${escape(wordsOf(language).unknown)}</h1>`, '');
}

function frame(page: { brand: { name: string; color: string }; language: string }, hold: string, body: string, foot: string): string {
  const ink = inkOn(page.brand.color);
  return `<!doctype html><html lang="${page.language}" dir="${page.language === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><title>${escape(page.brand.name || 'Keepdesk')}</title><style>${css}:root{--brand:${page.brand.color};--on-brand:${ink}}</style></head><body${hold}><header><span aria-hidden="true">${escape([...page.brand.name][0] ?? '')}</span><strong>${escape(page.brand.name)}</strong></header><main>${body}</main>${foot}<script src="/s/page.js" defer></script></body></html>`;
}

const css = `:root{color-scheme:light dark;--ink:#1b1c20;--quiet:#5c606b;--ground:#f6f6f7;--card:#fff;--line:#d9dae0;--edge:#878b96}
@media (prefers-color-scheme:dark){:root{--ink:#ecedf1;--quiet:#a6aab6;--ground:#131418;--card:#1c1e24;--line:#343741;--edge:#7d818d}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;min-height:100vh;display:flex;flex-direction:column;align-items:center}
header{display:flex;align-items:center;gap:10px;padding:28px 20px 18px;font-size:17px}header span{display:grid;place-items:center;width:32px;height:32px;border-radius:8px;background:var(--brand);color:var(--on-brand);font-weight:600}header span:empty{display:none}
main{width:min(100% - 32px,560px);background:var(--card);border:1px solid var(--line);border-radius:14px;padding:32px 28px}
h1{font-size:24px;line-height:1.25;font-weight:600;margin:0 0 22px;text-wrap:balance}.about{color:var(--quiet);margin:0 0 8px;overflow-wrap:anywhere}.quiet{color:var(--quiet);font-size:14px;margin:4px 0 0}.noted{margin:18px 0 0;font-weight:600}
.scale{display:grid;grid-template-columns:repeat(5,1fr);gap:8px}.scale.nps{grid-template-columns:repeat(11,1fr);gap:4px}.scale.ces{grid-template-columns:repeat(7,1fr);gap:6px}
button{font:inherit;cursor:pointer}.answer{min-height:72px;border:1px solid var(--edge);border-radius:10px;background:transparent;color:inherit;padding:10px 2px;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:2px}.answer b{font-size:20px;font-weight:600}.answer span{font-size:12px;line-height:1.2;color:var(--quiet)}.nps .answer,.ces .answer{min-height:52px}
.answer:hover{border-color:var(--ink)}.answer[aria-pressed=true]{background:var(--brand);border-color:var(--brand);color:var(--on-brand)}.answer[aria-pressed=true] span{color:inherit}:focus-visible{outline:3px solid color-mix(in srgb,var(--brand),var(--ink) 35%);outline-offset:2px}
.ends{display:flex;justify-content:space-between;gap:16px;color:var(--quiet);font-size:14px;margin:8px 0 0}.send{margin-top:18px;border:0;border-radius:10px;background:var(--brand);color:var(--on-brand);font-weight:600;padding:12px 20px;min-height:48px}
.comment{border-top:1px solid var(--line);margin-top:26px;padding-top:22px}label{display:block;font-weight:600;margin-bottom:8px}textarea{width:100%;font:inherit;color:inherit;background:var(--ground);border:1px solid var(--edge);border-radius:10px;padding:10px 12px;resize:vertical}textarea::placeholder{color:var(--quiet);opacity:1}
.foot{font-size:14px;padding:20px;text-align:center}.foot a{color:var(--quiet)}
@media (max-width:480px){main{padding:24px 18px}h1{font-size:21px}.scale.nps{grid-template-columns:repeat(6,1fr)}.scale.nps .answer{min-height:48px}.scale{gap:6px}.answer span{font-size:11px}}
@media (prefers-reduced-motion:no-preference){.answer{transition:background-color .12s,border-color .12s}}`;

/**
 * Sends the answer of the link that was followed, once a person sees the page: not while it is drawn ahead or hidden,
 * and not for a browser that a program drives.
 */
export const pageScript = `(function(){var b=document.body,asked=b.dataset.asked;if(asked===undefined||navigator.webdriver)return;var done=false;
function send(){if(done||document.hidden||document.prerendering)return;done=true;setTimeout(function(){if(document.hidden){done=false;return}
fetch(location.pathname,{method:'POST',headers:{'content-type':'application/x-www-form-urlencoded'},body:'score='+encodeURIComponent(asked)}).then(function(r){if(r.ok)location.replace(location.pathname)})},600)}
document.addEventListener('visibilitychange',send);document.addEventListener('prerenderingchange',send);send()})();`;
