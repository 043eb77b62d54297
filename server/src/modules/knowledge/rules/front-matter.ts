/** What stands above the words of a file: `key: value` lines between two lines of three hyphens. Keys in lower case. */
export function readFrontMatter(text: string): { readonly facts: Readonly<Record<string, string>>; readonly rest: string } {
  const found = text.match(/^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/);
  if (!found) return { facts: {}, rest: text.replace(/^\uFEFF/, '') };
  const facts: Record<string, string> = {};
  for (const line of (found[1] ?? '').split(/\r?\n/)) {
    const entry = line.match(/^([A-Za-z_-]+)\s*:\s*(.*)$/);
    if (entry) facts[(entry[1] ?? '').toLowerCase()] = unquoted((entry[2] ?? '').trim());
  }
  return { facts, rest: text.slice(found[0].length) };
}

export function writeFrontMatter(facts: Readonly<Record<string, string>>): string {
  const lines = Object.entries(facts).filter(([, value]) => value !== '').map(([key, value]) => `${key}: ${/^[\s"'#[{]|: |\s$/.test(value) ? JSON.stringify(value) : value.replaceAll(/\s+/g, ' ')}`);
  return `---\n${lines.join('\n')}\n---\n`;
}

function unquoted(value: string): string {
  if (value.length >= 2 && value.startsWith('"') && value.endsWith('"')) {
    try {
      return String(JSON.parse(value));
    } catch {
      return value.slice(1, -1);
    }
  }
  return value.length >= 2 && value.startsWith("'") && value.endsWith("'") ? value.slice(1, -1).replaceAll("''", "'") : value;
}
