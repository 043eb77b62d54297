import { decodeEntities } from '../../../platform/hostile/decode-entities.ts';

/** What a reader sees of a source, and where in the source each sign of it stands. */
export interface View {
  readonly text: string;
  at(index: number): number;
}

/** The source itself. */
export function asItStands(source: string): View {
  return { text: source, at: (index) => index };
}

/** Quoted-printable undone (RFC 2045 6.7): soft line ends vanish, `=34` is a 4. */
export function throughQuotedPrintable(source: string): View {
  const view = new Writing(source.length);
  for (const match of source.matchAll(/=\r?\n|=([0-9A-F]{2})|[^=]+|=/gi)) {
    if (match[1] !== undefined) view.sign(String.fromCharCode(Number.parseInt(match[1], 16)), match.index);
    else if (!/^=\r?\n$/.test(match[0])) view.run(match[0], (unit) => match.index + unit);
  }
  return view.done();
}

const INLINE = /^\/?(?:a|abbr|b|bdi|bdo|big|cite|code|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr|del|label|img|!--)(?![a-z0-9])/i;
const REFERENCE = /&(?:#\d{1,8}|#x[0-9a-f]{1,7}|nbsp);/iy;

/** The words of an HTML page: inline tags vanish, others break the line, references to signs are resolved. Linear in its length. */
export function throughMarkup(source: string, below: View = asItStands(source)): View {
  const html = below.text;
  const view = new Writing(html.length);
  const lastClose = html.lastIndexOf('>');
  let at = 0;
  while (at < html.length) {
    const next = nextMark(html, at);
    if (next > at) {
      const from = at;
      view.run(html.slice(from, next), (unit) => below.at(from + unit));
      at = next;
      continue;
    }
    const end = at < lastClose && /^<[a-z/!]/i.test(html.slice(at, at + 2)) ? html.indexOf('>', at) : -1;
    REFERENCE.lastIndex = at;
    const reference = REFERENCE.exec(html)?.[0] ?? '';
    if (reference !== '') view.sign(decodeEntities(reference).charAt(0).replace('\u00a0', ' '), below.at(at));
    else if (end < 0) view.sign(html.charAt(at), below.at(at));
    else if (!INLINE.test(html.slice(at + 1, at + 12))) view.sign('\n', below.at(at));
    at = end < 0 ? at + (reference.length || 1) : end + 1;
  }
  return view.done();
}

/** Where the next `<` or `&` stands, or the end. */
function nextMark(html: string, from: number): number {
  for (let at = from; at < html.length; at++) {
    const unit = html.charCodeAt(at);
    if (unit === 60 || unit === 38) return at;
  }
  return html.length;
}

/** The star that takes the place of a digit at `at`, as long as what stands there: a digit, `=34`, or `&#52;`. */
export function maskDigit(source: string, at: number): string {
  const coded = /^(?:=3[0-9]|&#(x?)0*[0-9a-f]{2};)/i.exec(source.slice(at, at + 12));
  if (coded === null) return '*';
  if (coded[0].startsWith('=')) return '=2A';
  const hex = coded[1] ?? '';
  return `&#${hex}${(hex === '' ? '42' : '2a').padStart(coded[0].length - 3 - hex.length, '0')};`;
}

/** A view being written, sign by sign or in runs. */
class Writing {
  readonly #pieces: string[] = [];
  readonly #places: Int32Array;
  #length = 0;

  /** A view is never longer than its source. */
  constructor(most: number) {
    this.#places = new Int32Array(most);
  }

  sign(text: string, at: number): void {
    this.#pieces.push(text);
    this.#places[this.#length++] = at;
  }

  run(text: string, at: (unit: number) => number): void {
    this.#pieces.push(text);
    for (let unit = 0; unit < text.length; unit++) this.#places[this.#length++] = at(unit);
  }

  done(): View {
    const places = this.#places;
    return { text: this.#pieces.join(''), at: (index) => places[index] ?? 0 };
  }
}
