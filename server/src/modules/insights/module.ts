import { defineModule } from '../../platform/module/module.ts';
import { listOf } from '../../platform/http/lists.ts';
import { Kpi, KpiQuery } from './contract.ts';
import { kpis } from './queries/kpis.ts';

export const insights = defineModule({
  name: 'insights',
  routes: (app) =>
    app.read({ method: 'GET', url: '/api/v1/kpis', summary: 'Figures with definition, sample and drill-down', access: { permission: 'insights.read' }, query: KpiQuery, response: listOf(Kpi), slow: true }, async (tx, { query }) => ({ data: await kpis(tx, query), next_cursor: null })),
  permissions: { 'insights.read': 'See figures and reports' },
  erase: 'keeps nothing of a customer',
  export: 'keeps nothing of a customer',
});
