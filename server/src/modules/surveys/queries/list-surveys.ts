import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { peopleNames } from '../../identity/index.ts';
import type { SurveyQueryInput, SurveyView } from '../contract.ts';

interface Row extends Omit<SurveyView, 'agent' | 'decided_at' | 'asked_at' | 'answered_at' | 'changed_at'> {
  agent_id: string | null;
  decided_at: Date;
  asked_at: Date | null;
  answered_at: Date | null;
  changed_at: Date | null;
}

/** Who was asked or not and why, and what they said; newest first. */
export async function listSurveys(tx: Tx, asked: SurveyQueryInput): Promise<SurveyView[]> {
  const answered = asked.answered === true || asked.low === true;
  const rows = await tx.rows<Row>(sql`
    select s.id, s.brand_id, s.kind, s.conversation_id, c.number as conversation_number, s.agent_id, s.channel, s.state, s.because, s.decided_at, s.asked_at, s.answered_at, s.changed_at, s.score, s.comment
    from surveys.survey s join conversations.conversation c on c.id = s.conversation_id
    where (${asked.conversation_id ?? null}::uuid is null or s.conversation_id = ${asked.conversation_id ?? null}) and (${asked.brand_id ?? null}::uuid is null or s.brand_id = ${asked.brand_id ?? null})
      and (${asked.agent_id ?? null}::uuid is null or s.agent_id = ${asked.agent_id ?? null}) and (${asked.kind ?? null}::text is null or s.kind = ${asked.kind ?? null})
      and (${asked.channel ?? null}::text is null or c.channel = ${asked.channel ?? null}) and (${asked.reason_id ?? null}::uuid is null or c.reason_id = ${asked.reason_id ?? null})
      -- Where a conversation has no team it is its agent's first, as in the figures.
      and (${asked.team_id ?? null}::uuid is null or coalesce(c.team_id, (select tm.team_id from identity.team_member tm where tm.person_id = s.agent_id order by tm.team_id limit 1)) = ${asked.team_id ?? null})
      and (${asked.from ?? null}::timestamptz is null or s.answered_at >= ${asked.from ?? null}) and (${asked.to ?? null}::timestamptz is null or s.answered_at < ${asked.to ?? null})
      and (not ${answered}::boolean or s.answered_at is not null)
      and (not ${asked.low === true}::boolean or (s.kind = 'csat' and s.score <= 2) or (s.kind = 'nps' and s.score <= 6) or (s.kind = 'ces' and s.score <= 3))
    order by coalesce(s.answered_at, s.decided_at) desc, s.id desc limit ${asked.limit ?? 50}`);
  const names = await peopleNames(tx, rows.flatMap((row) => row.agent_id ?? []));
  return rows.map(({ agent_id: agentId, ...row }) => ({
    ...row, agent: agentId === null ? null : { id: agentId, name: names.get(agentId) ?? '' },
    decided_at: row.decided_at.toISOString(), asked_at: row.asked_at?.toISOString() ?? null, answered_at: row.answered_at?.toISOString() ?? null, changed_at: row.changed_at?.toISOString() ?? null,
  }));
}
