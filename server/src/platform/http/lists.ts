import { type TSchema, Type } from 'typebox';
import { invalid } from '../refusal/refusal.ts';

/** {data, next_cursor}: the shape of every list. */
export function listOf<T extends TSchema>(item: T) {
  return Type.Object({ data: Type.Array(item), next_cursor: Type.Union([Type.String(), Type.Null()]) });
}

export const pageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  cursor: Type.Optional(Type.String({ maxLength: 500 })),
};

/** A cursor says where the page before ended: the sort key and the id of its last row. */
export interface Cursor {
  readonly at: string;
  readonly id: string;
}

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(`${cursor.at}|${cursor.id}`).toString('base64url');
}

export function readCursor(text: string | undefined): Cursor | null {
  if (text === undefined || text === '') return null;
  const [at, id] = Buffer.from(text, 'base64url').toString('utf8').split('|');
  if (!at || !id) throw invalid('This cursor is not one of ours; start from the first page.');
  return { at, id };
}

/** Cuts the extra row that was read to learn whether there is a next page. */
export function pageOf<T>(rows: readonly T[], limit: number, cursor: (row: T) => Cursor): { data: T[]; next_cursor: string | null } {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, next_cursor: rows.length > limit && last !== undefined ? writeCursor(cursor(last)) : null };
}

export const moneyShape = Type.Object({ amount_minor: Type.Integer(), currency: Type.String({ pattern: '^[A-Z]{3}$' }) });
export const idParams = Type.Object({ id: Type.String({ pattern: '^[0-9a-f-]{36}$' }) });
export const timeShape = Type.String({ format: 'date-time' });
