import type { Tx } from '../../../platform/db/tx.ts';
import { draw } from '../../experiments/index.ts';
import { somebodyAvailable } from '../../routing/index.ts';
import type { InvitedView, VisitSaidInput } from '../contract.ts';
import { decideInvitation, type Verdict } from '../rules/decide-invitation.ts';
import { drawnSince, keepDraw, keepNo, lastDrawn, type DrawnRow } from '../store/decisions.ts';
import { holdSetting, settingOf, type SettingRow } from '../store/settings.ts';

const DAY_MS = 86_400_000;
/** An answer that was lost on its way is given again for so long. */
const AGAIN_MS = 600_000;

/** What only the chat knows of a visit. */
export interface Circumstances {
  readonly open: boolean;
  readonly chatRunning: boolean;
  readonly doNotTrack: boolean;
}

/** Decides about a visit that shows a sign of hesitation, and keeps what was decided. Answers with the invitation, where there is one. */
export async function considerVisit(tx: Tx, brandId: string, said: VisitSaidInput, there: Circumstances): Promise<InvitedView> {
  const seen = await settingOf(tx, brandId);
  if (seen?.live == null || seen.state === 'off') return { invitation: null };
  const last = await lastDrawn(tx, brandId, said.visitor);
  if (last !== undefined && !there.doNotTrack && isUnseen(last, tx.now)) return { invitation: shownOf(last) };
  const first = await judge(tx, seen, said, there, last);
  if (first.kind === 'nothing') return { invitation: null };
  if (first.kind === 'not') {
    await keepNo(tx, brandId, said.visitor, first.trigger, first.because);
    return { invitation: null };
  }
  return drawHeld(tx, brandId, said, there);
}

/** The same once more while nobody else draws for this brand: caps hold, and a visitor in two tabs is drawn once. */
async function drawHeld(tx: Tx, brandId: string, said: VisitSaidInput, there: Circumstances): Promise<InvitedView> {
  const held = await holdSetting(tx, brandId);
  if (held?.live == null) return { invitation: null };
  const verdict = await judge(tx, held, said, there, await lastDrawn(tx, brandId, said.visitor));
  if (verdict.kind === 'not') await keepNo(tx, brandId, said.visitor, verdict.trigger, verdict.because);
  if (verdict.kind === 'not' || verdict.kind === 'nothing') return { invitation: null };
  const { trigger, text, language, kind } = verdict;
  const id = await keepDraw(tx, { brandId, visitor: said.visitor, trigger, arm: kind === 'invited' ? 'treated' : 'holdout', percent: held.live.holdout_percent, signs: said.signs, language, text });
  return { invitation: kind === 'invited' ? { id, text, language, trigger } : null };
}

async function judge(tx: Tx, setting: SettingRow, said: VisitSaidInput, there: Circumstances, last: DrawnRow | undefined): Promise<Verdict> {
  const terms = setting.live ?? setting.draft;
  const [drawnLately, somebodyThere] = await Promise.all([drawnSince(tx, setting.brand_id, new Date(tx.now.getTime() - DAY_MS), terms.most_per_day), terms.somebody_there ? somebodyAvailable(tx, setting.brand_id) : true]);
  const visit = { signs: said.signs, language: said.language, consented: said.consented, doNotTrack: there.doNotTrack, chatRunning: there.chatRunning, lastDrawnAt: last?.decided_at ?? null };
  return decideInvitation(visit, { on: setting.state === 'on' && setting.live !== null, terms, open: there.open, somebodyThere, drawnLately }, tx.now, draw(setting.id, said.visitor));
}

const isUnseen = (row: DrawnRow, now: Date): boolean => row.arm === 'treated' && row.text !== null && row.shown_at === null && now.getTime() - row.decided_at.getTime() < AGAIN_MS;

const shownOf = (row: DrawnRow): InvitedView['invitation'] => ({ id: row.id, text: row.text ?? '', language: row.language ?? 'en', trigger: row.trigger });
