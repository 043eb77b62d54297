export interface MboxPiece {
  readonly raw: Buffer;
  /** bytes from the beginning of the file: where the next mail begins */
  readonly endsAt: number;
}

const NEWLINE = 0x0a;
const FROM = Buffer.from('From ');
/** An envelope line has an address and a year; a sentence that begins with From has not. */
const envelope = /^From \S.*\b\d{4}\b/;
/** What is longer is cut off: no mail program sends such a mail. */
export const LARGEST_MAIL = 60 * 1024 * 1024;

/**
 * Cuts a mailbox file (RFC 4155) into mails, as bytes come. A line that begins with `From `, after an empty line or at the
 * very beginning, and looks like an envelope begins a mail; `>From ` within a mail loses its mark (mboxrd).
 */
export class MboxSplitter {
  #at: number;
  #rest: Buffer = Buffer.alloc(0);
  #lines: Buffer[] | null = null;
  #size = 0;
  #afterBlank = true;

  constructor(from = 0) {
    this.#at = from;
  }

  *push(bytes: Buffer): Generator<MboxPiece> {
    const data = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    let start = 0;
    for (let end = data.indexOf(NEWLINE, start); end !== -1; end = data.indexOf(NEWLINE, start)) {
      yield* this.#line(data.subarray(start, end + 1));
      start = end + 1;
    }
    this.#rest = Buffer.from(data.subarray(start));
  }

  /** The last mail, when there is nothing more. */
  *end(): Generator<MboxPiece> {
    if (this.#rest.length > 0) yield* this.#line(this.#rest);
    this.#rest = Buffer.alloc(0);
    if (this.#lines !== null) yield { raw: this.#take(), endsAt: this.#at };
  }

  *#line(line: Buffer): Generator<MboxPiece> {
    if (this.#afterBlank && line.subarray(0, 5).equals(FROM) && envelope.test(line.subarray(0, 300).toString('latin1'))) {
      if (this.#lines !== null) yield { raw: this.#take(), endsAt: this.#at };
      this.#lines = [];
    } else if (this.#lines !== null && this.#size < LARGEST_MAIL) {
      const kept = /^>+From /.test(line.subarray(0, 20).toString('latin1')) ? line.subarray(1) : line;
      this.#lines.push(Buffer.from(kept));
      this.#size += kept.length;
    }
    this.#afterBlank = line.length <= 2 && line.toString('latin1').trim() === '';
    this.#at += line.length;
  }

  #take(): Buffer {
    const raw = Buffer.concat(this.#lines ?? []);
    this.#lines = null;
    this.#size = 0;
    return raw;
  }
}
