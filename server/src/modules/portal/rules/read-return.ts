import { conditions, wishReasons } from '../../returns/index.ts';

/** What somebody typed into the return's form, line by line, in the order of the order's lines. */
export interface ReturnWish {
  readonly line_id: string;
  readonly quantity: number;
  readonly reason: (typeof wishReasons)[number];
  readonly reason_code?: string;
  readonly condition?: (typeof conditions)[number];
  readonly variant_id?: string;
}

export interface FormOf {
  /** the first value of a field; empty where there is none */
  one(name: string): string;
  all(name: string): readonly string[];
}

/**
 * Reads the chosen lines; a reason is written `means:code`. What is not one of the reasons, conditions or lines is not taken: null says that
 * a line was chosen without why, and nothing may be guessed.
 */
export function readReturn(form: FormOf, lines: readonly { readonly line_id: string; readonly left: number }[]): ReturnWish[] | null {
  const chosen = new Set(form.all('line'));
  const read = lines.flatMap((line, at) => (chosen.has(line.line_id) ? [one(form, line, at)] : []));
  return read.includes(null) ? null : (read as ReturnWish[]);
}

function one(form: FormOf, line: { readonly line_id: string; readonly left: number }, at: number): ReturnWish | null {
  const [means = '', code] = form.one(`reason_${at}`).split(':');
  const reason = wishReasons.find((known) => known === means);
  if (reason === undefined) return null;
  const typed = Number(form.one(`quantity_${at}`) || '1');
  const condition = conditions.find((known) => known === form.one(`condition_${at}`));
  const variant = form.one(`variant_${at}`);
  return {
    line_id: line.line_id, quantity: Number.isSafeInteger(typed) ? Math.min(Math.max(1, typed), Math.max(1, line.left)) : 1, reason, ...(code === undefined || code === '' ? {} : { reason_code: code }), ...(condition === undefined ? {} : { condition }),
    ...(/^[0-9a-f-]{36}$/.test(variant) ? { variant_id: variant } : {}),
  };
}
