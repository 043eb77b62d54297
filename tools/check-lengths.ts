import path from 'node:path';
import { listSources, readSource } from './source-files.ts';

const LIMIT = 400;
const TEST_LIMIT = 700;
const SAYS_NOTHING = /(^|[-.])(utils?|helpers?|common|manager|misc|stuff)([-.]|$)/;

/** Files that grew past their limit, and names that do not say what is inside. Answers with one line per problem. */
export function checkLengths(files = listSources(['.ts', '.tsx', '.mjs', '.css', '.sql'])): string[] {
  return files.flatMap((file) => [...tooLong(file), ...badName(file)]);
}

function tooLong(file: string): string[] {
  if (/\/i18n\/|\/locales?\//.test(file)) return [];
  const lines = readSource(file).split('\n').length - 1;
  const limit = /\.(test|e2e)\.tsx?$/.test(file) ? TEST_LIMIT : LIMIT;
  return lines > limit ? [`${file}: ${lines} lines; ${limit} are allowed. Which noun hides in it?`] : [];
}

function badName(file: string): string[] {
  const name = path.basename(file).replace(/\.(d\.)?(ts|tsx|mjs|css|sql)$/, '');
  if (SAYS_NOTHING.test(name)) return [`${file}: the name says nothing; name what the file does.`];
  return /^[a-z0-9.$_-]+$/.test(name) ? [] : [`${file}: file names are kebab-case.`];
}
