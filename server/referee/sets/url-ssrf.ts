import path from 'node:path';
import { judgeUrl } from '../../src/platform/outbound/index.ts';
import { readJson } from '../data-folder.ts';
import { share, type RefereeSet } from '../figure.ts';

interface Host {
  readonly host: string;
  readonly blocked: boolean;
}

interface Vector {
  readonly input: string;
  readonly base: string | null;
  readonly href?: string;
  readonly failure?: boolean;
}

/** Documentation space; the set's SOURCE.md says to skip it. */
const SKIPPED = '2001:0db8:85a3:0000:0000:8a2e:0370:7334';

export const urlSsrf: RefereeSet = {
  name: 'url-ssrf',
  anchor: 'ssrf_filter blocks all its ranges; Node’s URL passes all of urltestdata',
  measure(folder) {
    const hosts = readJson<Host[]>(path.join(folder, 'ssrf_hosts.json')).filter((row) => row.host !== SKIPPED);
    const vectors = readJson<Vector[]>(path.join(folder, 'urltestdata.json.gz'));
    const allowed = (row: Host) => judgeUrl(`http://${row.host}/`).allowed;
    const open = hosts.filter((row) => !row.blocked);
    const right = vectors.filter((row) => judgeUrl(row.input, row.base === null ? {} : { base: row.base }).href === (row.failure === true ? null : (row.href ?? null)));
    return [
      { what: 'private hosts let through', value: hosts.filter((row) => row.blocked && allowed(row)).length, atMost: 0, unit: 'count' },
      { what: 'public hosts allowed', value: share(open.filter(allowed).length, open.length), atLeast: 1 },
      { what: 'href exact', value: share(right.length, vectors.length), atLeast: 1 },
    ];
  },
};
