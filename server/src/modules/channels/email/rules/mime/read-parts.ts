import { readParameters, type Parametered } from './read-parameters.ts';
import { headerValue, splitHeaders, type RawHeader } from './split-headers.ts';

/** One node of a MIME message. Leaves hold their undecoded body; multiparts hold children. */
export interface Part {
  readonly headers: readonly RawHeader[];
  readonly type: Parametered;
  readonly disposition: Parametered;
  /** Undecoded body, bytes as latin-1 characters; empty for a multipart that was split. */
  readonly body: string;
  readonly children: readonly Part[];
}

const DEPTH = 60;
const PARTS = 2000;

interface Walk {
  readonly source: string;
  readonly warnings: Set<string>;
  parts: number;
}

/**
 * Reads a message (RFC 5322, RFC 2045–2046) into its tree of parts. Never throws: what nests deeper than 60 or counts
 * more than 2000 parts stays undivided in its parent; multiparts without their boundary become text.
 * Embedded message/rfc822 parts are leaves: they are shown as attachments, not mixed with the writer's own words.
 */
export function readParts(source: string): { root: Part; warnings: string[] } {
  const walk: Walk = { source: unixNewlinesOnly(source), warnings: new Set(), parts: 0 };
  const root = readPart(walk, 0, walk.source.length, 0, 'text/plain');
  return { root, warnings: [...walk.warnings] };
}

/** Messages written with bare CR line ends (and no LF at all) are given LF, so that they have lines. */
function unixNewlinesOnly(source: string): string {
  return source.includes('\n') || !source.includes('\r') ? source : source.replaceAll('\r', '\n');
}

function readPart(walk: Walk, start: number, end: number, depth: number, usual: string): Part {
  walk.parts++;
  const block = splitHeaders(walk.source, start, end);
  if (block.cut) walk.warnings.add('the header is too large and was cut');
  const type = readType(headerValue(block.headers, 'content-type'), usual);
  const disposition = readParameters(headerValue(block.headers, 'content-disposition'));
  const node = { headers: block.headers, type, disposition };
  if (type.value.startsWith('multipart/')) {
    const children = readChildren(walk, block.bodyStart, end, depth, type);
    if (children !== null) return { ...node, body: '', children };
  }
  return { ...node, body: walk.source.slice(block.bodyStart, end), children: [] };
}

/** Content-Type with the default of its place where it is absent or unreadable (RFC 2045 §5.2). */
function readType(header: string, usual: string): Parametered {
  const type = readParameters(header);
  if (/^[^\s/]+\/[^\s/]+$/.test(type.value)) return type;
  if (type.value === 'text') return { ...type, value: 'text/plain' };
  if (type.value === 'html') return { ...type, value: 'text/html' };
  return { ...type, value: usual };
}

function readChildren(walk: Walk, start: number, end: number, depth: number, type: Parametered): Part[] | null {
  if (depth >= DEPTH || walk.parts >= PARTS) {
    walk.warnings.add('the message nests too many parts; some were left unread');
    return null;
  }
  const declared = (type.parameters['boundary'] ?? '').trimEnd();
  let ranges = declared === '' ? [] : splitAt(walk.source, start, end, declared);
  if (ranges.length === 0) {
    const found = guessBoundary(walk.source, start, end);
    if (found !== '') ranges = splitAt(walk.source, start, end, found);
    walk.warnings.add(found === '' ? 'a multipart has no parts' : 'a multipart had a wrong boundary');
    if (ranges.length === 0) return null;
  }
  const usual = type.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  return ranges.map((range) => readPart(walk, range[0], range[1], depth + 1, usual));
}

type Range = readonly [start: number, end: number];

/** The ranges between boundary lines; the last one runs to `end` where the closing line is missing. */
function splitAt(source: string, start: number, end: number, boundary: string): Range[] {
  const ranges: Range[] = [];
  const mark = `--${boundary}`;
  let open = -1;
  let at = start;
  while (at <= end) {
    const line = lineStartingWith(source, at, end, mark);
    if (line < 0) break;
    const lineEnd = endOfLine(source, line, end);
    const rest = source.slice(line + mark.length, lineEnd).trimEnd();
    at = Math.min(lineEnd + 1, end);
    if (rest === '' || rest === '--') {
      if (open >= 0) ranges.push([open, beforeNewline(source, open, line)]);
      open = rest === '' ? at : -1;
      if (rest === '--' || ranges.length > PARTS) return ranges;
    }
    if (at >= end) break;
  }
  if (open >= 0 && open < end) ranges.push([open, end]);
  return ranges;
}

/** Start of the next line in [at, end) that begins with `mark`; `at` must be a line start. */
function lineStartingWith(source: string, at: number, end: number, mark: string): number {
  if (source.startsWith(mark, at)) return at;
  const found = source.indexOf(`\n${mark}`, at);
  return found < 0 || found + 1 >= end ? -1 : found + 1;
}

/** The line break before a boundary belongs to the boundary (RFC 2046 §5.1.1). */
function beforeNewline(source: string, open: number, line: number): number {
  let end = line;
  if (end > open && source.charCodeAt(end - 1) === 10) end--;
  if (end > open && source.charCodeAt(end - 1) === 13) end--;
  return end;
}

function endOfLine(source: string, at: number, end: number): number {
  const found = source.indexOf('\n', at);
  return found < 0 || found > end ? end : found;
}

/** The boundary a broken header does not name: a `--x` line followed by a Content- header. */
function guessBoundary(source: string, start: number, end: number): string {
  const found = /(?:^|\n)--([^\r\n]{1,200})\r?\nContent-/i.exec(source.slice(start, Math.min(end, start + 64 * 1024)));
  return (found?.[1] ?? '').trimEnd();
}
