/** What an HTML scan meets, in order. Names in lower case; attribute text still holds its character references. */
export type HtmlToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string; readonly selfClosing: boolean }
  | { readonly kind: 'close'; readonly name: string };

const RAW = new Set(['style', 'script', 'title', 'textarea', 'xmp', 'noscript', 'noframes', 'noembed', 'iframe', 'template']);

/**
 * Splits HTML into text and tags in linear time, without building a tree: enough to read what a person would see.
 * Never used to decide what is safe to show (see sanitise-html). Comments, doctypes and the inside of style, script
 * and the like are left out; Outlook's `<![if …]>` marks are dropped and their contents kept.
 */
export function* scanHtml(html: string): Generator<HtmlToken> {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      yield { kind: 'text', text: html.slice(at) };
      return;
    }
    if (open > at) yield { kind: 'text', text: html.slice(at, open) };
    const next = html.charCodeAt(open + 1);
    if (next === 33 || next === 63) at = afterDeclaration(html, open);
    else if (isLetter(next) || (next === 47 && isLetter(html.charCodeAt(open + 2)))) {
      const end = endOfTag(html, open + 1);
      const token = readTag(html.slice(open + 1, end));
      at = Math.min(end + 1, html.length);
      if (token.kind === 'open' && RAW.has(token.name)) at = afterRaw(html, at, token.name);
      else yield token;
    } else {
      yield { kind: 'text', text: '<' };
      at = open + 1;
    }
  }
}

function afterDeclaration(html: string, open: number): number {
  const comment = html.startsWith('<!--', open);
  const end = html.indexOf(comment ? '-->' : '>', open + (comment ? 2 : 1));
  if (end < 0) return html.length;
  return end + (comment ? 3 : 1);
}

/** Position of the tag's `>`: quotes after an equals sign hide one. A quote that never closes does not swallow the rest. */
function endOfTag(html: string, from: number): number {
  const limit = Math.min(html.length, from + 32_768);
  let quote = 0;
  let plain = -1;
  for (let index = from; index < limit; index++) {
    const unit = html.charCodeAt(index);
    if (unit === 62) {
      if (quote === 0) return index;
      if (plain < 0) plain = index;
    } else if (quote !== 0) {
      if (unit === quote) {
        quote = 0;
        plain = -1;
      }
    } else if ((unit === 34 || unit === 39) && html.charCodeAt(index - 1) === 61) quote = unit;
  }
  return plain >= 0 ? plain : limit;
}

function readTag(inside: string): HtmlToken {
  const closing = inside.charCodeAt(0) === 47;
  const text = closing ? inside.slice(1) : inside;
  const stop = text.search(/[\s/>]/);
  const name = (stop < 0 ? text : text.slice(0, stop)).toLowerCase();
  if (closing) return { kind: 'close', name };
  const attributes = stop < 0 ? '' : text.slice(stop).trim();
  return { kind: 'open', name, attributes, selfClosing: attributes.endsWith('/') };
}

function afterRaw(html: string, at: number, name: string): number {
  const closing = new RegExp(`</${name}[\\s/>]`, 'gi');
  closing.lastIndex = at;
  const found = closing.exec(html);
  if (found === null) return name === 'title' || name === 'style' || name === 'script' ? html.length : at;
  const end = html.indexOf('>', found.index);
  return end < 0 ? html.length : end + 1;
}

function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}

const attributePatterns = new Map<string, RegExp>();

/** The value of one attribute in a tag's attribute text, or null. `name` in lower case letters and dashes only. */
export function attributeOf(attributes: string, name: string): string | null {
  if (attributes === '') return null;
  let pattern = attributePatterns.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`(?:^|[\\s"'/])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i');
    attributePatterns.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  return found === null ? null : (found[1] ?? found[2] ?? found[3] ?? '');
}
