import { refuseUnless } from '../../staffing/refuse-unless.ts';

/** Lines of one file that say something, read one after the other; whatever is wrong is refused with the file and the line. */
export class Lines {
  private readonly file: string;
  private readonly lines: readonly { readonly cells: readonly string[]; readonly at: number }[];
  private next = 0;

  constructor(file: string, text: string) {
    this.file = file;
    this.lines = text.split(/\r?\n/).flatMap((line, at) => (line.trim() === '' ? [] : [{ cells: line.trim().split(/\s+/), at: at + 1 }]));
  }

  get place(): string {
    return `${this.file}, line ${this.lines[Math.max(0, this.next - 1)]?.at ?? 1}`;
  }

  take(what: string): readonly string[] {
    const line = this.lines[this.next];
    refuseUnless(line !== undefined, 'gap', this.file, `${this.file}: ${what} is missing.`);
    this.next++;
    return line.cells;
  }

  /** `WORD = value`, or `WORD` alone with its value on the next line. */
  value(word: string): string {
    const cells = this.take(word);
    this.insist(cells[0] === word && (cells.length === 1 || (cells.length === 3 && cells[1] === '=')), `"${word}" is expected here`);
    return cells[2] ?? this.take(`what follows ${word}`).join(' ');
  }

  heading(word: string): void {
    this.insist(this.take(word).join(' ') === word, `"${word}" is expected here`);
  }

  count(word: string, least: number, most: number): number {
    return this.whole(this.value(word), least, most);
  }

  /** Lines up to the one that begins with `word`, or to the end. */
  *until(word?: string): Generator<readonly string[]> {
    while (this.next < this.lines.length && this.lines[this.next]?.cells[0] !== word) yield this.take('');
  }

  whole(text: string | undefined, least: number, most: number): number {
    const value = Number(text);
    this.insist(/^\d+$/.test(text ?? '') && value >= least && value <= most, `"${text ?? ''}" must be a whole number from ${least} to ${most}`);
    return value;
  }

  /** `(least,most)` */
  range(text: string | undefined, most: number): { readonly least: number; readonly most: number } {
    const found = /^\((\d+),(\d+)\)$/.exec(text ?? '');
    this.insist(found !== null, `"${text ?? ''}" must be two whole numbers like (2,5)`);
    const range = { least: this.whole(found[1], 0, most), most: this.whole(found[2], 0, most) };
    this.insist(range.least <= range.most, `${text ?? ''}: the least is above the most`);
    return range;
  }

  /** Place of a name in a list. */
  of(names: readonly string[], name: string | undefined, kind: string): number {
    const at = names.indexOf(name ?? '');
    this.insist(at >= 0, `there is no ${kind} "${name ?? ''}"`, `unknown_${kind}`);
    return at;
  }

  insist(holds: boolean, message: string, code = 'invalid_input'): asserts holds {
    refuseUnless(holds, code, this.place, `${this.place}: ${message}.`);
  }
}
