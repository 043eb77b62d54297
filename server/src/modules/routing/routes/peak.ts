import { Type } from 'typebox';
import type { App } from '../../../platform/http/app.ts';
import { idParams, listOf } from '../../../platform/http/lists.ts';
import { conflict, notFound } from '../../../platform/refusal/refusal.ts';
import { endPeak, proposePeak, savePeakPlan, takeUp } from '../commands/peak.ts';
import { PeakDeclared, PeakPlanChange, PeakPlanView, PeakShape, type PeakView } from '../contract.ts';
import { observe } from '../queries/observe.ts';
import { planOf, presentPeak, showPeaks } from '../queries/peaks.ts';
import { evidenceOf } from '../rules/peak.ts';

const see = { permission: 'routing.read' };
const settings = { permission: 'routing.settings' };
const declare = { permission: 'routing.peak' };

/** Peak mode: what it does, whether it is in force, on and off by one click, and what became of it. */
export function peakRoutes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/brands/:id/peak-plan', summary: 'What a brand does at a peak, and what proposes one', access: see, params: idParams, response: PeakPlanView }, (tx, { params }) => planOf(tx, params.id));
  app.write({ method: 'PUT', url: '/api/v1/brands/:id/peak-plan', summary: 'Save what a brand does at a peak', access: settings, params: idParams, body: PeakPlanChange, response: PeakPlanView }, async (tx, { params, body }) => {
    await savePeakPlan(tx, params.id, body.version, body.plan);
    return planOf(tx, params.id);
  });
  app.read({ method: 'GET', url: '/api/v1/brands/:id/peaks', summary: 'Peaks of a brand with their record, the newest first', access: see, params: idParams, response: listOf(PeakShape) }, async (tx, { params }) => ({ data: await showPeaks(tx, params.id), next_cursor: null }));
  app.read({ method: 'GET', url: '/api/v1/brands/:id/load', summary: 'What came in the last hour, what is usual at this hour, and what waits', access: see, params: idParams, response: Type.Object({ came: Type.Integer(), before: Type.Array(Type.Integer()), waiting: Type.Integer() }) }, async (tx, { params }) => {
    const { came, before, waiting } = await observe(tx, params.id);
    return { came, before: [...before], waiting };
  });
  app.write({ method: 'POST', url: '/api/v1/brands/:id/peaks', summary: 'Declare a peak, or begin the one that is proposed', access: declare, status: 201, params: idParams, body: PeakDeclared, response: PeakShape }, async (tx, { params, body }) => {
    const present = await presentPeak(tx, params.id);
    if (present?.state === 'active') throw conflict('peak_already', 'A peak is in force already.');
    if (present !== undefined && present.approval_id !== null) throw conflict('waits_for_approval', 'A peak is proposed already and waits for a second person.');
    if (present !== undefined) await takeUp(tx, present);
    else await proposePeak(tx, params.id, { because: 'hand', evidence: evidenceOf(await observe(tx, params.id)), ...(body.lasts_seconds === undefined ? {} : { lastsSeconds: body.lasts_seconds }) });
    return (await showPeaks(tx, params.id))[0] as PeakView;
  });
  app.write({ method: 'DELETE', url: '/api/v1/brands/:id/peaks/present', summary: 'End the peak, or turn down the one that is proposed', access: declare, params: idParams, response: PeakShape }, async (tx, { params }) => {
    const present = await presentPeak(tx, params.id);
    if (present === undefined) throw notFound('peak in force');
    await endPeak(tx, present.id, 'hand');
    return (await showPeaks(tx, params.id)).find((peak) => peak.id === present.id) as PeakView;
  });
}
