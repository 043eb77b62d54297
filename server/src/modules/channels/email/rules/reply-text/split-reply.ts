import { isForwardDivider, isOriginalDivider, isReplyAboveMark, isRule } from './dividers.ts';
import { headerBlockAt } from './header-block.ts';
import { isBlank } from './plain-line.ts';
import { signatureStart } from './signature-lines.ts';
import { sharedLineCut, wroteLinesAt } from './wrote-line.ts';

/** The three things a mail body is made of. */
export interface SplitReply {
  /** What the writer wrote now. */
  readonly replyText: string;
  /** What was there before: quotes, attribution lines, forwarded mails. */
  readonly quotedText: string;
  readonly signature: string;
}

/** What a line is: the writer's text, quoted, the attribution above a quote, or a divider below which all is old. */
export type LineKind = 'text' | 'blank' | 'quote' | 'attribution' | 'divider' | 'forward' | 'signature';

export interface Line {
  readonly text: string;
  readonly kind: LineKind;
}

const LINES = 5000;

/** Splits plain text. Linear in its length; beyond 5000 lines the rest counts as quoted. */
export function splitReply(text: string): SplitReply {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const { head, rest } = { head: lines.slice(0, LINES), rest: lines.slice(LINES) };
  return splitLines(classify(head), rest);
}

/** Names the kind of every line. Lines whose kind is already known (from HTML) keep it through `known`. */
export function classify(lines: readonly string[], known: readonly (LineKind | null)[] = []): Line[] {
  const out: Line[] = [];
  for (let at = 0; at < lines.length; at++) {
    const text = lines[at] ?? '';
    const given = known[at] ?? null;
    if (given !== null) {
      out.push({ text, kind: given === 'quote' && isBlank(text) ? 'blank' : given });
      continue;
    }
    const span = isBlank(text) || /^\s*>/.test(text) ? 0 : spanOf(lines, at, out);
    if (span > 0) at += span - 1;
    else if (span === 0) out.push({ text, kind: isBlank(text) ? 'blank' : quoteKind(lines, at) });
  }
  return out;
}

/** Pushes a header of one or several lines and returns its span; 0 when there is none here. */
function spanOf(lines: readonly string[], at: number, out: Line[]): number {
  const text = lines[at] ?? '';
  const push = (span: number, kind: LineKind) => {
    for (let step = 0; step < span; step++) out.push({ text: lines[at + step] ?? '', kind });
    return span;
  };
  if (isForwardDivider(text)) return push(1, 'forward');
  if (isOriginalDivider(text) || isReplyAboveMark(text)) return push(1, 'divider');
  const cut = sharedLineCut(text);
  if (cut > 0) {
    out.push({ text: text.slice(0, cut), kind: 'text' }, { text: text.slice(cut + 1), kind: 'attribution' });
    return 1;
  }
  const wrote = wroteLinesAt(lines, at);
  if (wrote > 0) return push(wrote, 'attribution');
  const block = headerBlockAt(lines, at);
  return block === null ? 0 : push(block.lines, 'divider');
}

/** `> ` quotes; a bar quotes only in company, because tables have bars too. */
function quoteKind(lines: readonly string[], at: number): LineKind {
  const text = lines[at] ?? '';
  if (/^\s*>/.test(text)) return 'quote';
  const barred = (line: string | undefined) => /^\s?\|(?:\s|$)/.test(line ?? '') && !/\|\s*$/.test((line ?? '').replace(/^\s?\|/, ''));
  return barred(text) && (barred(lines[at - 1]) || barred(lines[at + 1])) ? 'quote' : 'text';
}

/** Splits classified lines; `rest` is appended to what is quoted. */
export function splitLines(classified: readonly Line[], rest: readonly string[] = []): SplitReply {
  const lines = joinBrokenQuotes(classified);
  const kept = keptLines(lines);
  const keptText = kept.map((index) => lines[index]).filter((line) => line !== undefined);
  const own = keptText.filter((line) => line.kind !== 'signature').map((line) => line.text);
  const marked = keptText.filter((line) => line.kind === 'signature').map((line) => line.text);
  const start = signatureStart(own);
  const keep = new Set(kept);
  const quoted = lines.filter((_, index) => !keep.has(index)).map((line) => line.text);
  return {
    replyText: tidy(start < 0 ? own : own.slice(0, start)),
    quotedText: tidy([...quoted, ...rest]),
    signature: tidy([...(start < 0 ? [] : own.slice(start)), ...marked]),
  };
}

