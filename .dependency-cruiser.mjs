// The import rules of ARCHITECTURE.md, made from the one module map. `KEEPDESK_CRUISE_ROOT` lets the
// test plant a violation in a folder of its own.
import { callsOf, rooms } from './server/module-map.mjs';

const base = 'server/src/modules/';
const names = Object.keys(rooms);
/** @param {string[]} list */
const anyOf = (list) => `(?:${list.join('|')})`;
const familyNames = names.filter((name) => rooms[name]?.family);
const plainNames = names.filter((name) => !rooms[name]?.family);
/** The folder of one module: a room, or a member of a family (captured as $1 when used in `from`). */
const anyModule = `^${base}(${anyOf(plainNames)}|${anyOf(familyNames)}/[^/]+)/`;

/** The folders of workforce, each of which reads only those before it. */
const pipeline = ['forecast', 'staffing', 'scheduling', 'season', 'rehearsal', 'intraday', 'adherence'];

/** Tests, and the stages they are played on, may look behind doors. */
const inTests = ['\\.test\\.ts$', '/testing/'];

/** @param {string} name */
const mapRule = (name) => ({
  name: `map-${name}`,
  comment: `${name} may call only what server/module-map.mjs lists for it.`,
  severity: 'error',
  from: { path: `^${base}${name}/`, pathNot: inTests },
  to: { path: `^${base}`, pathNot: `^${base}${anyOf([name, ...callsOf(name)])}/`, dependencyTypesNot: ['type-only'] },
});

/** Types of announced events may be read on any higher floor, and nothing else. @param {string} name */
const hearingRule = (name) => {
  const lower = names.filter((other) => (rooms[other]?.floor ?? 0) < (rooms[name]?.floor ?? 0));
  return {
    name: `hearing-${name}`,
    comment: `${name} may hear events of lower floors, by their types.`,
    severity: 'error',
    from: { path: `^${base}${name}/`, pathNot: inTests },
    to: { path: `^${base}`, pathNot: `^${base}${anyOf([name, ...callsOf(name), ...lower])}/`, dependencyTypes: ['type-only'] },
  };
};

/** @param {string} name @param {string} comment @param {object} from @param {object} to */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    ...names.map(mapRule),
    ...names.map(hearingRule),
    forbid('no-cycles', 'No import cycles.', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    forbid('front-door', 'Another module is entered through its index.ts; a contract may read a contract, a listener an event type.',
      { path: anyModule, pathNot: inTests },
      { path: anyModule, pathNot: [`^${base}$1/`, '/index\\.ts$', '/contract\\.ts$', '/events\\.ts$'] }),
    forbid('contract-door', 'Only contracts read another module\'s contract.ts.',
      { path: anyModule, pathNot: ['/contract\\.ts$', '\\.test\\.ts$'] },
      { path: `^${base}.+/contract\\.ts$`, pathNot: `^${base}$1/`, dependencyTypesNot: ['type-only'] }),
    forbid('events-door', 'events.ts of another module is read for its types only.',
      { path: anyModule, pathNot: inTests },
      { path: `^${base}.+/events\\.ts$`, pathNot: `^${base}$1/`, dependencyTypesNot: ['type-only'] }),
    forbid('strangers', 'Members of a family never meet.',
      { path: `^${base}(${anyOf(familyNames)})/([^/]+)/` },
      { path: `^${base}$1/`, pathNot: `^${base}$1/$2/` }),
    forbid('platform-is-blind', 'The platform knows no module.',
      { path: '^server/src/platform/' }, { path: '^server/src/(modules|app)/' }),
    forbid('nobody-imports-app', 'app/ joins everything and is joined by nobody.',
      { path: '^server/src/(modules|platform)/' }, { path: '^server/src/app/' }),
    forbid('contracts-are-pure', 'Contracts hold schemas only.',
      { path: '/contract[-a-z]*\\.ts$' }, { path: '.', pathNot: ['/contract[-a-z]*\\.ts$', 'node_modules/typebox', '^server/src/platform/http/lists\\.ts$', '^server/src/platform/contract/'] }),
    forbid('rules-are-pure', 'Decisions take data and give data.',
      { path: `^${base}.+/rules/`, pathNot: inTests },
      { path: ['/store/', '/commands/', '/queries/', '^server/src/platform/(db|http|jobs|events|live|blobs|postgres|outbound)/', '^(node:)?(fs|net|http|https|child_process)(/|$)', 'node_modules/pg/'] }),
    ...pipeline.map((folder, at) => forbid(`pipeline-${folder}`, `workforce/${folder} reads only the folders of the pipeline before it.`,
      { path: `^${base}workforce/${folder}/`, pathNot: inTests },
      { path: [...pipeline.slice(at + 1).map((later) => `^${base}workforce/${later}/`), `^${base}workforce/index\\.ts$`] })),
    forbid('pipeline-is-pure', 'These folders of workforce take numbers and give numbers.',
      { path: `^${base}workforce/(forecast|staffing|scheduling|season|rehearsal|intraday|adherence)/`, pathNot: inTests },
      { path: ['^server/src/platform/(db|http|jobs|events|live|blobs|postgres|outbound|clock)/', '^(node:)?(fs|net|http|https|child_process)(/|$)', 'node_modules/pg/'] }),
    forbid('web-sees-contracts', 'Browser code sees the server\'s contracts, as types.',
      { path: '^(apps|packages)/' }, { path: '^server/', pathNot: '^server/src/(modules/.+/contract[-a-z]*\\.ts|app/demo/contract\\.ts|platform/(http|contract)/.+\\.ts)$' }),
    forbid('web-types-only', 'Browser code takes types from the server, never code.',
      { path: '^(apps|packages)/' }, { path: '^server/', dependencyTypesNot: ['type-only'] }),
    forbid('features-are-strangers', 'Features of an app never import features.',
      { path: '^apps/([^/]+)/src/features/([^/]+)/' }, { path: '^apps/$1/src/features/', pathNot: '^apps/$1/src/features/$2/' }),
    forbid('shared-is-below', 'shared/ knows neither features nor the app around them.',
      { path: '^apps/([^/]+)/src/shared/' }, { path: '^apps/$1/src/(features|app)/' }),
    forbid('resolvable', 'Every import leads somewhere.', { path: '^(server|apps|packages)/' }, { couldNotResolve: true, pathNot: ['[.]css', '[.]svg', '[.]woff', '^virtual:', '[?]'] }),
    forbid('declared', 'Production code uses declared production packages.',
      { path: '^(server|apps|packages)/.+', pathNot: ['\\.test\\.tsx?$', '^server/(test|referee)/', '/testing/', '^apps/[^/]+/dev/', 'vite(st)?\\.config\\.ts$'] },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] }),
  ],
  options: {
    baseDir: process.env['KEEPDESK_CRUISE_ROOT'] ?? import.meta.dirname,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.cache|coverage)/' },
    combinedDependencies: true,
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default', 'types'], exportsFields: ['exports'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'] },
  },
};
