import { decodeEntities } from '../../../../platform/hostile/decode-entities.ts';
import { countSigns } from './count-signs.ts';
import type { SpamSample } from './sample.ts';

type Add = (condition: boolean, fact: string) => void;

const HTML = 60_000;
const TEXT = 12_000;
const SHORTENERS = /^(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|is\.gd|ow\.ly|cutt\.ly|rebrand\.ly|rb\.gy|shorturl\.at|tiny\.cc)$/;
const CHEAP_ENDINGS = /\.(?:biz|info|top|xyz|click|icu|buzz|work|loan|win|bid|cam|monster|rest|sbs|cfd|tk|ml|ga|cf|gq)$/;

/** Facts about how the body is made and where its links lead; no word of any language is looked at. */
export function bodyFacts(sample: SpamSample, add: Add): void {
  const html = sample.html.slice(0, HTML);
  const text = sample.text.slice(0, TEXT);
  if (html !== '') {
    markupFacts(html, add);
    pictureFacts(html, text, add);
  }
  linkFacts(html, text, add);
  textFacts(text, add);
}

function markupFacts(html: string, add: Add): void {
  add(/<form\b/i.test(html), 'form');
  add(/<script\b|<iframe\b/i.test(html), 'script');
  add(/<font[^>]{0,80}color=["']?(?:#?fff(?:fff)?|white)/i.test(html), 'white text');
  add(/font-size:\s*[01](?:px|pt|%)?\s*[;"']|<font[^>]{0,60}size=["']?(?:0|-[3-9])/i.test(html), 'tiny text');
  add(/\p{L}<!--[^>]{0,60}-->\p{L}|\p{L}<\/?(?!strong|center|section|article|address|caption|summary|details|button|template|textarea|blockquote)[a-z]{6,15}>\p{L}/iu.test(html), 'words torn by tags');
  add((html.match(/&#(?:6[5-9]|[78]\d|9[07-9]|1[01]\d|12[0-2]);/g) ?? []).length > 5, 'letters hidden as numbers');
  add(!/<(?:html|body|div|p)\b/i.test(html) && /<(?:table|font|center|img)\b/i.test(html), 'torn page');
  add(/<center\b|<font[^>]{0,60}size=["']?\+?[4-7]/i.test(html), 'poster');
  add(/bgcolor=|background(?:-color)?:/i.test(html), 'coloured page');
}

function pictureFacts(html: string, text: string, add: Add): void {
  // A photo the customer sends is part of the mail; an advertisement's lies elsewhere.
  const remote = /<img\b[^>]{0,300}\bsrc\s*=\s*["']?\s*https?:/i.test(html);
  add(remote && text.length < 200, 'picture only');
}

const ANCHOR = /<a\b[^>]{0,200}\bhref\s*=\s*["']?\s*(https?:\/\/[^\s"'<>]{1,300})[^>]{0,200}>([^<]{0,200})/gi;
const ADDRESS = /https?:\/\/([^\s"'<>/?#)]{1,200})([^\s"'<>]{0,300})/gi;

function linkFacts(html: string, text: string, add: Add): void {
  let elsewhere = false;
  for (const [, to = '', words = ''] of html.matchAll(ANCHOR)) {
    const said = /(?:https?:\/\/|\bwww\.)([a-z0-9.-]+\.[a-z]{2,})/i.exec(decodeEntities(words))?.[1];
    if (said !== undefined && siteOf(said) !== siteOf(/^https?:\/\/(?:[^@/]*@)?([^/:?#]+)/i.exec(to)?.[1] ?? '')) elsewhere = true;
  }
  add(elsewhere, 'link says another site');
  const links = [...`${html}\n${text}`.matchAll(ADDRESS)].slice(0, 300).map(([, host = '', path = '']) => ({ host: host.toLowerCase(), path }));
  const plain = (host: string) => host.replace(/^[^@]*@/, '').replace(/:\d+$/, '');
  add(links.some(({ host }) => /^(?:\d+(?:\.\d+){3}|\d{8,10}|0x[0-9a-f]+)$/.test(plain(host))), 'link to a number');
  add(links.some(({ host }) => host.includes('@')), 'link with a user');
  add(links.some(({ host }) => /:(?!80$|443$)\d+$/.test(host)), 'link to a port');
  add(links.some(({ host }) => host.includes('%')), 'escaped host');
  add(links.some(({ host }) => SHORTENERS.test(plain(host))), 'short link');
  add(links.some(({ host }) => CHEAP_ENDINGS.test(plain(host))), 'cheap ending');
  add(links.some(({ host, path }) => /\d{4,}|[bcdfghjklmnpqrstvwxz]{6}/.test(plain(host)) || /[\w.+-]+(?:@|%40)[\w-]+\.\w/.test(path)), 'link made for one');
  add(links.some(({ path }) => /unsub|remove|opt-?out/i.test(path)), 'leave link');
}

function siteOf(host: string): string {
  return host.toLowerCase().replace(/\.$/, '').split('.').slice(-2).join('.');
}

function textFacts(text: string, add: Add): void {
  const { letters, capitals, exclaimed } = countSigns(text);
  add(letters > 100 && capitals > letters * 0.25, 'half in capitals');
  add(exclaimed >= 4, 'exclaims');
  add(/!{2,}|[!?]{3,}/.test(text), 'exclaims twice');
  add(/\b1[- .]?8(?:00|88|77|66|55)[- .]\d{3}[- .]\d{4}\b/.test(text), 'free call');
}
