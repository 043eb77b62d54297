import { randomBytes } from 'node:crypto';
import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { invalid } from '../../../../platform/refusal/refusal.ts';
import { record } from '../../../audit/index.ts';
import type { ChatSettingsChangeInput } from '../contract.ts';
import type { ChatPorts } from '../ports.ts';
import { readOrigin } from '../rules/origins.ts';
import { keepSetting } from '../store/settings.ts';
import { forgetTomorrow } from './forget-visitors.ts';
import { tellAfter } from './tell.ts';

/** What a secret of a brand is sealed for, so that it cannot be moved to another brand. */
export const secretPurpose = (brandId: string): string => `chat:${brandId}`;

export async function changeSettings(ports: ChatPorts, tx: Tx, brandId: string, change: ChatSettingsChangeInput): Promise<void> {
  const row = await keepSetting(tx, brandId);
  const origins = change.origins?.map((typed) => {
    const origin = readOrigin(typed);
    if (origin === null) throw invalid(`“${typed}” is not the address of a shop's pages.`, [{ field: 'origins', message: 'is not an origin' }]);
    return origin;
  });
  const look = change.look === undefined ? row.look : { ...row.look, ...change.look };
  tx.post(sql`
    update channels_chat.setting set enabled = ${change.enabled ?? row.enabled}, origins = ${[...new Set(origins ?? row.origins)]}, look = ${JSON.stringify(look)}::jsonb, changed_at = ${tx.now} where brand_id = ${brandId}`);
  if (change.enabled === true && !row.enabled) await forgetTomorrow(tx, brandId);
  await record(tx, { action: 'channels_chat.settings_changed', subjectKind: 'brand', subjectId: brandId, brandId, facts: { fields: Object.keys(change) } });
  tellAfter(tx, ports, { chat: 'settings' });
}

/** A new secret for tokens of signed-in shoppers. It is shown this once; tokens signed with the one before are refused from now on. */
export async function newSecret(ports: ChatPorts, tx: Tx, brandId: string): Promise<string> {
  await keepSetting(tx, brandId);
  const secret = randomBytes(32).toString('base64url');
  tx.post(sql`update channels_chat.setting set secret = ${ports.vault.seal(secret, secretPurpose(brandId))}, changed_at = ${tx.now} where brand_id = ${brandId}`);
  await record(tx, { action: 'channels_chat.secret_changed', subjectKind: 'brand', subjectId: brandId, brandId });
  tellAfter(tx, ports, { chat: 'settings' });
  return secret;
}
