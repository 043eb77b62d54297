import { loadRuleRuns, loadRuleVersions, restoreRule, type Page, type Rule } from '@keepdesk/client';
import { Button, Dialog, Pill, RelativeTime } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MoreButton, usePages } from '../../../../shared/kit/pages.tsx';
import { useChange } from '../../../../shared/kit/resource.ts';
import { Loaded } from '../../../../shared/kit/section.tsx';
import { VersionsDialog } from '../../../../shared/kit/version-list.tsx';
import { useRuleWords } from '../../../../shared/parts/rules/rule-words.ts';

/** Everything a rule ever said, by whom and why; any of it can hold again. */
export function RuleVersionsDialog({ rule, onRestored, onClose }: { rule: Rule; onRestored: (rules: Page<Rule>) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const found = useQuery({ queryKey: ['rule-versions', rule.id, rule.version], queryFn: () => loadRuleVersions(rule.id) });
  const restore = useChange((number: number) => restoreRule(rule.id, rule.version, number).then(onRestored), null);
  return (
    <VersionsDialog
      title={`${t('versions.title')}: ${rule.name}`}
      found={found}
      current={rule.version}
      says={(version) => <span className="text-13">{words.sentence(version.definition)}</span>}
      onRestore={restore.mutateAsync}
      busy={restore.isPending}
      onClose={onClose}
    />
  );
}

/** In which conversations a rule did something, or failed to. */
export function RuleRunsDialog({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const found = usePages(['rule-runs', rule.id], (cursor) => loadRuleRuns(rule.id, cursor));
  return (
    <Dialog title={`${t('rules.runs')}: ${rule.name}`} width="wide" isOpen onClose={onClose} actions={<Button look="quiet" onPress={onClose}>{t('ui.close')}</Button>}>
      <Loaded found={found}>
        {found.rows.length === 0 ? <p className="text-14 text-quiet">{t('rules.noRuns')}</p> : null}
        <ul className="flex flex-col divide-y divide-line">
          {found.rows.map((run) => (
            <li key={run.id} className="flex flex-col gap-0.5 py-2 text-14">
              <span className="flex flex-wrap items-center gap-2">
                <Link to="/c/$number" params={{ number: String(run.conversation.number) }}>
                  #{run.conversation.number} {run.conversation.subject}
                </Link>
                <Pill tone={run.outcome === 'done' ? 'positive' : 'danger'}>{t(`rules.run.${run.outcome}`)}</Pill>
              </span>
              <span className="text-12 text-quiet">
                {(run.outcome === 'failed' ? words.trouble(run.problem, run.error) : null) ?? (run.then.filter((_action, i) => run.done[i]?.changed !== false).map(words.action).join(t('rules.joint.all')) || t('rules.run.nothing'))} · <RelativeTime at={run.at} as="moment" />
              </span>
            </li>
          ))}
        </ul>
        <MoreButton found={found} />
      </Loaded>
    </Dialog>
  );
}
