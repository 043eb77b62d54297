import path from 'node:path';
import { parse, parseFragment, serialize, type DefaultTreeAdapterTypes } from 'parse5';
import { sanitiseHtml } from '../../src/platform/hostile/index.ts';
import { readRows } from '../data-folder.ts';
import { share, type RefereeSet } from '../figure.ts';

interface Row {
  readonly set: string;
  readonly payload: string;
  readonly options?: unknown;
  readonly expected?: string | readonly string[];
}

const ELEMENTS = new Set(['script', 'iframe', 'object', 'embed', 'base', 'meta', 'link', 'applet', 'frame', 'frameset', 'style']);
const ADDRESSES = new Set(['href', 'src', 'action', 'formaction', 'xlink:href', 'poster', 'background', 'ping', 'data', 'cite', 'srcset', 'dynsrc', 'lowsrc', 'manifest', 'codebase', 'code']);
// oxlint-disable-next-line no-control-regex -- the checker has to look at control characters
const UNSEEN = /[\u0000-\u0020\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/g;

export const htmlSanitize: RefereeSet = {
  name: 'html-sanitize',
  anchor: 'DOMPurify 0 dangerous; sanitize-html defaults 3 flagged; raw 269 of 473',
  measure(folder) {
    const rows = readRows<Row>(path.join(folder, 'vectors.jsonl'));
    const harmless = rows.filter((row) => row.set === 'dompurify' || (row.set === 'sanitize-html' && row.options === null));
    const dangerous = rows.filter((row) => {
      const { html } = sanitiseHtml(row.payload);
      return isDangerous(parseFragment(html)) || isDangerous(parse(html));
    });
    const kept = harmless.filter((row) => [row.expected ?? ''].flat().map(normal).includes(normal(sanitiseHtml(row.payload).html)));
    return [
      { what: `dangerous of ${rows.length}`, value: dangerous.length, atMost: 0, unit: 'count' },
      { what: 'equal to what others keep (they keep forms, svg and relative links)', value: share(kept.length, harmless.length) },
    ];
  },
};

type Node = DefaultTreeAdapterTypes.Node | DefaultTreeAdapterTypes.DocumentFragment;

function isDangerous(node: Node): boolean {
  if ('tagName' in node && (ELEMENTS.has(node.tagName) && !isImplied(node) || node.attrs.some((attribute) => isDangerousAttribute(node.tagName, attribute)))) return true;
  return 'childNodes' in node && node.childNodes.some(isDangerous);
}

/** A document parse adds html, head and body, none of them on the list; kept apart for clarity. */
function isImplied(node: DefaultTreeAdapterTypes.Element): boolean {
  return node.tagName === 'head' || node.tagName === 'body' || node.tagName === 'html';
}

function isDangerousAttribute(tag: string, attribute: { name: string; value: string; prefix?: string | undefined }): boolean {
  const name = attribute.prefix === undefined || attribute.prefix === '' ? attribute.name : `${attribute.prefix}:${attribute.name}`;
  if (name.startsWith('on') || name === 'srcdoc') return true;
  const value = attribute.value.replace(UNSEEN, '').toLowerCase();
  if (name === 'style') return /url\(|expression|behavior|position|javascript/.test(value);
  if (!ADDRESSES.has(name) || !/^(?:javascript|vbscript|data):/.test(value)) return false;
  return !(tag === 'img' && name === 'src' && value.startsWith('data:image/'));
}

/** Markup as the parser understands it, without the attributes we add to links. */
function normal(html: string): string {
  return serialize(parseFragment(html)).replace(/ (?:target|rel|data-shown|data-suspicion)="[^"]*"/g, '').replace(/\s+/g, ' ').trim();
}
