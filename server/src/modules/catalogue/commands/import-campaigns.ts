import { parse } from 'csv-parse/sync';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import type { CampaignFileView } from '../contract.ts';
import { readEvents, readTable, type ReadFile } from '../rules/campaign-file.ts';
import { writeSpan } from '../rules/campaign-span.ts';
import { zoneOf } from '../store/campaigns.ts';
import { putCampaign } from './put-campaign.ts';

interface Given {
  readonly brandId: string;
  readonly format: 'csv' | 'icalendar';
  readonly text: string;
  readonly onlyLook: boolean;
}

const MOST = 2000;

/** Takes a calendar in from a file; the same file again changes what changed in it. What cannot be read is named with its place, and stops nothing else. */
export async function importCampaigns(tx: Tx, { brandId, format, text, onlyLook }: Given): Promise<CampaignFileView> {
  const zone = await zoneOf(tx, brandId);
  const read = format === 'csv' ? readTable(rowsOf(text), zone) : readEvents(text, zone);
  if (read === null) throw invalid(format === 'csv' ? 'The first line has to name the columns, "name" and "from" among them.' : 'This is no iCalendar file: it has to begin with BEGIN:VCALENDAR.', [{ field: 'text', message: format, problem: 'file_unreadable' }]);
  if (read.campaigns.length > MOST) throw invalid(`A file holds at most ${MOST} campaigns.`, [{ field: 'text', message: String(read.campaigns.length), problem: 'file_too_long' }]);
  const counts = { added: 0, changed: 0, same: 0 };
  // Looking keeps nothing: what it would come to is counted, and undone.
  const write = () => countWritten(tx, read, { brandId, source: format }, counts);
  await (onlyLook ? tx.attempt(async () => {
    await write();
    throw new OnlyLooked();
  }).catch((error: unknown) => {
    if (!(error instanceof OnlyLooked)) throw error;
  }) : write());
  if (!onlyLook) await record(tx, { action: 'catalogue.campaigns_imported', subjectKind: 'brand', subjectId: brandId, brandId, facts: { ...counts, faults: read.faults.length } });
  return { ...counts, campaigns: read.campaigns.map((one) => ({ name: one.name, ...days(writeSpan(one, zone)) })), faults: read.faults.map((fault) => ({ place: fault.place, name: fault.name, because: fault.because })) };
}

class OnlyLooked extends Error {}

const days = ({ from, to }: { from: string; to: string }) => ({ from, to });

async function countWritten(tx: Tx, read: ReadFile, of: { brandId: string; source: string }, counts: { added: number; changed: number; same: number }): Promise<void> {
  for (const campaign of read.campaigns) {
    const { outcome } = await putCampaign(tx, { ...campaign, ...of, changedAt: tx.now });
    counts[outcome === 'outdated' ? 'same' : outcome]++;
  }
}

/** Commas, semicolons or tabs, whichever the first line has most of. */
function rowsOf(text: string): string[][] {
  const first = text.split(/\r?\n/, 1)[0] ?? '';
  const delimiter = [',', ';', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length)[0] ?? ',';
  try {
    return parse(text, { delimiter, bom: true, relax_column_count: true, skip_empty_lines: true, trim: true }) as string[][];
  } catch (error) {
    throw invalid(`This table cannot be read: ${(error as Error).message}`, [{ field: 'text', message: 'csv', problem: 'file_unreadable' }]);
  }
}
