import { PassThrough } from 'node:stream';
import { createGzip } from 'node:zlib';
import tar from 'tar-stream';
import { systemActor, type Actor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { releaseBlobs } from '../../../platform/blobs/release.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Job } from '../../../platform/jobs/jobs.ts';
import { brandById } from '../../identity/index.ts';
import type { TransfersPorts } from '../ports.ts';
import { isExported, readme, secretColumns, withoutSecrets, type BrandTable } from '../rules/exported.ts';

export const EXPORT_JOB = 'transfers.export';
export const FORGET_EXPORT_JOB = 'transfers.forget_export';
const KEPT_DAYS = 7;
/** Lines are gathered up to so many bytes before they become a file of the archive: it has to know their size. */
const PART = 8 * 1024 * 1024;
const PAGE = 200;

interface ExportRow {
  id: string;
  brand_id: string;
  state: string;
  with_files: boolean;
}

/** Writes everything of a brand into one archive. A crash begins it again; nothing is changed but the record of the export. */
export async function writeExport(ports: TransfersPorts, db: Database, job: Job): Promise<void> {
  const writer = systemActor('export', [String(job.brandId)]);
  const row = await db.read(writer, (tx) => tx.maybe<ExportRow>(sql`select id, brand_id, state, with_files from transfers.export where id = ${String(job.payload.export_id)}`));
  if (row?.state !== 'running') return;
  const archive = new Archive(db, writer, row);
  const kept = ports.blobs.putStream(archive.out);
  try {
    await archive.write(ports);
  } catch (error) {
    archive.out.destroy(error as Error);
    await kept.catch(() => {});
    if (job.attempt >= 3) await db.transact(writer, (tx) => tx.run(sql`update transfers.export set state = 'failed', problem = ${(error as Error).message.slice(0, 300)}, ended_at = ${tx.now} where id = ${row.id}`));
    throw error;
  }
  const { id, size } = await kept;
  await db.transact(writer, async (tx) => {
    const until = new Date(tx.now.getTime() + KEPT_DAYS * 86_400_000);
    const done = await tx.run(sql`update transfers.export set state = 'done', blob = ${id}, size = ${size}, counts = ${archive.counts}, ended_at = ${tx.now}, until = ${until} where id = ${row.id} and state = 'running'`);
    if (done === 0) releaseBlobs(tx, [id]);
    else await tx.schedule({ kind: FORGET_EXPORT_JOB, key: row.id, brandId: row.brand_id, payload: { export_id: row.id }, runAt: until });
  });
}

/** The file is gone; that there was one stays known. */
export async function forgetExport(tx: Tx, exportId: string): Promise<void> {
  const row = await tx.maybe<{ blob: string | null }>(sql`update transfers.export set state = 'removed', blob = null from (select id, blob from transfers.export where id = ${exportId} for update) before where export.id = before.id returning before.blob`);
  releaseBlobs(tx, [row?.blob ?? null]);
}

class Archive {
  readonly out = new PassThrough();
  readonly counts: Record<string, number> = {};
  readonly #pack = tar.pack();
  readonly #db: Database;
  readonly #actor: Actor;
  readonly #row: ExportRow;
  readonly #blobs = new Set<string>();
  #toldAt = 0;

  constructor(db: Database, actor: Actor, row: ExportRow) {
    this.#db = db;
    this.#actor = actor;
    this.#row = row;
    const zip = createGzip({ level: 6 });
    this.#pack.on('error', (error) => this.out.destroy(error));
    this.#pack.pipe(zip).pipe(this.out);
  }

  async write(ports: TransfersPorts): Promise<void> {
    await this.#lines('conversations', (seen) => this.#conversationsBehind(seen));
    for (const table of await this.#tables()) await this.#lines(`tables/${table.schema}.${table.table}`, (seen) => this.#rowsBehind(table, seen));
    if (this.#row.with_files) await this.#files(ports);
    const name = await this.#db.read(this.#actor, async (tx) => (await brandById(tx, this.#row.brand_id))?.name ?? '');
    await this.#entry('README.txt', Buffer.from(readme(name, ports.clock.now(), this.counts)));
    this.#pack.finalize();
  }

  async #tables(): Promise<BrandTable[]> {
    const rows = await this.#db.read(this.#actor, (tx) => tx.rows<{ schema_name: string; table_name: string; columns: BrandTable['columns'] }>(sql`select * from transfers.brand_tables()`));
    return rows.map((row) => ({ schema: row.schema_name, table: row.table_name, columns: row.columns })).filter(isExported);
  }

  /** A file of the archive for every eight megabytes of lines. */
  async #lines(folder: string, behind: (seen: Record<string, unknown> | null) => Promise<{ rows: Record<string, unknown>[]; last: Record<string, unknown> | null }>): Promise<void> {
    let lines: string[] = [];
    let bytes = 0;
    let parts = 0;
    let count = 0;
    const flush = async (): Promise<void> => {
      if (lines.length === 0) return;
      parts += 1;
      await this.#entry(`${folder}/${String(parts).padStart(4, '0')}.jsonl`, Buffer.from(`${lines.join('\n')}\n`));
      [lines, bytes] = [[], 0];
    };
    for (let seen: Record<string, unknown> | null = null; ; ) {
      const { rows, last } = await behind(seen);
      for (const row of rows) {
        const line = JSON.stringify(row);
        lines.push(line);
        bytes += line.length;
        if (bytes >= PART) await flush();
      }
      count += rows.length;
      if (count > 0) this.counts[folder] = count;
      await this.#tell();
      if (last === null) break;
      seen = last;
    }
    await flush();
  }

  async #conversationsBehind(seen: Record<string, unknown> | null): Promise<{ rows: Record<string, unknown>[]; last: Record<string, unknown> | null }> {
    const after = (seen?.id as string | undefined) ?? null;
    const rows = await this.#db.read(this.#actor, (tx) => tx.rows<{ row: Record<string, unknown> }>(sql`
      select to_jsonb(c) - 'token' || jsonb_build_object(
        'status', (select s.name from conversations.status s where s.id = c.status_id),
        'tags', (select coalesce(jsonb_agg(t.name order by t.name), '[]') from conversations.tagging g join taxonomy.tag t on t.id = g.tag_id where g.conversation_id = c.id),
        'messages', (select coalesce(jsonb_agg(to_jsonb(m) || jsonb_build_object('attachments', (select coalesce(jsonb_agg(to_jsonb(a) - 'brand_id' order by a.created_at, a.id), '[]') from conversations.attachment a where a.message_id = m.id)) order by m.at, m.id), '[]') from conversations.message m where m.conversation_id = c.id)) as row
      from conversations.conversation c where c.brand_id = ${this.#row.brand_id} and (${after}::uuid is null or c.id > ${after}::uuid) order by c.id limit ${PAGE}`));
    for (const { row } of rows) for (const message of row.messages as { attachments: { blob: string }[] }[]) for (const file of message.attachments) this.#blobs.add(file.blob);
    return { rows: rows.map(({ row }) => row), last: rows.length < PAGE ? null : (rows.at(-1)?.row ?? null) };
  }

  async #rowsBehind(table: BrandTable, seen: Record<string, unknown> | null): Promise<{ rows: Record<string, unknown>[]; last: Record<string, unknown> | null }> {
    const rows = await this.#db.read(this.#actor, (tx) => tx.rows<{ rows_behind: Record<string, unknown> }>(sql`select transfers.rows_behind(${table.schema}, ${table.table}, ${this.#row.brand_id}, ${seen}, ${PAGE * 5})`));
    const secrets = secretColumns(table.columns);
    return { rows: rows.map(({ rows_behind: row }) => withoutSecrets(row, secrets)), last: rows.length < PAGE * 5 ? null : (rows.at(-1)?.rows_behind ?? null) };
  }

  async #files(ports: TransfersPorts): Promise<void> {
    for (const blob of this.#blobs) {
      const bytes = await ports.blobs.get(blob).catch(() => null);
      if (bytes === null) {
        this.counts['files missing'] = (this.counts['files missing'] ?? 0) + 1;
        continue;
      }
      await this.#entry(`files/${blob}`, bytes);
      this.counts.files = (this.counts.files ?? 0) + 1;
      await this.#tell();
    }
  }

  /** Waits while the archive is written out, so that memory holds one piece only. */
  async #entry(name: string, bytes: Buffer): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#pack.entry({ name, mtime: new Date(0) }, bytes, (error) => (error ? reject(error) : resolve()));
    });
    if (this.out.writableNeedDrain) await new Promise((resolve) => this.out.once('drain', resolve));
  }

  async #tell(): Promise<void> {
    if (Date.now() - this.#toldAt < 1000) return;
    this.#toldAt = Date.now();
    await this.#db.transact(this.#actor, (tx) => tx.run(sql`update transfers.export set counts = ${this.counts} where id = ${this.#row.id}`));
  }
}
