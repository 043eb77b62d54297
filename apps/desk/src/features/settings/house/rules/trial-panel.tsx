import { ApiProblem, loadTrial, loadTrialMatches, startTrial, stopTrial, type RuleDefinition, type RuleTrial } from '@keepdesk/client';
import { Button, ProgressBar, RelativeTime } from '@keepdesk/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../../../shared/kit/callout.tsx';
import { MoreButton, usePages } from '../../../../shared/kit/pages.tsx';
import { Card, Loaded } from '../../../../shared/kit/section.tsx';
import { useTask } from '../../../../shared/kit/task.ts';
import { useRuleWords } from '../../../../shared/parts/rules/rule-words.ts';
import { Change } from './change.tsx';

const LOOK_MS = 400;

/** What the rule would have done in the last ninety days, with how far it has come and a way to stop it. */
export function TrialPanel({ brandId, ruleId, definition, works }: { brandId: string; ruleId: string | undefined; definition: RuleDefinition; works: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [begun, setBegun] = useState<{ id: string; of: RuleDefinition | null } | null>(null);
  const id = begun?.id ?? '';
  const found = useQuery({ queryKey: ['rule-trial', id], queryFn: () => loadTrial(id), enabled: id !== '', refetchInterval: ({ state }) => (state.data?.state === 'running' ? LOOK_MS : false) });
  const trial = found.data;
  const start = useTask(async () => setBegun(await begin(brandId, definition, ruleId)));
  const stop = useTask(async () => client.setQueryData(['rule-trial', id], await stopTrial(id)));
  const running = begun !== null && !found.isError && (trial === undefined || trial.state === 'running');
  return (
    <Card>
      <div>
        <h3 className="text-14 font-semibold">{t('rules.trial')}</h3>
        <p className="text-13 text-quiet">{t('rules.trialText')}</p>
      </div>
      {running ? (
        <div className="flex items-end gap-3">
          <div className="min-w-0 flex-1">
            <ProgressBar label={t('rules.trialProgress', { done: trial?.looked_at ?? 0, total: trial?.total ?? 0 })} fraction={trial === undefined || trial.total === 0 ? 0 : trial.looked_at / trial.total} />
          </div>
          <Button size="sm" onPress={stop.run} busy={stop.busy}>
            {t('rules.trialStop')}
          </Button>
        </div>
      ) : (
        <Button className="self-start" onPress={start.run} busy={start.busy} isDisabled={!works}>
          {t('rules.trialDo')}
        </Button>
      )}
      {found.isError ? <Loaded found={found}>{null}</Loaded> : null}
      {trial !== undefined && !running && begun?.of === definition ? <Result trial={trial} /> : null}
    </Card>
  );
}

/** The trial that was begun; where another one runs it is shown instead, and can be stopped. */
async function begin(brandId: string, definition: RuleDefinition, ruleId: string | undefined): Promise<{ id: string; of: RuleDefinition | null }> {
  try {
    return { id: (await startTrial(brandId, definition, ruleId)).id, of: definition };
  } catch (problem) {
    const running = problem instanceof ApiProblem ? problem.details.find((detail) => typeof detail.trial_id === 'string')?.trial_id : undefined;
    if (typeof running === 'string') return { id: running, of: null };
    throw problem;
  }
}

function Result({ trial }: { trial: RuleTrial }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const { matched, times, total, looked_at: looked } = trial;
  if (trial.state === 'failed') return <Callout tone="danger" polite title={t('rules.trialFailed')} />;
  const notes = [
    ...(trial.as_today.length > 0 ? [t('rules.asToday', { list: trial.as_today.map(words.field).join(', ') })] : []), t('rules.notGuessed'),
  ];
  return (
    <div className="flex flex-col gap-3">
      <Callout tone={matched > 0 ? 'info' : 'warning'} polite title={matched > 0 ? t('rules.trialDone', { count: matched, times, total: looked }) : t('rules.trialNone', { total: looked })}>
        {trial.state === 'stopped' ? <p>{t('rules.trialStopped', { looked, total })}</p> : null}
        {Object.entries(trial.changes).map(([field, count]) => (
          <p key={field}>{t('rules.trialChanged', { field: words.field(field), count })}</p>
        ))}
        {trial.judged > 0 ? <p>{t('rules.trialMisses', { count: trial.judged, before: trial.misses_as_is, after: trial.misses_supposed })}</p> : null}
        <p className="text-12 text-quiet">{notes.join(' ')}</p>
      </Callout>
      {matched > 0 ? <Examples trialId={trial.id} /> : null}
    </div>
  );
}

function Examples({ trialId }: { trialId: string }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const found = usePages(['rule-trial-matches', trialId], (cursor) => loadTrialMatches(trialId, cursor));
  return (
    <section aria-label={t('rules.trialExamples')} className="flex flex-col gap-2">
      <h4 className="text-13 font-medium">{t('rules.trialExamples')}</h4>
      <ul className="divide-y divide-line rounded-card border border-line">
        {found.rows.map((match) => (
          <li key={match.conversation.id} className="flex flex-col gap-0.5 px-3 py-2">
            <div className="flex flex-wrap items-baseline gap-x-2">
              <Link to="/c/$number" params={{ number: String(match.conversation.number) }} className="text-14 font-medium">
                #{match.conversation.number} {match.conversation.subject}
              </Link>
              <span className="text-12 text-quiet">
                <RelativeTime at={match.at} as="moment" /> · {match.triggers.map(words.trigger).join(', ')}
                {match.times > 1 ? ` · ${t('rules.trialTimes', { count: match.times })}` : ''}
              </span>
            </div>
            <Change before={match.before} after={match.after} otherwise={t('rules.trialNothing')} />
          </li>
        ))}
      </ul>
      <MoreButton found={found} />
    </section>
  );
}
