import type { Database } from '../../../platform/db/database.ts';
import type { Job } from '../../../platform/jobs/jobs.ts';
import { LabelLater, LabelRefused, type LabelMade } from '../ports.ts';
import { labelToMake, type LabelToMake } from '../queries/label-to-make.ts';
import { slipFile } from '../rules/slip/slip-file.ts';
import { failLabel, forgetAsking, keepLabel, noteAsking, worker } from './keep-label.ts';

/** After so many silences a person is told; the maker may be gone for good. */
export const MOST_SILENCES = 8;

/**
 * Has a label made: a slip here, anything else by its maker, under a key that is the same each time. What was made is kept once. A label that was
 * asked for and that nobody needs any more is asked for once more under its key, to learn what to give back.
 */
export async function makeLabel(db: Database, job: Job): Promise<void> {
  const [id, returnId] = [String(job.payload.label_id), String(job.payload.return_id)];
  const asked = await db.read(worker, (tx) => labelToMake(tx, id, returnId));
  if (asked === null) return;
  if (asked.over && !asked.askedBefore) return failLabel(db, id, returnId, 'The return went on before its label was made.', false);
  const called = asked.maker?.place.name ?? 'The connection';
  try {
    const made = asked.way === 'slip' ? { carrier: '', trackingNumber: null, file: slipFile(asked.slip) } : await askMaker(db, id, asked);
    if (made !== null) await keepLabel(db, id, returnId, made);
  } catch (error) {
    if (error instanceof Unknown) return failLabel(db, id, returnId, error.message, true);
    // What was asked before may have been made, whatever is said now to one who wants to give it back.
    if (error instanceof LabelRefused) return failLabel(db, id, returnId, error.message, asked.unneeded && asked.askedBefore);
    if (error instanceof Silence || job.attempt >= MOST_SILENCES) return failLabel(db, id, returnId, `${called} did not answer.`, asked.askedBefore || !(error instanceof LabelLater));
    throw error;
  }
}

/** A maker that may not be asked twice did not answer. */
class Silence extends Error {}

/** Whether a label was made that is to be given back cannot be learned. */
class Unknown extends Error {}

/** Null: nobody wants it any more, and nobody was asked. */
async function askMaker(db: Database, id: string, asked: LabelToMake): Promise<LabelMade | null> {
  const { maker } = asked;
  if (asked.unneeded) return askAgain(asked);
  if (maker === null) throw new LabelRefused('This connection is gone. Choose another in the returns settings, or upload a label.');
  if (!maker.place.ready) throw new LabelRefused(`${maker.place.name} does not let us make labels: ${maker.place.because ?? 'it is not connected'}.`);
  if (asked.lacks !== null) throw new LabelRefused(asked.lacks);
  if (asked.askedBefore && !maker.place.repeatable) throw new Silence();
  if (!asked.askedBefore && !(await noteAsking(db, id))) return null;
  try {
    return await maker.maker.make(asked.wanted);
  } catch (error) {
    if (error instanceof LabelLater && !asked.askedBefore) await forgetAsking(db, id);
    throw error instanceof LabelRefused || error instanceof LabelLater || maker.place.repeatable ? error : new Silence();
  }
}

/** What was perhaps bought under this key: only a maker that makes no second one and takes the first back is asked. */
async function askAgain({ maker, lacks, wanted }: LabelToMake): Promise<LabelMade> {
  if (maker === null) throw new Unknown('The connection this label was asked from is gone.');
  if (!maker.place.repeatable || !maker.place.voids) throw new Unknown(`${maker.place.name} did not answer, and cannot be asked what became of it.`);
  if (!maker.place.ready || lacks !== null) throw new Unknown(`${maker.place.name} cannot be asked now what became of it.`);
  return maker.maker.make(wanted);
}
