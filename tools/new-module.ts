import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rooms } from '../server/module-map.mjs';
import { root } from './source-files.ts';

/** The files every module begins with, by name. `channels/chat` becomes the schema channels_chat. */
export function firstFiles(name: string, owns: string): Record<string, string> {
  const schema = name.replaceAll('/', '_').replaceAll('-', '_');
  const variable = name.replaceAll(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase());
  const up = '../'.repeat(name.split('/').length + 1);
  return {
    'README.md': `# ${name}\n\nOne sentence: what this is for.\n\n- **Owns** ${owns}.\n- **Announces** nothing.\n- **Hears** nothing.\n- **Promises** what others may rely on.\n`,
    'index.ts': '// The only door: named exports, no logic.\nexport {};\n',
    'module.ts': `import { defineModule } from '${up}platform/module/module.ts';\n\nexport const ${variable} = defineModule({\n  name: '${name}',\n  erase: 'keeps nothing of a customer',\n  export: 'keeps nothing of a customer',\n});\n`,
    [`migrations/0001-${schema.replaceAll('_', '-')}.sql`]: `-- Tables of a brand carry brand_id and are separated:\n--   create table ${schema}.thing (id uuid primary key, brand_id uuid not null, created_at timestamptz not null);\n--   select platform.separate_brands('${schema}.thing');\nselect 1;\n`,
  };
}

function create(name: string): number {
  const room = rooms[name.split('/')[0] ?? ''];
  const isMember = name.includes('/');
  if (!room || Boolean(room.family) !== isMember) {
    process.stderr.write(`server/module-map.mjs has no ${isMember ? 'family' : 'room'} for "${name}". Give it one first: where it stands decides whom it may call.\n`);
    return 1;
  }
  const folder = path.join(root, 'server/src/modules', name);
  if (existsSync(folder)) {
    process.stderr.write(`${folder} exists already.\n`);
    return 1;
  }
  for (const [file, text] of Object.entries(firstFiles(name, room.owns))) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  process.stdout.write(`Made server/src/modules/${name}. Now list it in server/src/app/modules.ts, and run node tools/draw-map.ts.\n`);
  return 0;
}

if (import.meta.main) process.exitCode = create(process.argv[2] ?? '');
