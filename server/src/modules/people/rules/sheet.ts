import { parse } from 'csv-parse/sync';

/** A cell of a sheet (RFC 4180); what a spreadsheet would take for a formula is made text. */
export function cell(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value);
  const plain = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

export interface SheetLine {
  /** as an editor counts them: the headings are the first */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** Lines of a sheet by their headings, in lower case; null where it is none. Commas, semicolons or tabs. */
export function linesOf(csv: string): SheetLine[] | null {
  try {
    const rows = parse(csv, { bom: true, delimiter: [',', ';', '\t'], relax_column_count: true, skip_empty_lines: true, trim: true, info: true }) as unknown as { record: string[]; info: { lines: number } }[];
    const [head, ...rest] = rows;
    if (head === undefined) return null;
    const names = head.record.map((name) => name.toLowerCase().replaceAll(' ', '_'));
    return rest.map(({ record, info }) => ({ line: info.lines, cells: Object.fromEntries(names.map((name, at) => [name, (record[at] ?? '').replace(/^'(?=[=+\-@])/, '')])) }));
  } catch {
    return null;
  }
}
