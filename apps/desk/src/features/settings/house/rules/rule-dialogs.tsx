import { loadRuleRuns, loadRuleVersions, restoreRule, type Page, type Rule } from '@keepdesk/client';
import { Button, Dialog, Pill, RelativeTime } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MoreButton, usePages } from '../../../../shared/kit/pages.tsx';
import { useChange } from '../../../../shared/kit/resource.ts';
import { Loaded } from '../../../../shared/kit/section.tsx';
import { useRuleWords } from '../../../../shared/parts/rules/rule-words.ts';

/** Everything a rule ever said, by whom and why; any of it can hold again. */
export function RuleVersionsDialog({ rule, onRestored, onClose }: { rule: Rule; onRestored: (rules: Page<Rule>) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const found = useQuery({ queryKey: ['rule-versions', rule.id, rule.version], queryFn: () => loadRuleVersions(rule.id) });
  const restore = useChange((number: number) => restoreRule(rule.id, rule.version, number), null);
  const goBack = (number: number) =>
    void restore.mutateAsync(number).then(
      (rules) => {
        onRestored(rules);
        onClose();
      },
      () => undefined,
    );
  return (
    <Dialog title={`${t('rules.versions')}: ${rule.name}`} width="wide" isOpen onClose={onClose} actions={<Button look="quiet" onPress={onClose}>{t('ui.close')}</Button>}>
      <Loaded found={found}>
        <ol className="flex flex-col divide-y divide-line">
          {(found.data?.data ?? []).map((version) => (
            <li key={version.number} className="flex flex-wrap items-start justify-between gap-2 py-3 first:pt-0">
              <div className="flex min-w-0 flex-1 flex-col gap-0.5 text-14">
                <span className="font-medium">{version.name}</span>
                <span className="text-13">{words.sentence(version.definition)}</span>
                {version.why ? <span className="text-13 italic">{version.why}</span> : null}
                <span className="text-12 text-quiet">
                  {[t('rules.version', { number: version.number }), version.by?.name, version.restored_from === null ? '' : t('rules.restoredFrom', { number: version.restored_from })].filter(Boolean).join(' · ')} · <RelativeTime at={version.at} as="moment" />
                </span>
              </div>
              {version.number === rule.version ? (
                <Pill tone="positive">{t('rules.holds')}</Pill>
              ) : (
                <Button size="sm" onPress={() => goBack(version.number)} busy={restore.isPending}>
                  {t('rules.backTo')}
                </Button>
              )}
            </li>
          ))}
        </ol>
      </Loaded>
    </Dialog>
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
                {run.error ?? (run.then.filter((_action, i) => run.done[i]?.changed !== false).map(words.action).join(t('rules.joint.all')) || t('rules.run.nothing'))} · <RelativeTime at={run.at} as="moment" />
              </span>
            </li>
          ))}
        </ul>
        <MoreButton found={found} />
      </Loaded>
    </Dialog>
  );
}
