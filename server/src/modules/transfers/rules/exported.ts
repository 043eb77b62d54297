/** A table of a brand, as far as an export is concerned. */
export interface BrandTable {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** Made from other rows, about the export itself, or gone within a day (who tried a door, which browser it was opened to): nothing is lost without them. */
const derived = [/^platform\./, /^transfers\./, /^conversations\.(search_\w+|word\w*|vocabulary|undo)$/, /^integrations\.delivery$/, /^facts\./, /^portal\.(try|asking|visit)$/];
/** In the conversations' own files, whole. */
const nested = ['conversations.conversation', 'conversations.message', 'conversations.attachment', 'conversations.tagging'];
const secret = /secret|token|passphrase|password|credential|private_key|(^|_)hash$/;
const dates = /^timestamp|^date/;

/** Whether a table has lines of its own in an export. */
export function isExported({ schema, table }: Pick<BrandTable, 'schema' | 'table'>): boolean {
  const name = `${schema}.${table}`;
  return !nested.includes(name) && !derived.some((pattern) => pattern.test(name));
}

/** Columns that never leave: keys to other systems, and what stands for a secret. */
export function secretColumns(columns: BrandTable['columns']): string[] {
  return columns.filter((column) => secret.test(column.name) && !dates.test(column.type)).map((column) => column.name);
}

/** A row as it leaves: without secret columns, and without any value that was sealed, wherever it stands. */
export function withoutSecrets(row: Record<string, unknown>, secrets: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([name, value]) => !secrets.includes(name) && !(typeof value === 'string' && /^v1\.[0-9a-f]{8}\./.test(value))));
}

/** What a stranger needs to read the archive. */
export function readme(brand: string, at: Date, counts: Readonly<Record<string, number>>): string {
  const lines = Object.entries(counts).map(([name, count]) => `  ${name}: ${count}`);
  return [
    `Everything Keepdesk held for ${brand} on ${at.toISOString()}.`, '',
    'conversations/NNNN.jsonl  one conversation a line, with its messages, tags and the names of its files',
    'tables/NAME/NNNN.jsonl    one row a line, named by module and table (customers.customer, orders.order …)',
    'files/ID                  attachments, by the id that messages give in "blob"', '',
    'Text is UTF-8, moments are UTC (ISO 8601), amounts are minor units with their currency.',
    'Keys, passwords and other secrets are left out. Search indexes and figures are left out too: they follow from the rest.', '',
    'Rows:', ...lines, '',
  ].join('\n');
}
