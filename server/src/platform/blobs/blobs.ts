import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';

/** Files by the SHA-256 of what is in them: written once, the same content kept once. */
export interface Blobs {
  /** Durable when it answers. */
  put(bytes: Uint8Array): Promise<string>;
  /** The same for what is too large to hold. */
  putStream(source: Readable): Promise<{ readonly id: string; readonly size: number }>;
  get(id: string): Promise<Buffer>;
  /** From a place on, in bytes. */
  stream(id: string, from?: number): Promise<Readable>;
  has(id: string): Promise<boolean>;
  remove(id: string): Promise<void>;
}

/** Bytes. What is smaller is written again sooner than asked for: most of it is new, like the sources of mails. */
const WORTH_ASKING = 65_536;

/** The SHA-256 of the content, in hex. */
export const blobId = /^[0-9a-f]{64}$/;

/**
 * Blobs in a folder of 256 folders. Those of older versions lie one level deeper, in one of 65,536 folders, and are found
 * there. A file appears under its name only when it is whole and on disk.
 */
export class DiskBlobs implements Blobs {
  readonly #folder: string;
  readonly #made = new Set<string>();
  #count = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async put(bytes: Uint8Array): Promise<string> {
    const id = createHash('sha256').update(bytes).digest('hex');
    const target = this.#path(id);
    if (bytes.length > WORTH_ASKING && (await this.has(id))) return id;
    await this.#makeFolder(path.dirname(target));
    const draft = `${target}.${process.pid}.${this.#count++}`;
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.datasync();
    } catch (error) {
      await unlink(draft).catch(() => {});
      throw error;
    } finally {
      await file.close();
    }
    await rename(draft, target);
    return id;
  }

  async putStream(source: Readable): Promise<{ id: string; size: number }> {
    await this.#makeFolder(this.#folder);
    const draft = path.join(this.#folder, `incoming.${process.pid}.${this.#count++}`);
    const hash = createHash('sha256');
    const file = await open(draft, 'wx', 0o600);
    let size = 0;
    try {
      for await (const part of source as AsyncIterable<Buffer>) {
        hash.update(part);
        size += part.length;
        await file.writeFile(part);
      }
      await file.datasync();
      const id = hash.digest('hex');
      await this.#makeFolder(path.dirname(this.#path(id)));
      await rename(draft, this.#path(id));
      return { id, size };
    } catch (error) {
      await unlink(draft).catch(() => {});
      throw error;
    } finally {
      await file.close();
    }
  }

  async get(id: string): Promise<Buffer> {
    return readFile(await this.#find(id));
  }

  async stream(id: string, from = 0): Promise<Readable> {
    const file = await this.#find(id);
    await stat(file);
    return createReadStream(file, { start: from });
  }

  async has(id: string): Promise<boolean> {
    return exists(await this.#find(id));
  }

  async remove(id: string): Promise<void> {
    for (const file of [this.#path(id), this.#olderPath(id)]) {
      await unlink(file).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
      });
    }
  }

  /** Where it lies, or would. */
  async #find(id: string): Promise<string> {
    const [file, older] = [this.#path(id), this.#olderPath(id)];
    return (await exists(file)) || !(await exists(older)) ? file : older;
  }

  #path(id: string): string {
    if (!blobId.test(id)) throw new TypeError('not the id of a blob');
    return path.join(this.#folder, id.slice(0, 2), id);
  }

  #olderPath(id: string): string {
    return path.join(this.#folder, id.slice(0, 2), id.slice(2, 4), id);
  }

  async #makeFolder(folder: string): Promise<void> {
    if (this.#made.has(folder)) return;
    await mkdir(folder, { recursive: true });
    this.#made.add(folder);
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
