import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { RunAgain, type Job } from '../../../platform/jobs/jobs.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { importConversation } from '../../conversations/index.ts';
import type { ImportState } from '../contract.ts';
import { FETCH_JOB } from '../jobs/fetch-files.ts';
import type { TransfersPorts } from '../ports.ts';
import type { ReadPerson } from '../rules/past.ts';
import { importById, keepLeftOut, keepPeople, keepProgress, knownPeople, noCounts, Overtaken, type Counts, type ImportRow, type LeftOut, type SampleRow } from '../store/imports.ts';
import { prepareConversation, prepareMail, withPeople, type Prepared } from './prepare-past.ts';
import { readPieces, type PlacedPiece } from './read-pieces.ts';

export const IMPORT_JOB = 'transfers.import';
const importer = systemActor('import');
const BATCH = 25;
/** After so long the job gives way and goes on in its next run: a stop of the server waits for no import. */
const TURN_MS = 15_000;
const SAMPLES = 8;

/** Reads the file of an import from where it stands: to check it, or to bring it in. Batches of it commit with the place reached. */
export async function runImport(ports: TransfersPorts, db: Database, job: Job): Promise<void> {
  const id = String(job.payload.import_id);
  const { row, people } = await db.read(importer, async (tx) => {
    const found = await importById(tx, id);
    return { row: found.state === 'checking' && found.position > 0 && !seen.has(id) ? fromTheStart(found) : found, people: await knownPeople(tx, found) };
  });
  if (row.state !== 'checking' && row.state !== 'running') return;
  const run = new Run(ports, db, row, people);
  const until = Date.now() + TURN_MS;
  try {
    for await (const piece of readPieces(ports.blobs, row, people)) {
      await run.take(piece);
      if (run.full && (await run.flush()) !== row.state) return;
      if (run.empty && Date.now() > until) throw new RunAgain(db.clock.now(), 'the rest of the file');
    }
    if ((await run.flush()) === row.state) await run.finish();
  } catch (error) {
    if (error instanceof Overtaken) return;
    if (error instanceof RunAgain || !(error instanceof RangeError || (error as { code?: string }).code?.startsWith('CSV_') || (error as { code?: string }).code === 'ENOENT')) throw error;
    await run.fail((error as { code?: string }).code === 'ENOENT' ? 'The file is not there any more. Upload it again.' : (error as Error).message);
  }
}

class Run {
  readonly #ports: TransfersPorts;
  readonly #db: Database;
  readonly #row: ImportRow;
  readonly #people: Map<string, ReadPerson>;
  readonly #counts: Counts;
  readonly #sample: SampleRow[];
  readonly #staff = new Map<string, string | null>();
  #batch: { prepared: Prepared; place: string }[] = [];
  #leftOut: LeftOut[] = [];
  #newPeople: ReadPerson[] = [];
  #at: { position: number; around: string; line: number };
  #since = 0;

  constructor(ports: TransfersPorts, db: Database, row: ImportRow, people: Map<string, ReadPerson>) {
    this.#ports = ports;
    this.#db = db;
    this.#row = row;
    this.#people = people;
    this.#counts = { ...row.counts };
    this.#sample = [...row.sample];
    this.#at = row;
  }

  get full(): boolean {
    return this.#since >= BATCH * 4 || this.#batch.length >= BATCH;
  }

  get empty(): boolean {
    return this.#since === 0;
  }

