import { randomBytes } from 'node:crypto';
import type { Actor } from '../../../../platform/actor/actor.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { conflict, invalid, Refusal } from '../../../../platform/refusal/refusal.ts';
import { record } from '../../../audit/index.ts';
import type { SiteTestView } from '../contract.ts';
import { keysPurpose, webhookPurpose, type WooPorts } from '../ports.ts';
import { siteUrlOf } from '../rules/site-url.ts';
import { addSite, renewSite, siteByUrl, siteOfBrand } from '../store/sites.ts';
import type { OpenSite } from './ask-site.ts';
import { checkSite } from './check-site.ts';
import { subscribeWebhooks } from './subscribe-webhooks.ts';
import { SYNC_JOB } from './sync-site.ts';

export interface SiteGiven {
  readonly url: string;
  readonly api_key: string;
  readonly api_secret: string;
}

/** The site as it is asked, or a refusal with what is wrong about it. Keys travel in the clear without TLS. */
export function siteGiven(ports: WooPorts, given: SiteGiven): OpenSite {
  const url = siteUrlOf(given.url);
  if (url === null) throw invalid('This is not the address of a site.', [{ field: 'url', message: given.url }]);
  if (!url.startsWith('https://') && !ports.allowPrivate.includes(new URL(url).hostname)) throw new Refusal(422, 'needs_https', 'The site must be reached by https: its keys would travel readably otherwise.', { details: [{ field: 'url', message: url }] });
  return { url, keys: { key: given.api_key, secret: given.api_secret } };
}

/** Checks the keys, keeps them sealed, subscribes to the site's news and begins the first sync. */
export async function connectSite(ports: WooPorts, actor: Actor, brandId: string, given: SiteGiven): Promise<string> {
  const site = siteGiven(ports, given);
  const about = await checkSite(ports, site);
  const missing = about.permissions.filter((one) => one.needed && !one.granted).map((one) => one.name);
  if (missing.length > 0) throw new Refusal(422, 'access_refused', `The key does not allow ${missing.join(', ')}. Make one for a shop manager under WooCommerce → Settings → Advanced → REST API.`);
  const id = await ports.db.transact(actor, (tx) => keep(ports, tx, brandId, site, about));
  await subscribeWebhooks(ports, id);
  return id;
}

async function keep(ports: WooPorts, tx: Tx, brandId: string, site: OpenSite, about: SiteTestView): Promise<string> {
  const before = await siteOfBrand(tx, brandId);
  if (before && before.url !== site.url) throw conflict('brand_has_site', `This brand is connected to ${before.url}. Disconnect that first.`);
  if (!before && (await siteByUrl(tx, site.url))) throw conflict('shop_connected', `${site.url} is connected to another brand.`);
  const id = before?.id ?? tx.id();
  const row = { id, name: about.name, currency: about.currency, credentials: ports.vault.seal(JSON.stringify(site.keys), keysPurpose(id)), may_write: about.permissions.some((one) => one.name === 'write' && one.granted) };
  if (before) await renewSite(tx, row);
  else await addSite(tx, { ...row, brand_id: brandId, url: site.url, webhook_secret: ports.vault.seal(randomBytes(24).toString('base64url'), webhookPurpose(id)) }).catch((error: Error & { code?: string }) => {
    throw error.code === '23505' ? conflict('shop_connected', `${site.url} is connected to another brand.`) : error;
  });
  await tx.announce({ name: 'commerce_woocommerce.site_connected', brandId, subjectId: id, payload: {} });
  await record(tx, { action: 'commerce.woocommerce_connected', subjectKind: 'shop', subjectId: id, brandId, facts: { may_write: row.may_write } });
  await tx.schedule({ kind: SYNC_JOB, key: id, brandId, payload: { site_id: id } });
  return id;
}
