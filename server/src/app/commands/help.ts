/** `keepdesk help`: what the commands are, one line each. */
export async function run(): Promise<number> {
  const width = Math.max(...COMMANDS.map(([usage]) => usage.length));
  const lines = COMMANDS.map(([usage, what]) => `  ${usage.padEnd(width)}  ${what}`);
  process.stdout.write(['Keepdesk', '', ...lines, '', 'Settings come from the environment; docs/operating lists them all.', ''].join('\n'));
  return 0;
}

const COMMANDS: [string, string][] = [
  ['keepdesk start [--demo] [--port N]', 'run Keepdesk; the same as npm start'],
  ['keepdesk migrate', 'bring the database to this release'],
  ['keepdesk doctor', 'look for what is wrong; exits 0 when all is well'],
  ['keepdesk token --name N --brand SLUG|all --role R', 'print a bearer token for the API'],
  ['keepdesk backup FOLDER', 'copy database, files and secrets while Keepdesk runs'],
  ['keepdesk restore FOLDER', 'lay a backup into an empty data folder'],
  ['keepdesk try [CORE] [--help]', 'run one decision on your own data, without a server'],
  ['keepdesk let-in ADDRESS', 'a link to choose a new passphrase, for whoever is locked out'],
  ['keepdesk help', 'this page'],
];
