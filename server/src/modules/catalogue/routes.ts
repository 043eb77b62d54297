import { Type } from 'typebox';
import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { may } from '../../platform/actor/actor.ts';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf } from '../../platform/http/lists.ts';
import { forbidden, invalid } from '../../platform/refusal/refusal.ts';
import { importCampaigns } from './commands/import-campaigns.ts';
import { addCampaign, campaignFrom, changeCampaign, removeCampaign } from './commands/keep-campaign.ts';
import { putCampaign } from './commands/put-campaign.ts';
import { Campaign, CampaignChange, CampaignFile, CampaignFileAnswer, CampaignUpsert, NewCampaign, type CampaignView } from './contract.ts';
import { listCampaigns, showCampaign } from './queries/campaigns.ts';
import { goodsRoutes } from './routes/goods-routes.ts';
import { zoneOf, type CampaignRow } from './store/campaigns.ts';

const change = { permission: 'catalogue.campaigns' };
const DAY_MS = 86_400_000;
const FAR_MS = 800 * DAY_MS;
const at = Type.String({ format: 'date-time' });

/** What is sold; and the campaign calendar: by hand, by file, by other programs. */
export function routes(app: App): void {
  goodsRoutes(app);
  app.read(
    {
      method: 'GET', url: '/api/v1/campaigns', summary: 'Campaigns that run between two moments, the first to begin first; from now on for thirty days unless told', access: { permission: 'catalogue.read' }, response: listOf(Campaign),
      query: Type.Object({ brand_id: Type.Optional(Type.String({ format: 'uuid' })), from: Type.Optional(at), to: Type.Optional(at), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 500 })) }),
    },
    async (tx, { query }) => {
      const from = query.from === undefined ? tx.now : new Date(query.from);
      const to = query.to === undefined ? new Date(from.getTime() + 30 * DAY_MS) : new Date(query.to);
      if (to.getTime() - from.getTime() > FAR_MS) throw invalid('That is more than 800 days: ask for less at once.', [{ field: 'to', message: 'too far' }]);
      return { data: await listCampaigns(tx, { brandId: query.brand_id ?? null, from, to, limit: query.limit ?? 500 }), next_cursor: null };
    },
  );
  app.write({ method: 'POST', url: '/api/v1/campaigns', summary: 'Add a campaign to the calendar', access: change, status: 201, body: NewCampaign, response: Campaign }, async (tx, { actor, body }) => {
    if (!may(actor, change.permission, body.brand_id)) throw forbidden(change.permission);
    return one(tx, await addCampaign(tx, body.brand_id, body));
  });
  app.write({ method: 'PUT', url: '/api/v1/campaigns', summary: 'Write a campaign as its place knows it now, by source id', access: { permission: 'catalogue.write' }, body: CampaignUpsert, response: Campaign }, async (tx, { body }) => {
    const changedAt = body.changed_at === undefined ? tx.now : new Date(body.changed_at);
    if (changedAt.getTime() > tx.now.getTime() + DAY_MS) throw invalid('changed_at is still to come: later changes would be taken for older ones.', [{ field: 'changed_at', message: 'must not be in the future' }]);
    const campaign = campaignFrom(body, await zoneOf(tx, body.brand_id), body.source_id);
    return one(tx, (await putCampaign(tx, { ...campaign, brandId: body.brand_id, source: body.source ?? 'api', changedAt })).id);
  });
  app.write({ method: 'PATCH', url: '/api/v1/campaigns/:id', summary: 'Change a campaign', access: change, params: idParams, body: CampaignChange, response: Campaign }, async (tx, { params, body }) => {
    await changeCampaign(tx, params.id, body);
    return one(tx, params.id);
  });
  app.write({ method: 'DELETE', url: '/api/v1/campaigns/:id', summary: 'Take a campaign out of the calendar', access: change, params: idParams, response: Campaign }, async (tx, { params }) => {
    await removeCampaign(tx, params.id, true);
    return one(tx, params.id);
  });
  app.write({ method: 'POST', url: '/api/v1/campaigns/:id/back', summary: 'Bring back a campaign that was taken out', access: change, params: idParams, response: Campaign }, async (tx, { params }) => {
    await removeCampaign(tx, params.id, false);
    return one(tx, params.id);
  });
  app.write({ method: 'POST', url: '/api/v1/campaigns/import', summary: 'Take campaigns in from a table or an iCalendar file', access: change, body: CampaignFile, bodyLimit: 4 * 1024 * 1024, response: CampaignFileAnswer }, (tx, { body }) => importCampaigns(tx, { brandId: body.brand_id, format: body.format, text: body.text, onlyLook: body.only_look ?? false }));
}

async function one(tx: Tx, id: string): Promise<CampaignView> {
  const row = await tx.one<CampaignRow>(sql`select * from catalogue.campaign where id = ${id}`);
  return showCampaign(row, await zoneOf(tx, row.brand_id), tx.now);
}
