import sanitize from 'sanitize-html';
import { htmlToText } from './html-to-text.ts';
import { displayLink, safeHref, schemeOf } from './safe-link.ts';
import { safeStyle } from './safe-style.ts';

/** Something that was taken out, and how often. */
export interface Blocked {
  readonly what: 'script' | 'frame' | 'form' | 'style_sheet' | 'event_handler' | 'dangerous_link' | 'relative_link' | 'remote_image' | 'style' | 'embedded' | 'too_large' | 'too_slow';
  /** An address or name, where one says more; never markup. */
  readonly detail: string;
  readonly count: number;
}

export interface SanitisedHtml {
  readonly html: string;
  readonly text: string;
  readonly blocked: readonly Blocked[];
}

export interface SanitiseOptions {
  /** HTML beyond this many characters is cut off. */
  readonly maxCharacters?: number;
}

const MAX_CHARACTERS = 1_000_000;
const NESTING = 200;
const BLOCKED = 200;

const TAGS = [
  'a', 'abbr', 'address', 'article', 'aside', 'b', 'bdi', 'bdo', 'big', 'blockquote', 'br', 'caption', 'center', 'cite', 'code', 'col', 'colgroup', 'dd', 'del', 'dfn', 'div', 'dl', 'dt', 'em', 'figcaption', 'figure', 'font', 'footer',
  'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'i', 'img', 'ins', 'kbd', 'li', 'main', 'mark', 'nav', 'ol', 'p', 'pre', 'q', 'rp', 'rt', 'ruby', 's', 'samp', 'section', 'small', 'span', 'strike', 'strong', 'sub', 'sup',
  'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'time', 'tr', 'tt', 'u', 'ul', 'var', 'wbr',
];
const ATTRIBUTES = ['align', 'alt', 'bgcolor', 'border', 'cellpadding', 'cellspacing', 'color', 'colspan', 'dir', 'face', 'height', 'href', 'id', 'lang', 'rel', 'rowspan', 'size', 'span', 'src', 'start', 'style', 'summary', 'target', 'title', 'type', 'valign', 'value', 'width',
  'data-remote-src', 'data-shown', 'data-suspicion'];
const TAKEN: Record<string, Blocked['what']> = {
  script: 'script', iframe: 'frame', frame: 'frame', frameset: 'frame', object: 'embedded', embed: 'embedded', applet: 'embedded', svg: 'embedded', math: 'embedded', video: 'embedded', audio: 'embedded', form: 'form', input: 'form',
  button: 'form', select: 'form', textarea: 'form', style: 'style_sheet', link: 'style_sheet', base: 'embedded', meta: 'embedded',
};
/** Names no DOM property has, so that an id or fragment cannot stand in for one: with a hyphen, or beginning with a digit. */
const CANNOT_SHADOW = /^(?:\d[\w-]{0,63}|[a-z][\w]{0,40}-[\w-]{0,60})$/i;
const PICTURE = /^data:image\/(?:png|jpe?g|gif|webp|bmp);base64,[a-z0-9+/=\s]+$/i;

/**
 * Makes HTML from strangers safe to show: a short list of tags and attributes, styles by their own list, links only to
 * the web, mail and telephone with their real target named, remote images turned into `data-remote-src` so that nothing
 * is fetched until someone asks. Shown in a sandboxed frame besides. The serialiser writes every tag anew, and no tag
 * with a parsing mode of its own (svg, math, style, noscript, textarea …) survives, so the output means one thing only.
 */
export function sanitiseHtml(html: string, options: SanitiseOptions = {}): SanitisedHtml {
  const limit = options.maxCharacters ?? MAX_CHARACTERS;
  const found = new Tally();
  if (html.length > limit) found.add('too_large', `${html.length} characters`);
  const input = html.slice(0, limit).replaceAll('\0', '');
  const clean = sanitize(input, {
    allowedTags: TAGS,
    allowedAttributes: { '*': ATTRIBUTES },
    disallowedTagsMode: 'discard',
    nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title', 'xmp', 'iframe', 'noembed', 'noframes', 'template', 'svg', 'math', 'plaintext'],
    allowedSchemes: ['http', 'https', 'mailto', 'tel', 'cid', 'data'],
    allowProtocolRelative: false,
    nestingLimit: NESTING,
    parseStyleAttributes: false,
    transformTags: { '*': (tagName, attributes) => ({ tagName, attribs: transform(tagName, attributes, found) }) },
  });
  return { html: withLinkDisplay(clean), text: htmlToText(input), blocked: found.list() };
}

