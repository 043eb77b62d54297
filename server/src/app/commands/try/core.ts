/** One decision that can be run on somebody's own data. */
export interface TryCore {
  /** What goes in and comes out, with an example that works as written. */
  readonly help: string;
  /** Decides one input line. Throws TryError for what it cannot understand. */
  run(input: unknown): unknown;
  /** Where files that are no JSON Lines may be named instead: decides one file. */
  runFile?(content: Buffer): unknown;
  /** Where one file or folder is one problem, whatever its name ends in: decides what lies at a path. Goes before the other two. */
  runPath?(path: string): unknown;
}

/** Reads the options after the core's name; what is left are files. */
export type MakeCore = (options: Readonly<Record<string, string>>) => TryCore | Promise<TryCore>;

/** An input that cannot be understood; becomes the line's `error`. */
export class TryError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'TryError';
    this.code = code;
  }
}

/** A string field of an input object, or a TryError that names it. */
export function textField(input: unknown, field: string): string {
  const value = optionalField(input, field);
  if (typeof value !== 'string') throw new TryError('invalid_input', `"${field}" must be a string`);
  return value;
}

/** A field of an input object, undefined when absent. */
export function optionalField(input: unknown, field: string): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw new TryError('invalid_input', 'a line must hold a JSON object');
  return (input as Record<string, unknown>)[field];
}
