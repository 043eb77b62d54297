/** One header field: name in lower case, value unfolded, bytes kept as latin-1 characters. */
export type RawHeader = readonly [name: string, value: string];

export interface HeaderBlock {
  readonly headers: readonly RawHeader[];
  readonly bodyStart: number;
  readonly cut: boolean;
}

const HEADER_BYTES = 512 * 1024;
const HEADER_FIELDS = 3000;
const VALUE_CHARACTERS = 64 * 1024;
const NAME = /^[!-9;-~]+[ \t]*$/;

/**
 * Reads the header block of a message or part (RFC 5322 §2.2) from `source`, a latin-1 string, within [start, end).
 * Tolerant: an mbox "From " line is skipped, a line that can be neither header nor continuation ends the block
 * and belongs to the body. Blocks over 512 KiB, over 3000 fields, or values over 64 Ki characters are cut.
 */
export function splitHeaders(source: string, start: number, end: number): HeaderBlock {
  const headers: RawHeader[] = [];
  let name = '';
  let value: string[] = [];
  let length = 0;
  let at = start;
  let cut = false;
  const flush = () => {
    if (name !== '' && headers.length < HEADER_FIELDS) headers.push([name, value.join('').trim()]);
    else if (name !== '') cut = true;
    name = '';
    value = [];
    length = 0;
  };
  while (at < end) {
    const lineEnd = endOfLine(source, at, end);
    const next = lineEnd < end ? lineEnd + 1 : end;
    const line = source.slice(at, lineEnd > at && source.charCodeAt(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd);
    if (line === '') {
      at = next;
      break;
    }
    const first = line.charCodeAt(0);
    const continues = (first === 32 || first === 9) && name !== '';
    if (continues) {
      if (length + line.length <= VALUE_CHARACTERS && at - start <= HEADER_BYTES) {
        value.push(line);
        length += line.length;
      } else cut = true;
    } else {
      const colon = line.indexOf(':');
      const looksNamed = colon > 0 && NAME.test(line.slice(0, colon));
      if (looksNamed) {
        flush();
        name = line.slice(0, colon).trim().toLowerCase();
        const rest = line.slice(colon + 1);
        if (rest.length > VALUE_CHARACTERS || at - start > HEADER_BYTES) cut = true;
        value.push(rest.slice(0, VALUE_CHARACTERS));
        length = rest.length;
      } else if (!isStray(line, headers.length, name) && !headerGoesOn(source, next, end)) break;
    }
    at = next;
  }
  flush();
  return { headers, bodyStart: at, cut };
}

function endOfLine(source: string, at: number, end: number): number {
  const found = source.indexOf('\n', at);
  return found < 0 || found > end ? end : found;
}

/** A line among headers that is no field: skipped when it is an mbox separator or leading white space. */
function isStray(line: string, seen: number, open: string): boolean {
  if (/^>?From /.test(line)) return true;
  if (seen === 0 && open === '') return line.trim() === '';
  return line.trim() === '' ? false : /^[ \t]/.test(line);
}

/** After a line that fits nothing: whether another field follows before the next empty line, so that the line was junk. */
function headerGoesOn(source: string, from: number, end: number): boolean {
  let at = from;
  for (let seen = 0; seen < 200 && at < end; seen++) {
    const lineEnd = endOfLine(source, at, end);
    const line = source.slice(at, Math.min(lineEnd, at + 200)).trimEnd();
    if (line === '') return false;
    if (/^[A-Z][A-Za-z0-9-]{1,60}: ?\S/.test(line)) return true;
    at = lineEnd + 1;
  }
  return false;
}

/** The first value of a header, or the empty string. `name` in lower case. */
export function headerValue(headers: readonly RawHeader[], name: string): string {
  for (const header of headers) if (header[0] === name) return header[1];
  return '';
}

/** All values of a header in the order they stand. `name` in lower case. */
export function headerValues(headers: readonly RawHeader[], name: string): string[] {
  return headers.filter((header) => header[0] === name).map((header) => header[1]);
}
