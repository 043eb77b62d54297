import { readCursor, writeCursor } from '../../../platform/http/lists.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';

/** Where a page ended: things of one moment go by kind and id, so none is shown twice or left out. */
export interface Ended {
  /** ISO 8601, to the microsecond as the database keeps it */
  readonly at: string;
  readonly kind: string;
  readonly id: string;
}

export const writeEnd = (end: Ended): string => writeCursor({ at: end.at, id: `${end.kind}:${end.id}` });

/** @throws Refusal for a cursor that is not one of these */
export function readEnd(text: string | undefined): Ended | null {
  const cursor = readCursor(text);
  if (cursor === null) return null;
  const [kind = '', id = ''] = cursor.id.split(':');
  if (Number.isNaN(Date.parse(cursor.at)) || !/^[a-z]+$/.test(kind) || !/^[0-9a-f-]{36}$/.test(id)) throw invalid('This cursor is not one of ours; start from the first page.');
  return { at: cursor.at, kind, id };
}
