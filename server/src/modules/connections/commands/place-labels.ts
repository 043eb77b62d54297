import { fileTypeFromBuffer } from 'file-type';
import { systemActor } from '../../../platform/actor/actor.ts';
import { guardedFetch } from '../../../platform/outbound/index.ts';
import { LabelLater, LabelRefused, type LabelMade, type LabelMaker, type LabelPlace } from '../../returns/index.ts';
import { PlaceRefused, SlowDown, type Connector, type Place, type PlaceLabels } from '../connector.ts';
import type { ConnectionsPorts } from '../ports.ts';
import { connectionById, connectionsOfBrand, type ConnectionRow } from '../store/connections.ts';
import { openPlace } from './open-place.ts';

const asker = systemActor('connections');
const TIMEOUT_MS = 20_000;
const LARGEST = 10 * 1024 * 1024;
const FILES: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif' };

interface Opened {
  readonly row: ConnectionRow;
  readonly connector: Connector;
  readonly labels: PlaceLabels;
  readonly place: Place;
}

/** Labels of every connected place that makes them. */
export function placeLabels(ports: ConnectionsPorts): LabelMaker {
  const labelsOf = (row: ConnectionRow): { connector: Connector; labels: PlaceLabels } | null => {
    const connector = ports.connectors.find((one) => one.vendor === row.vendor);
    return connector?.labels && row.credentials !== null ? { connector, labels: connector.labels } : null;
  };
  const open = async (brandId: string, placeId: string): Promise<Opened> => {
    const row = await ports.db.read(asker, (tx) => connectionById(tx, placeId));
    const able = row !== undefined && row.brand_id === brandId ? labelsOf(row) : null;
    if (row === undefined || able === null) throw new LabelRefused('This connection is gone. Choose another in the returns settings, or upload a label.');
    return { row, ...able, place: openPlace(ports, able.connector, row) };
  };
  return {
    places: async (tx, brandId) => (await connectionsOfBrand(tx, brandId)).flatMap((row) => {
      const able = labelsOf(row);
      return able === null ? [] : [placeOf(row, able.connector, able.labels)];
    }),
    services: async (brandId, placeId) => {
      const { labels, place } = await open(brandId, placeId);
      return labels.services(place);
    },
    make: async (wanted) => {
      const { labels, place } = await open(wanted.brandId, wanted.placeId);
      return withFile(ports, await meant(labels.make(place, wanted)), wanted.number);
    },
    void: async (brandId, placeId, reference) => {
      const { labels, place, connector } = await open(brandId, placeId);
      if (labels.void === undefined) return { is: 'refused', said: `${connector.called} takes no label back.` };
      return labels.void(place, reference).catch((error: unknown) => {
        if (error instanceof PlaceRefused) return { is: 'refused' as const, said: error.message };
        throw error;
      });
    },
  };
}

function placeOf(row: ConnectionRow, connector: Connector, { permission, repeatable, void: giveBack }: PlaceLabels): LabelPlace {
  const missing = permission !== null && row.missing.includes(permission);
  const name = row.name === connector.called ? connector.called : `${connector.called} (${row.name})`;
  return { id: row.id, name, ready: !missing && row.state !== 'locked', because: missing ? `its keys lack ${permission ?? ''}` : row.state === 'locked' ? 'its keys are no longer good' : null, voids: giveBack !== undefined, repeatable };
}

/** A no that is meant is told in the place's words; one that is busy did nothing. */
async function meant(work: Promise<LabelMade>): Promise<LabelMade> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof PlaceRefused) throw new LabelRefused(error.message);
    if (error instanceof SlowDown) throw new LabelLater(error.message);
    throw error;
  }
}

/** A label that is only an address is fetched, since such addresses end. It is made in any case: what cannot be fetched keeps its address. */
async function withFile(ports: ConnectionsPorts, made: LabelMade, number: string): Promise<LabelMade> {
  if (made.file !== undefined || made.url === undefined) return made;
  try {
    const at = new URL(made.url);
    const base = ports.addressOf?.(at.origin) ?? at.origin;
    const answer = await guardedFetch(`${base}${at.pathname}${at.search}`, { method: 'GET', headers: { 'user-agent': 'Keepdesk' }, maxRedirects: 3, timeoutMs: TIMEOUT_MS, maxBytes: LARGEST, allowHosts: ports.allowPrivate });
    const type = (await fileTypeFromBuffer(answer.body))?.mime ?? '';
    if (answer.status !== 200 || FILES[type] === undefined) return made;
    return { ...made, file: { name: `${number}.${FILES[type]}`, type, bytes: answer.body } };
  } catch (error) {
    ports.log.warn({ err: error }, 'a label could not be fetched; its address is kept');
    return made;
  }
}