function tidy(lines: readonly string[]): string {
  let from = 0;
  let to = lines.length;
  while (from < to && isBlank(lines[from] ?? '')) from++;
  while (to > from && isBlank(lines[to - 1] ?? '')) to--;
  return lines.slice(from, to).map((line) => line.trimEnd()).join('\n');
}

/** A link that was wrapped out of its quote belongs to the quote. */
function joinBrokenQuotes(lines: readonly Line[]): Line[] {
  return lines.map((line, index) => {
    if (line.kind !== 'text') return line;
    const before = lines[index - 1];
    const after = lines[index + 1];
    const between = before?.kind === 'quote' && (after?.kind === 'quote' || after === undefined);
    return between && (!/\s/.test(line.text.trim()) || /[(<]https?:[^)>]*$/.test(before.text)) && line.text.trim().length > 8 ? { ...line, kind: 'quote' } : line;
  });
}

/** The indexes of the lines that are the writer's. A mail forwarded with a word on top was forwarded to be read: it stays. */
function keptLines(lines: readonly Line[]): number[] {
  const first = lines.findIndex((line) => line.kind === 'attribution' || line.kind === 'divider' || line.kind === 'forward');
  if (first < 0) return withoutQuotes(lines, 0, lines.length);
  const before = withoutQuotes(lines, 0, withoutRuleAbove(lines, first));
  if (!before.some((index) => lines[index]?.kind === 'text')) return nothingAbove(lines, first);
  return lines[first]?.kind === 'forward' ? range(0, lines.length) : [...before, ...textBelow(lines, first)];
}

/** A drawn line above a quoted header belongs to it. */
function withoutRuleAbove(lines: readonly Line[], first: number): number {
  let end = first;
  while (end > 0 && (lines[end - 1]?.kind === 'blank' || isRule(lines[end - 1]?.text ?? ''))) end--;
  return end;
}

/** Text under a quote that hangs on an attribution line: an answer below. Under a divider everything is old. */
function textBelow(lines: readonly Line[], first: number): number[] {
  if (lines[first]?.kind !== 'attribution') return [];
  let at = first;
  while (at < lines.length && (lines[at]?.kind === 'attribution' || lines[at]?.kind === 'blank')) at++;
  if (lines[at]?.kind !== 'quote') return [];
  const stop = lines.findIndex((line, index) => index > at && (line.kind === 'attribution' || line.kind === 'divider' || line.kind === 'forward'));
  return withoutQuotes(lines, at, stop < 0 ? lines.length : stop);
}

/**
 * Nothing of the writer's above the first header: an answer below the quote, a mail that was only passed on, or one
 * whose quotes bear no marks. The last cannot be told apart, so only its attribution lines go.
 */
function nothingAbove(lines: readonly Line[], first: number): number[] {
  let at = first;
  while (at < lines.length && lines[at]?.kind !== 'text' && lines[at]?.kind !== 'quote') at++;
  const attributed = lines[first]?.kind === 'attribution';
  if (lines[at]?.kind === 'quote') return attributed ? keptFrom(lines, at) : [];
  if (!attributed) return keptFrom(lines, at);
  const last = lines.findLastIndex((line) => line.kind === 'text');
  return range(at, last + 1).filter((index) => lines[index]?.kind !== 'attribution');
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step);
}

function keptFrom(lines: readonly Line[], at: number): number[] {
  return keptLines(lines.slice(at)).map((index) => index + at);
}

/**
 * The writer's lines of a stretch without headers. One block of quotes is taken out; where several alternate with text
 * the writer answers point by point, and the quotes that have an answer below them stay for its sake.
 */
function withoutQuotes(lines: readonly Line[], from: number, to: number): number[] {
  const blocks: { start: number; answered: boolean }[] = [];
  let inQuote = false;
  for (let at = from; at < to; at++) {
    const kind = lines[at]?.kind;
    if (kind === 'quote' && !inQuote) blocks.push({ start: at, answered: false });
    if (kind === 'text') for (const block of blocks) block.answered = true;
    if (kind !== 'blank') inQuote = kind === 'quote';
  }
  const pointByPoint = blocks.filter((block) => block.answered).length > 1;
  const lastAnswered = blocks.findLastIndex((block) => block.answered);
  const trailing = blocks[lastAnswered + 1]?.start ?? to;
  const kept: number[] = [];
  for (let at = from; at < to; at++) {
    const kind = lines[at]?.kind;
    if (kind === 'text' || kind === 'blank' || kind === 'signature' || (kind === 'quote' && pointByPoint && at < trailing)) kept.push(at);
  }
  return kept;
}
