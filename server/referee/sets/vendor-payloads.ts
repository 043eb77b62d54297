import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bodyOf } from '../../src/app/commands/try/recorded-exchange.ts';
import { translators } from '../../src/app/commands/try/translators.ts';
import type { PlaceRecord } from '../../src/modules/connections/index.ts';
import { minorDigits } from '../../src/platform/money/money.ts';
import { share, type Figure, type RefereeSet } from '../figure.ts';
import { amountsTold, type AmountTold } from './vendor-amounts.ts';

/** Every payload of every vendor we translate: none may crash, and each amount must be the source's, read a second time by other means. */
export const vendorPayloads: RefereeSet = {
  name: '../vendor-fixtures',
  anchor: 'payloads the vendors publish; amounts recomputed from the source',
  async measure(folder) {
    const figures: Figure[] = [];
    const all = { files: 0, crashed: 0, amounts: 0, right: 0, translated: 0 };
    for (const [vendor, { load }] of Object.entries(translators)) {
      const { translate } = await load();
      for (const file of filesOf(path.join(folder, vendor))) {
        all.files++;
        const told = bodyOf(JSON.parse(readFileSync(file, 'utf8')));
        if (told === null) continue;
        try {
          const { records } = translate(path.basename(file).split('.')[0] ?? '', told.payload, { url: null, currency: null });
          if (records.length > 0) all.translated++;
          const amounts = amountsTold(vendor, told.payload);
          const right = amounts.filter((amount) => records.some((record) => isSaid(record, amount)));
          all.amounts += amounts.length;
          all.right += right.length;
          for (const wrong of amounts.filter((amount) => !right.includes(amount))) process.stderr.write(`${path.relative(folder, file)}: ${wrong.type} ${wrong.id} is ${wrong.digits} ${wrong.currency}\n`);
        } catch (error) {
          all.crashed++;
          process.stderr.write(`${path.relative(folder, file)}: ${error instanceof Error ? error.message : String(error)}\n`);
        }
      }
    }
    figures.push(
      { what: `payloads of ${Object.keys(translators).length} vendors read without a crash (${all.files})`, value: share(all.files - all.crashed, all.files), atLeast: 1 },
      { what: `amounts equal to the source’s (${all.amounts})`, value: share(all.right, all.amounts), atLeast: 1 },
      { what: 'payloads that hold records of ours', value: all.translated, unit: 'count' },
    );
    return figures;
  },
};

function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesOf(path.join(folder, entry.name)) : entry.name.endsWith('.json') ? [path.join(folder, entry.name)] : [])).sort();
}

/** The digits of the source, scaled to the record's currency, compared as whole numbers. */
function isSaid(record: PlaceRecord, amount: AmountTold): boolean {
  if (record.type !== amount.type || !('sourceId' in record) || record.sourceId !== amount.id || !('currency' in record) || record.currency === null) return false;
  if (amount.currency !== null && record.currency !== amount.currency) return false;
  const said = 'totalMinor' in record && record.type !== 'return' ? record.totalMinor : 'amountMinor' in record ? record.amountMinor : record.type === 'return' ? (amount.of === 'total' ? record.totalMinor : record.refundMinor) : null;
  return said !== null && said !== undefined && BigInt(said) === scaled(amount.digits, minorDigits(record.currency));
}

function scaled(digits: string, decimals: number): bigint {
  const [, sign = '', whole = '0', fraction = ''] = /^([-+]?)(\d+)(?:\.(\d+))?$/.exec(digits) ?? [];
  const kept = BigInt(whole + fraction.padEnd(decimals, '0').slice(0, decimals)) + (Number(fraction[decimals] ?? '0') >= 5 ? 1n : 0n);
  return sign === '-' ? -kept : kept;
}
