import { globSync } from 'node:fs';
import { checkLengths } from '../../../tools/check-lengths.ts';
import { checkMap } from '../../../tools/draw-map.ts';
import { checkFigures } from '../../../tools/draw-figures.ts';
import { checkSettings } from '../../../tools/draw-settings.ts';
import { checkSql } from '../../../tools/check-sql.ts';
import { checkTidy } from '../../../tools/check-tidy.ts';
import { checkWords } from '../../../tools/check-words.ts';
import { addUp, judge, root, runTool, type Outcome } from './part.ts';

/** TypeScript 7 over the server and over every app and package that has a project of its own. */
export async function checkTypes(): Promise<Outcome> {
  const projects = ['tsconfig.json', ...globSync(['apps/*/tsconfig.json', 'packages/*/tsconfig.json'], { cwd: root })];
  const outcomes: Outcome[] = [];
  for (const project of projects) {
    const { code, said } = await runTool('@typescript/native/bin/tsc', ['-p', project, '--noEmit', '--pretty', 'false']);
    outcomes.push(judge(`types: ${project}`, code === 0 ? [] : said.split('\n')));
  }
  return addUp(outcomes);
}

/** Lint rules that need types, and the import rules made from the module map. */
export async function checkLint(): Promise<Outcome> {
  const lint = await runTool('oxlint/bin/oxlint', ['--type-aware', '-c', '.oxlintrc.json', '--format', 'unix', 'server', 'apps', 'packages', 'tools', 'scripts', 'bench', 'start.mjs'].filter(existing));
  const folders = ['server', 'apps', 'packages', 'bench', 'tools', 'scripts', 'start.mjs'].filter(existing);
  const imports = await runTool('dependency-cruiser/bin/dependency-cruiser.mjs', ['--config', '.dependency-cruiser.mjs', '--output-type', 'err', ...folders]);
  return addUp([
    judge('lint', lint.code === 0 ? [] : lint.said.split('\n')),
    judge('imports', imports.code === 0 ? [] : imports.said.split('\n')),
    judge('lengths and names of files', checkLengths()),
    judge('map in ARCHITECTURE.md, table of settings, definitions of figures', [...checkMap(), ...checkSettings(), ...checkFigures()]),
    judge('words', checkWords()),
    judge('lock file, pins, switched-off checks', checkTidy()),
  ]);
}

/** Every SQL statement of the server, prepared against a migrated database. */
export async function checkStatements(): Promise<Outcome> {
  const { problems, checked } = await checkSql();
  return judge(`sql (${checked} statements)`, problems);
}

function existing(name: string): boolean {
  return name.startsWith('-') || name.startsWith('.') || name === 'unix' || globSync(name, { cwd: root }).length > 0;
}
