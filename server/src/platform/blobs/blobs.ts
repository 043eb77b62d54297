import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';

/** Files by the SHA-256 of what is in them: written once, the same content kept once. */
export interface Blobs {
  /** Durable when it answers. */
  put(bytes: Uint8Array): Promise<string>;
  get(id: string): Promise<Buffer>;
  stream(id: string): Promise<ReadStream>;
  has(id: string): Promise<boolean>;
  remove(id: string): Promise<void>;
}

const blobId = /^[0-9a-f]{64}$/;

/** Blobs in a folder, two levels deep. A file appears under its name only when it is whole and on disk. */
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
    if (await exists(target)) return id;
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

  get(id: string): Promise<Buffer> {
    return readFile(this.#path(id));
  }

  async stream(id: string): Promise<ReadStream> {
    await stat(this.#path(id));
    return createReadStream(this.#path(id));
  }

  has(id: string): Promise<boolean> {
    return exists(this.#path(id));
  }

  async remove(id: string): Promise<void> {
    await unlink(this.#path(id)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }

  #path(id: string): string {
    if (!blobId.test(id)) throw new TypeError('not the id of a blob');
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
