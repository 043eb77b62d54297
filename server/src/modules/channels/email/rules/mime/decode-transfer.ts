/** The transfer encodings we undo; anything else is passed through. */
export function decodeTransfer(body: string, encoding: string): Buffer {
  const name = encoding.trim().toLowerCase().replace(/[;"'\s].*$/s, '');
  if (name === 'base64') return decodeBase64(body);
  if (name === 'quoted-printable') return decodeQuotedPrintable(body);
  if (name === 'x-uuencode' || name === 'uuencode' || name === 'x-uue' || name === 'uue') return decodeUuencode(body) ?? Buffer.from(body, 'latin1');
  return Buffer.from(body, 'latin1');
}

/**
 * Base64 (RFC 2045 §6.8), tolerant: characters outside the alphabet are skipped, several padded runs may follow
 * one another (some senders encode line by line), a torn last group gives the bytes it still holds.
 */
export function decodeBase64(body: string): Buffer {
  const padded = body.indexOf('=');
  if (padded < 0 || /^=+\s*$/.test(body.slice(padded, padded + 200)) && body.length - padded < 200) return Buffer.from(clean(body), 'base64');
  const runs = body.split(/=+/).map((run) => Buffer.from(clean(run), 'base64'));
  return Buffer.concat(runs);
}

const STRAY = /[^A-Za-z0-9+/\s]/;

function clean(body: string): string {
  return STRAY.test(body) ? body.replace(/[^A-Za-z0-9+/]/g, '') : body;
}

/** Quoted-printable (RFC 2045 §6.7): soft breaks joined, trailing blanks of a line dropped, broken escapes kept. */
export function decodeQuotedPrintable(body: string): Buffer {
  if (!body.includes('=') && !/[ \t]\r?\n/.test(body)) return Buffer.from(body, 'latin1');
  const joined = dropTrailingBlanks(body).replace(/=\r?\n/g, '').replace(/=$/, '');
  const out = Buffer.allocUnsafe(joined.length);
  let length = 0;
  for (let index = 0; index < joined.length; index++) {
    const unit = joined.charCodeAt(index);
    if (unit === 61) {
      const byte = hexPair(joined, index + 1);
      if (byte >= 0) {
        out[length++] = byte;
        index += 2;
        continue;
      }
    }
    out[length++] = unit;
  }
  return out.subarray(0, length);
}

/** Linear on purpose: a pattern like /[ \t]+\n/ is quadratic on a long run of blanks. */
function dropTrailingBlanks(body: string): string {
  if (!/[ \t]\r?\n/.test(body)) return body;
  return body.split('\n').map((line) => {
    const carriage = line.endsWith('\r');
    const kept = (carriage ? line.slice(0, -1) : line).trimEnd();
    return carriage ? `${kept}\r` : kept;
  }).join('\n');
}

function hexPair(text: string, at: number): number {
  const high = hexDigit(text.charCodeAt(at));
  const low = hexDigit(text.charCodeAt(at + 1));
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

function hexDigit(unit: number): number {
  if (unit >= 48 && unit <= 57) return unit - 48;
  if (unit >= 65 && unit <= 70) return unit - 55;
  if (unit >= 97 && unit <= 102) return unit - 87;
  return -1;
}

/** Uuencoded data between `begin` and `end`; null when there is no begin line. */
export function decodeUuencode(body: string): Buffer | null {
  const begin = /(?:^|\n)begin(?:-base64)? [0-7]{3,4} ?[^\r\n]*\r?\n/.exec(body);
  if (begin === null) return null;
  const out: Buffer[] = [];
  for (const line of body.slice(begin.index + begin[0].length).split('\n')) {
    const row = line.replace(/\r$/, '');
    if (row === 'end' || row === '`' || row === '') break;
    out.push(decodeUuRow(row));
  }
  return Buffer.concat(out);
}

function decodeUuRow(row: string): Buffer {
  const length = (row.charCodeAt(0) - 32) & 63;
  const bytes = Buffer.alloc(Math.ceil(length / 3) * 3);
  const six = (at: number) => (at < row.length ? (row.charCodeAt(at) - 32) & 63 : 0);
  for (let group = 0; group * 3 < length; group++) {
    const at = 1 + group * 4;
    const bits = (six(at) << 18) | (six(at + 1) << 12) | (six(at + 2) << 6) | six(at + 3);
    bytes.writeUIntBE(bits, group * 3, 3);
  }
  return bytes.subarray(0, length);
}
