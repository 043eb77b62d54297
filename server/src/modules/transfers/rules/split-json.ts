/** An object of an export file, where it ends, and what is open around it there. */
export interface JsonPiece {
  readonly text: string;
  /** bytes from the beginning of the file */
  readonly endsAt: number;
  /** brackets that are open around it; reading may go on after it, given these */
  readonly around: string;
}

const [QUOTE, BACKSLASH, BRACE, BRACE_END, BRACKET, BRACKET_END] = ['"', '\\', '{', '}', '[', ']'].map((sign) => sign.charCodeAt(0)) as [number, number, number, number, number, number];
/** One conversation with everything said in it is smaller than this, or it is no conversation. */
export const LARGEST_PIECE = 64 * 1024 * 1024;
/** How an object begins that only holds a list of others, as pages of exports do. */
const wrapping = /^\{\s*(?:"(?!id"|subject")\w+"\s*:\s*(?:"(?:[^"\\]|\\.)*"|-?[\d.]+|null|true|false)\s*,\s*)*"(?:tickets|users|data|results)"\s*:\s*$/;

/**
 * Cuts the objects out of JSON that is too large to hold: JSON lines, a list of objects, or an object that holds lists of
 * them (`{"tickets":[…],"users":[…]}`). Bytes go in as they come. Strings, escapes and nesting are followed; what is in an
 * object is not looked at.
 */
export class JsonSplitter {
  /** brackets that are open around the pieces */
  readonly #around: number[];
  #at: number;
  #inString = false;
  #escaped = false;
  /** brackets open within the piece that is being read; 0 between pieces */
  #level = 0;
  #held: Buffer[] = [];
  #heldBytes = 0;

  constructor(from = 0, around = '') {
    this.#at = from;
    this.#around = [...Buffer.from(around, 'latin1')];
  }

  *push(bytes: Buffer): Generator<JsonPiece> {
    let from = 0;
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i] as number;
      if (this.#inString) this.#followString(byte);
      else if (byte === QUOTE) this.#inString = true;
      else if (byte === BRACE || byte === BRACKET) {
        if (this.#level === 0 && byte === BRACE && this.#around.at(-1) !== BRACE) from = i;
        if (this.#level === 1 && byte === BRACKET && wrapping.test(this.#textUntil(bytes, from, i))) {
          this.#around.push(BRACE, BRACKET);
          this.#drop();
        } else if (this.#level > 0 || (byte === BRACE && this.#around.at(-1) !== BRACE)) this.#level += 1;
        else this.#around.push(byte);
      } else if (byte === BRACE_END || byte === BRACKET_END) {
        if (this.#level === 0) this.#around.pop();
        else if (this.#level > 1) this.#level -= 1;
        else {
          const text = this.#textUntil(bytes, from, i + 1);
          this.#drop();
          yield { text, endsAt: this.#at + i + 1, around: String.fromCharCode(...this.#around) };
        }
      }
    }
    if (this.#level > 0) this.#hold(bytes.subarray(from));
    this.#at += bytes.length;
  }

  /** Whether the file ended in the middle of an object. */
  get unfinished(): boolean {
    return this.#level > 0;
  }

  #followString(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === BACKSLASH) this.#escaped = true;
    else if (byte === QUOTE) this.#inString = false;
  }

  #textUntil(bytes: Buffer, from: number, until: number): string {
    return Buffer.concat([...this.#held, bytes.subarray(from, until)]).toString('utf8');
  }

  #hold(part: Buffer): void {
    this.#held.push(Buffer.from(part));
    this.#heldBytes += part.length;
    if (this.#heldBytes > LARGEST_PIECE) throw new RangeError('One object of this file is larger than 64 MB.');
  }

  #drop(): void {
    this.#level = 0;
    this.#held = [];
    this.#heldBytes = 0;
  }
}
