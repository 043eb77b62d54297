export interface TryOptions {
  readonly options: Readonly<Record<string, string>>;
  readonly files: readonly string[];
  readonly help: boolean;
}

/** `--name value` and `--name=value` become options, everything else names a file; `-` is standard input. */
export function parseOptions(argv: readonly string[]): TryOptions {
  const options: Record<string, string> = {};
  const files: string[] = [];
  let help = false;
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? '';
    if (word === '--help' || word === '-h') help = true;
    else if (word.startsWith('--') && word.length > 2) {
      const equals = word.indexOf('=');
      if (equals > 0) options[word.slice(2, equals)] = word.slice(equals + 1);
      else options[word.slice(2)] = argv[++index] ?? '';
    } else files.push(word);
  }
  return { options, files, help };
}
