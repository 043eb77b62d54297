import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { findEntities } from '../../src/modules/triage/rules/entities/find-entities.ts';
import type { Figure, RefereeSet } from '../figure.ts';

interface Row {
  readonly utterance: string;
  readonly entity_type: string;
  readonly start_offset: string;
  readonly end_offset: string;
}

const TYPES: readonly (readonly [theirs: string, ours: string, what: string])[] = [['order_id', 'order_number', 'order numbers'], ['invoice_id', 'invoice_number', 'invoice numbers']];

/** Order and invoice numbers of the utterances, with nothing learned. The set has one entity a row at most. */
export const bitextEntities: RefereeSet = {
  name: 'intent-bitext-ecommerce',
  anchor: 'none published; exact spans, nothing learned',
  measure(folder) {
    const rows = parse<Row>(readFileSync(path.join(folder, 'bitext.csv')), { columns: true });
    const given = rows.map((row) => findEntities(row.utterance));
    const all = { right: 0, given: 0, gold: 0 };
    const figures = TYPES.map(([theirs, ours, what]): Figure => {
      const count = { right: 0, given: 0, gold: 0 };
      for (const [at, row] of rows.entries()) {
        const spans = (given[at] ?? []).filter((entity) => entity.type === ours);
        count.given += spans.length;
        if (row.entity_type !== theirs) continue;
        count.gold++;
        if (spans.some((span) => span.start === Number(row.start_offset) && span.end === Number(row.end_offset))) count.right++;
      }
      for (const key of ['right', 'given', 'gold'] as const) all[key] += count[key];
      return { what: `${what} F1`, value: f1(count) };
    });
    return [{ what: 'order and invoice number spans F1', value: f1(all), atLeast: 0.97 }, ...figures];
  },
};

function f1({ right, given, gold }: { right: number; given: number; gold: number }): number {
  return given + gold === 0 ? 1 : (2 * right) / (given + gold);
}
