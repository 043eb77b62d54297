import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A place for data that can be made to refuse every new byte, and made to take them again. */
export interface SmallDisk {
  readonly folder: string;
  /** what kind of refusal this machine allows us to make */
  readonly kind: 'full disk' | 'folder that cannot be written';
  fill(dataDir: string): void;
  clear(dataDir: string): void;
  remove(): void;
}

const MiB = 1024 * 1024;

/** A small file system in memory where we may mount one, else a folder whose files lose their write permission. */
export function openSmallDisk(sizeMiB: number): SmallDisk {
  const folder = mkdtempSync(path.join(tmpdir(), 'keepdesk-small-disk-'));
  chmodSync(folder, 0o755);
  const mounted = process.getuid?.() === 0 && spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMiB}m,mode=755`, 'tmpfs', folder]).status === 0;
  return mounted ? smallMount(folder) : closedFolder(folder);
}

function smallMount(folder: string): SmallDisk {
  const filler = path.join(folder, 'filler');
  return {
    folder,
    kind: 'full disk',
    fill: () => fillUp(filler),
    clear: () => rmSync(filler, { force: true }),
    remove: () => {
      spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function fillUp(filler: string): void {
  const file = openSync(filler, 'w');
  try {
    for (let chunk = Buffer.alloc(MiB); chunk.length > 0; ) {
      try {
        writeSync(file, chunk);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        chunk = chunk.subarray(0, Math.floor(chunk.length / 2));
      }
    }
  } finally {
    closeSync(file);
  }
}

/** Without root: the folders of files refuse new ones, which is what a full disk does to them. */
function closedFolder(folder: string): SmallDisk {
  const setMode = (dataDir: string, mode: number): void => {
    const blobs = path.join(dataDir, 'blobs');
    mkdirSync(blobs, { recursive: true });
    for (const name of ['', ...readdirSync(blobs, { recursive: true }).map(String)]) {
      const place = path.join(blobs, name);
      if (statSync(place).isDirectory()) chmodSync(place, mode);
    }
  };
  return {
    folder,
    kind: 'folder that cannot be written',
    fill: (dataDir) => setMode(dataDir, 0o500),
    clear: (dataDir) => setMode(dataDir, 0o700),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
