import { unzipSync } from 'fflate';
import { invalid, Refusal } from '../../../platform/refusal/refusal.ts';
import type { ImportFile } from './read-import.ts';

const FILES = 5000;
const ONE = 8 * 1024 * 1024;
const ALL = 150 * 1024 * 1024;

/** The files of an upload: those of a zip archive, or the one it is. Sizes are looked at before anything is unpacked. */
export function openArchive(name: string, bytes: Uint8Array): ImportFile[] {
  if (!(bytes[0] === 0x50 && bytes[1] === 0x4b)) return [{ path: name.replaceAll('\\', '/').split('/').at(-1) ?? name, bytes }];
  let [count, size] = [0, 0];
  try {
    const files = unzipSync(bytes, {
      filter: (file) => {
        if (file.name.endsWith('/')) return false;
        count++;
        size += file.originalSize;
        if (count > FILES || size > ALL) throw new Refusal(413, 'too_large', `An archive may hold ${FILES} files and ${ALL / 1024 / 1024} MB.`);
        return file.originalSize <= ONE;
      },
    });
    return withoutCommonFolder(Object.entries(files).map(([path, content]) => ({ path: path.replaceAll('\\', '/'), bytes: content })).filter((file) => !file.path.split('/').includes('..')));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw invalid('This archive could not be read. Send a zip file, or one Markdown or HTML file.', [{ field: 'file', message: 'is no zip archive', problem: 'no_archive' }]);
  }
}

/** An archive of one folder is what lies in it: the folder is only how it was packed. */
function withoutCommonFolder(files: readonly ImportFile[]): ImportFile[] {
  const first = files[0]?.path.split('/')[0] ?? '';
  const packed = files.length > 1 && files.every((file) => file.path.startsWith(`${first}/`)) && files.some((file) => file.path.split('/').length > 2) && !/^[a-z]{2}(-[A-Z]{2})?$/.test(first);
  return packed ? files.map((file) => ({ ...file, path: file.path.slice(first.length + 1) })) : [...files];
}