function transform(tag: string, attributes: Readonly<Record<string, string>>, found: Tally): Record<string, string> {
  const taken = TAKEN[tag];
  if (taken !== undefined) found.add(taken, tag);
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) found.add('event_handler', name.slice(0, 40));
    else if (name === 'background' && safeHref(value) !== null) found.add('remote_image', value.slice(0, 300));
    else if (name === 'id' && CANNOT_SHADOW.test(value)) out['id'] = value;
    else if (name === 'style') Object.assign(out, styleOf(value, found));
    else if (name !== 'href' && name !== 'src' && name !== 'id' && !name.startsWith('data-') && ATTRIBUTES.includes(name)) out[name] = value;
  }
  if (tag === 'a' && attributes['href'] !== undefined) Object.assign(out, linkOf(attributes['href'], found));
  if (tag === 'img') Object.assign(out, imageOf(attributes['src'] ?? '', found));
  return out;
}

function styleOf(value: string, found: Tally): Record<string, string> {
  const { style, dangerous, remote } = safeStyle(value);
  if (dangerous) found.add('style', '');
  for (const address of remote) found.add('remote_image', address.slice(0, 300));
  return style === '' ? {} : { style };
}

function linkOf(href: string, found: Tally): Record<string, string> {
  if (href.startsWith('#') && CANNOT_SHADOW.test(href.slice(1))) return { href };
  const safe = safeHref(href);
  if (safe !== null) return { href: safe, target: '_blank', rel: 'noopener noreferrer nofollow' };
  const scheme = schemeOf(href);
  if (href.trim() !== '' && !href.trim().startsWith('#')) found.add(scheme === '' ? 'relative_link' : 'dangerous_link', scheme);
  return {};
}

function imageOf(src: string, found: Tally): Record<string, string> {
  if (/^cid:[^\s<>"']{1,300}$/i.test(src) || PICTURE.test(src)) return { src };
  const remote = safeHref(src);
  if (remote !== null && /^https?:/.test(remote)) {
    found.add('remote_image', remote.slice(0, 300));
    return { 'data-remote-src': remote };
  }
  if (src !== '') found.add('dangerous_link', src.slice(0, 30).replace(/[^\w:/.-]/g, ''));
  return {};
}

/** Writes beside each link where it leads and, where its text says otherwise, that it does. Works on our own output only. */
function withLinkDisplay(html: string): string {
  return html.replace(/<a href="([^"]*)"([^>]*)>([\s\S]*?)<\/a>/g, (_whole, href: string, others: string, inner: string) => {
    const { shown, suspicion } = displayLink(href.replaceAll('&amp;', '&'), inner.slice(0, 2000).replace(/<[^>]*>/g, ''));
    const suspicious = suspicion === '' ? '' : ` data-suspicion="${suspicion}"`;
    return `<a href="${href}"${others} data-shown="${escapeAttribute(shown)}"${suspicious}>${inner}</a>`;
  });
}

function escapeAttribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** What was blocked, counted by kind and detail; remote images keep their order. */
class Tally {
  readonly #counts = new Map<string, { what: Blocked['what']; detail: string; count: number }>();

  add(what: Blocked['what'], detail: string): void {
    const key = `${what} ${detail}`;
    const known = this.#counts.get(key);
    if (known !== undefined) known.count++;
    else if (this.#counts.size < BLOCKED) this.#counts.set(key, { what, detail, count: 1 });
  }

  list(): Blocked[] {
    return [...this.#counts.values()];
  }
}
