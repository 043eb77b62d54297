import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

const checkout = path.resolve(import.meta.dirname, '../..');

/** The folder that holds the sets: KEEPDESK_REFEREE_DATA, else ../shared/data beside the checkout; null when there is none. */
export function findDataFolder(): string | null {
  const candidates = [process.env['KEEPDESK_REFEREE_DATA'], path.join(checkout, '../shared/data')];
  return candidates.find((folder): folder is string => folder !== undefined && folder !== '' && existsSync(folder)) ?? null;
}

/** Rows of a JSON Lines file, gzipped when its name ends in .gz. The caller names the shape the set's SOURCE.md describes. */
export function readRows<Row>(file: string): Row[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Row);
}

/** A JSON file, gzipped when its name ends in .gz. */
export function readJson<Value>(file: string): Value {
  const bytes = readFileSync(file);
  return JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')) as Value;
}
