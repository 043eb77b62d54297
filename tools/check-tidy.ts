import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { listSources, readSource, root } from './source-files.ts';

type Manifest = Partial<Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>>;
type Lock = { packages: Record<string, Manifest & { resolved?: string; link?: boolean }> };

/** A lock file that installs anywhere, exact pins, and no switched-off checks in the code. */
export function checkTidy(): string[] {
  return [...checkLock(), ...checkPins(), ...checkEscapes()];
}

function checkLock(): string[] {
  const lock = JSON.parse(readSource('package-lock.json')) as Lock;
  const problems = Object.entries(lock.packages).filter(([, item]) => item.resolved?.startsWith('http')).map(([name]) => `package-lock.json: ${name} carries a registry address.`);
  for (const folder of ['', ...listWorkspaces()]) {
    const manifest = JSON.parse(readSource(path.join(folder, 'package.json'))) as Manifest;
    const locked = lock.packages[folder];
    if (!locked) problems.push(`package-lock.json does not know the workspace ${folder}; run npm install --ignore-scripts.`);
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies'] as const) {
      const same = JSON.stringify(sorted(manifest[kind])) === JSON.stringify(sorted(locked?.[kind]));
      if (locked && !same) problems.push(`package-lock.json and ${path.join(folder, 'package.json')} disagree about ${kind}.`);
    }
  }
  return problems;
}

function checkPins(): string[] {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readSource('package.json')) as Manifest;
  const all = { ...dependencies, ...devDependencies, ...optionalDependencies };
  return Object.entries(all).filter(([, version]) => !/^(npm:(@[\w-]+\/)?[\w-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)).map(([name, version]) => `package.json: pin ${name} exactly (${version}).`);
}

function checkEscapes(): string[] {
  const escape = /@ts-(ignore|nocheck|expect-error)|oxlint-disable(?!-next-line [\w/-]+ -- \S)|eslint-disable/;
  return listSources(['.ts', '.tsx']).filter((file) => !file.startsWith('tools/check-tidy')).flatMap((file) =>
    readSource(file).split('\n').flatMap((line, index) => (escape.test(line) ? [`${file}:${index + 1}: a check is switched off without a reason.`] : [])),
  );
}

function listWorkspaces(): string[] {
  return globSync(['server', 'apps/*', 'packages/*'], { cwd: root }).filter((folder) => existsSync(path.join(root, folder, 'package.json')));
}

function sorted(items: Record<string, string> | undefined): [string, string][] {
  return Object.entries(items ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}
