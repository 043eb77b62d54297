import { globSync } from 'node:fs';
import ts from 'typescript';
import { listSources, readSource, root } from './source-files.ts';

type Rule = { word: RegExp; never: string; say: string; except: string[] };

/**
 * Words that WORDS.md settles otherwise, in names the code chooses and in texts on screens. The
 * table there has the columns say · means · never · except (folders that speak a vendor's tongue).
 */
export function checkWords(rules = readRules(readSource('WORDS.md'))): string[] {
  const code = listSources(['.ts', '.tsx']).filter((file) => !file.startsWith('tools/')).flatMap((file) => checkNames(file, readSource(file), rules));
  const texts = globSync('apps/*/src/**/{i18n,locales}/**/*.json', { cwd: root }).flatMap((file) => checkText(file, readSource(file), rules));
  return [...code, ...texts];
}

/** Reads the table whose header begins with `say`. */
export function readRules(markdown: string): Rule[] {
  return markdown.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    if (cells.length < 6 || cells[1] === 'say' || /^-+$/.test(cells[1] ?? '')) return [];
    const [, say = '', , never = '', except = ''] = cells;
    return list(never).map((word) => ({ word: new RegExp(`(^|[^a-z])${spread(word).replace('_', '[_ -]?')}s?([^a-z]|$)`, 'i'), never: word, say, except: list(except) }));
  });
}

/** Names that are declared or written here; what a library calls its things is its own affair. */
export function checkNames(file: string, source: string, rules: readonly Rule[]): string[] {
  const mine = rules.filter((rule) => !rule.except.some((folder) => file.includes(folder)));
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const problems = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isChosenHere(node)) {
      for (const rule of mine) if (rule.word.test(spread(node.text))) problems.add(`${file}: "${node.text}": say ${rule.say}, not ${rule.never}.`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return [...problems];
}

function checkText(file: string, text: string, rules: readonly Rule[]): string[] {
  return rules.filter((rule) => rule.word.test(text)).map((rule) => `${file}: say ${rule.say}, not ${rule.never}.`);
}

function isChosenHere(node: ts.Identifier): boolean {
  const { parent } = node;
  return 'name' in parent && parent.name === node && !ts.isPropertyAccessExpression(parent) && !ts.isImportSpecifier(parent);
}

/** openTicketList → open_Ticket_List, so that words are found inside names. */
const spread = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2');

const list = (cell: string): string[] => cell.split(',').map((part) => part.trim().replaceAll('`', '')).filter(Boolean);