  async take({ piece, place, ...at }: PlacedPiece): Promise<void> {
    this.#at = at;
    this.#since += 1;
    const read = 'mail' in piece ? await prepareMail(this.#row, piece.mail) : 'conversation' in piece ? await prepareConversation(this.#ports, this.#row, piece.conversation) : piece;
    if ('person' in read) {
      this.#people.set(read.person.sourceId, read.person);
      this.#newPeople.push(read.person);
    } else if ('skipped' in read) this.#leaveOut({ place, reason: read.skipped, excerpt: read.excerpt });
    else {
      this.#batch.push({ prepared: read, place });
      if (read.remark !== undefined) this.#leaveOut({ place, reason: read.remark });
    }
  }

  /** Everything taken since the last time, with the place reached, in one transaction. */
  async flush(): Promise<ImportState> {
    if (this.empty) return this.#row.state;
    const batch = this.#batch;
    const before = { ...this.#counts };
    let state: ImportState;
    try {
      state = await this.#db.transact(importer, (tx) => this.#write(tx, batch), { silent: true });
    } catch (error) {
      if (this.#row.state === 'checking' || !isOfData(error)) throw error;
      Object.assign(this.#counts, before);
      await this.#oneByOne(batch);
      state = await this.#db.transact(importer, (tx) => this.#write(tx, []), { silent: true });
    }
    this.#batch = [];
    this.#leftOut = [];
    this.#newPeople = [];
    this.#since = 0;
    return state;
  }

  async #write(tx: Tx, entries: readonly { prepared: Prepared; place: string }[]): Promise<ImportState> {
    if (this.#row.state === 'checking') await this.#compare(tx, entries);
    else for (const { prepared } of entries) await this.#bringIn(tx, prepared);
    keepPeople(tx, this.#row, this.#newPeople);
    keepLeftOut(tx, this.#row, this.#leftOut);
    this.#counts.people = this.#people.size;
    return keepProgress(tx, this.#row, { ...this.#at, counts: this.#counts, sample: this.#sample });
  }

  #leaveOut(entry: LeftOut): void {
    this.#leftOut.push(entry);
    this.#counts.left_out += 1;
  }

  async #bringIn(tx: Tx, prepared: Prepared): Promise<void> {
    const imported = await importConversation(tx, await withPeople(tx, prepared, this.#staff));
    this.#counts.messages += imported.messages;
    this.#counts[imported.outcome] += 1;
    if (imported.outcome === 'new') this.#counts.conversations += 1;
    this.#span(prepared);
    if (!this.#row.fetch_files) return;
    for (const [headerId, files] of prepared.elsewhere) {
      const messageId = imported.written.get(headerId);
      if (messageId === undefined) continue;
      this.#counts.files += files.length;
      await tx.schedule({ kind: FETCH_JOB, key: messageId, brandId: this.#row.brand_id, payload: { import_id: this.#row.id, message_id: messageId, files } });
    }
  }

  /** What would come, without a change. */
  async #compare(tx: Tx, entries: readonly { prepared: Prepared }[]): Promise<void> {
    const ids = entries.map(({ prepared }) => prepared.past.sourceId);
    const here = new Set((await tx.rows<{ source_id: string }>(sql`select source_id from conversations.conversation where brand_id = ${this.#row.brand_id} and source = ${this.#row.source} and source_id = any (${ids})`)).map((one) => one.source_id));
    const met = seenIn(this.#row.id);
    for (const { prepared } of entries) {
      const { past } = prepared;
      this.#counts.messages += past.messages.length;
      this.#counts.files += [...prepared.elsewhere.values()].reduce((sum, files) => sum + files.length, 0) + past.messages.reduce((sum, message) => sum + message.attachments.length, 0);
      this.#span(prepared);
      if (met.has(past.sourceId)) continue;
      met.add(past.sourceId);
      this.#counts.conversations += 1;
      this.#counts[here.has(past.sourceId) ? 'known' : 'new'] += 1;
      if (this.#sample.length < SAMPLES) this.#sample.push({ source_id: past.sourceId, subject: past.subject, customer: past.customer === null ? '' : past.customer.name || past.customer.handle.value, messages: past.messages.length, category: past.category ?? 'resolved', opened_at: past.openedAt.toISOString() });
    }
  }

  #span({ past }: Prepared): void {
    const at = past.openedAt.toISOString();
    this.#counts.oldest = this.#counts.oldest === null || at < this.#counts.oldest ? at : this.#counts.oldest;
    this.#counts.newest = this.#counts.newest === null || at > this.#counts.newest ? at : this.#counts.newest;
  }

  /** One piece spoils a batch: each is brought in alone, and those that cannot be stored are listed. */
  async #oneByOne(batch: readonly { prepared: Prepared; place: string }[]): Promise<void> {
    for (const entry of batch) {
      const before = { ...this.#counts };
      try {
        await this.#db.transact(importer, (tx) => this.#bringIn(tx, entry.prepared), { silent: true });
      } catch (error) {
        if (!isOfData(error)) throw error;
        Object.assign(this.#counts, before);
        this.#leaveOut({ place: entry.place, reason: error instanceof Refusal ? error.message : `could not be stored (${(error as { code?: string }).code ?? 'unknown'})`, excerpt: entry.prepared.past.subject });
      }
    }
  }

  async finish(): Promise<void> {
    const state = this.#row.state === 'checking' ? 'checked' : 'done';
    seen.delete(this.#row.id);
    await this.#db.transact(importer, (tx) => tx.run(sql`update transfers.import set state = ${state}, ended_at = ${tx.now}, position = size where id = ${this.#row.id} and state = ${this.#row.state} and turn = ${this.#row.turn}`));
  }

  async fail(problem: string): Promise<void> {
    seen.delete(this.#row.id);
    await this.#db.transact(importer, (tx) => tx.run(sql`update transfers.import set state = 'failed', problem = ${problem}, ended_at = ${tx.now} where id = ${this.#row.id} and turn = ${this.#row.turn}`));
  }
}

/** Whether the data is at fault, not the machine: a rule of the database, or a refusal of ours. */
function isOfData(error: unknown): boolean {
  return error instanceof Refusal || /^(22|23)/.test((error as { code?: string }).code ?? '');
}

/** Conversations a check has met, so that those in many rows count once. A restart begins a check again. */
const seen = new Map<string, Set<string>>();

function fromTheStart(row: ImportRow): ImportRow {
  return { ...row, position: 0, around: '', line: 0, counts: { ...noCounts }, sample: [] };
}

function seenIn(importId: string): Set<string> {
  const found = seen.get(importId) ?? new Set<string>();
  seen.set(importId, found);
  return found;
}
