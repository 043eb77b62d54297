import pg from 'pg';
import ts from 'typescript';
import { createTestDatabase } from '../server/src/platform/testing/database.ts';
import { listSources, readSource } from './source-files.ts';

export type Statement = { file: string; line: number; text: string };

/**
 * Asks PostgreSQL to prepare every `sql` statement of the server against a migrated database, as the
 * role that will run it: unknown tables and columns, wrong types and missing grants fail here.
 */
export async function checkSql(): Promise<{ problems: string[]; checked: number }> {
  const statements = listSources(['.ts']).filter((file) => file.startsWith('server/src/') && !file.endsWith('.test.ts')).flatMap((file) => findStatements(file, readSource(file)));
  const database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.serverUrl });
  await client.connect();
  try {
    return await prepareAll(client, statements);
  } finally {
    await client.end();
    await database.drop();
  }
}

async function prepareAll(client: pg.Client, statements: readonly Statement[]): Promise<{ problems: string[]; checked: number }> {
  const problems: string[] = [];
  let checked = 0;
  for (const { file, line, text } of statements) {
    if (!/^\s*(\(?\s*select|with|insert|update|delete|merge|values)\b/i.test(text)) continue;
    checked += 1;
    try {
      await client.query(`prepare checked as ${text}`);
      await client.query('deallocate checked');
    } catch (error) {
      problems.push(`${file}:${line}: ${(error as Error).message}`);
    }
  }
  return { problems, checked };
}

/** The constant text of each tagged statement, parameters as $1, $2, … */
export function findStatements(file: string, source: string): Statement[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: Statement[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql') {
      found.push({ file, line: tree.getLineAndCharacterOfPosition(node.getStart()).line + 1, text: textOf(node.template) });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function textOf(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return template.head.text + template.templateSpans.map((span, index) => `$${index + 1}${span.literal.text}`).join('');
}
