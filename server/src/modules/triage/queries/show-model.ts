import { may } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { KeptEvaluation, KeptFigures } from '../commands/keep-version.ts';
import type { BrandModelView, ModelFiguresView, ModelVersionView, NamedReasonView } from '../contract.ts';
import { NOBODYS } from '../rules/brand/teaching.ts';
import { FIRST, stillNeeded } from '../rules/brand/when-to-learn.ts';
import { learnedSoFar } from './filed-texts.ts';
import { modelInForce } from './model-in-force.ts';
import { reasonsByKey } from './settings-of.ts';

const MOST_VERSIONS = 50;
const MOST_CONFUSIONS = 30;

interface VersionRow {
  number: number;
  learned_at: Date;
  because: 'enough' | 'asked';
  by_name: string | null;
  taught: number;
  aside: number;
  first_at: Date | null;
  last_at: Date | null;
  against: number | null;
  promoted: boolean;
  figures: Pick<KeptFigures, 'decision'>;
  score: ModelVersionView['score'];
  against_score: ModelVersionView['score'];
  kept: boolean;
}

type Naming = (key: string | null) => NamedReasonView | null;

async function naming(tx: Tx, brandId: string): Promise<Naming> {
  const reasons = await reasonsByKey(tx, brandId);
  return (key) => (key === null ? null : { key, name: reasons.get(key)?.name ?? key });
}

/** What a brand reads with, how much was filed for the next version, how far that is, and all versions there were. */
export async function showBrandModel(tx: Tx, brandId: string): Promise<BrandModelView> {
  const [learned, { version, notice }, named, learning, inForce, versions] = await Promise.all([
    learnedSoFar(tx, brandId), modelInForce(tx, brandId), naming(tx, brandId),
    tx.maybe<{ state: 'waiting' | 'running' | 'done' | 'failed'; because: 'enough' | 'asked'; share: number; asked_at: Date; finished_at: Date | null; message: string | null }>(sql`select state, because, share::float8 as share, asked_at, finished_at, message from triage.learning where brand_id = ${brandId}`),
    tx.maybe<{ number: number | null; since: Date }>(sql`select number, since from triage.in_force where brand_id = ${brandId}`),
    tx.rows<VersionRow>(sql`
      select m.number, m.learned_at, m.because, p.name as by_name, m.taught, m.aside, m.first_at, m.last_at, m.against, m.promoted, m.model is not null as kept, jsonb_build_object('decision', m.figures->'decision') as figures,
        jsonb_build_object('accuracy', m.figures->'next'->'accuracy', 'f1', m.figures->'next'->'macroF1', 'calibration_error', m.figures->'next'->'calibrationError') as score,
        jsonb_build_object('accuracy', m.figures->'current'->'accuracy', 'f1', m.figures->'current'->'macroF1', 'calibration_error', m.figures->'current'->'calibrationError') as against_score
      from triage.model m left join identity.person p on p.id = m.by_id where m.brand_id = ${brandId} order by m.number desc limit ${MOST_VERSIONS}`),
  ]);
  const wanted = inForce?.number ?? null;
  return {
    filed: learned.filed, needed: FIRST, until_next: stillNeeded(learned), in_force: version, since: inForce?.since.toISOString() ?? null, notice,
    learning: learning ? { ...learning, asked_at: learning.asked_at.toISOString(), finished_at: learning.finished_at?.toISOString() ?? null } : null,
    versions: versions.map(({ figures, aside, learned_at: at, first_at: first, last_at: last, ...row }) => ({
      ...row, judged: aside, learned_at: at.toISOString(), first_at: first?.toISOString() ?? null, last_at: last?.toISOString() ?? null, in_force: row.number === wanted,
      decision: { because: figures.decision.because, gained: figures.decision.gained, lost: figures.decision.lost, chance: figures.decision.chance, spoilt: named(figures.decision.spoilt) },
    })),
  };
}

/** How a version did on the conversations it had not seen, reason by reason, and which it got wrong. */
export async function showFigures(tx: Tx, brandId: string, number: number): Promise<ModelFiguresView> {
  const row = await tx.maybe<{ figures: KeptFigures }>(sql`select figures from triage.model where brand_id = ${brandId} and number = ${number}`);
  if (!row) throw notFound('version of this brand’s model');
  const { next, current, taughtOf, mistakes } = row.figures;
  const named = await naming(tx, brandId);
  const surely = (key: string): NamedReasonView => named(key) ?? { key, name: key };
  const taught = new Map(taughtOf);
  const before = byKey(current);
  const judged = byKey(next);
  const keys = [...new Set([...judged.keys(), ...taught.keys()])].filter((key) => key !== NOBODYS);
  return {
    number,
    reasons: keys.map((key) => ({ reason: surely(key), taught: taught.get(key) ?? 0, judged: judged.get(key)?.texts ?? 0, precision: judged.get(key)?.precision ?? 0, recall: judged.get(key)?.recall ?? 0, f1: judged.get(key)?.f1 ?? 0, against_f1: before.get(key)?.f1 ?? 0 })).sort((a, b) => b.judged - a.judged || b.taught - a.taught || (a.reason.key < b.reason.key ? -1 : 1)),
    confusions: next.confusions.slice(0, MOST_CONFUSIONS).map((one) => ({ truth: named(one.truth), said: named(one.said), conversations: one.texts })),
    reliability: next.reliability.map((one) => ({ conversations: one.texts, confidence: one.confidence, accuracy: one.accuracy })),
    mistakes: await showMistakes(tx, brandId, mistakes, named),
  };
}

const byKey = (evaluation: KeptEvaluation): Map<string, KeptEvaluation['labels'][number]> => new Map(evaluation.labels.map((one) => [one.label, one]));

/** Without those whose words are gone since, and without subjects for who may not read conversations of this brand. */
async function showMistakes(tx: Tx, brandId: string, mistakes: KeptFigures['mistakes'], named: Naming): Promise<ModelFiguresView['mistakes']> {
  const rows = await tx.rows<{ id: string; number: number; subject: string }>(sql`
    select id, number, subject from conversations.conversation where id = any (${mistakes.map((one) => one.conversationId)}::uuid[]) and brand_id = ${brandId} and erased_at is null and merged_into_id is null`);
  const found = new Map(rows.map((row) => [row.id, row]));
  const reads = may(tx.actor, 'conversations.read', brandId);
  return mistakes.flatMap((one) => {
    const conversation = found.get(one.conversationId);
    return conversation === undefined ? [] : [{ conversation_id: conversation.id, conversation_number: conversation.number, subject: reads ? conversation.subject : null, truth: named(one.truth), said: named(one.said), confidence: one.chance }];
  });
}
