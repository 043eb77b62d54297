/** JSON from outside that is not what its sender documents; `message` names the field. */
export class Unreadable extends Error {}

/** A JSON object from outside, whose fields are asked for by what they should be. */
export class JsonFields {
  readonly json: Readonly<Record<string, unknown>>;

  constructor(value: unknown) {
    if (!isObject(value)) throw new Unreadable('an object was expected');
    this.json = value;
  }

  /** Null when absent or blank. */
  text(name: string): string | null {
    const value = this.json[name];
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  }

  need(name: string): string {
    const value = this.text(name);
    if (value === null) throw new Unreadable(`"${name}" is missing`);
    return value;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
