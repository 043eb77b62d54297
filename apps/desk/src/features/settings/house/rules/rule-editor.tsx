import { checkRule, loadRuleVocabulary, type Rule, type RuleDefinition } from '@keepdesk/client';
import { Button, Checkbox, ErrorState, Field } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../../shared/kit/confirm-dialog.tsx';
import { Card, Loaded } from '../../../../shared/kit/section.tsx';
import { describeProblem } from '../../../../shared/words/problem.ts';
import { asGroup } from '../../../../shared/parts/rules/rule-tree.ts';
import { useRuleWords } from '../../../../shared/parts/rules/rule-words.ts';
import { ActionsEditor } from './action-editor.tsx';
import { GroupEditor } from './condition-editor.tsx';
import { TrialPanel } from './trial-panel.tsx';
import { TryPanel } from './try-panel.tsx';
import { WhenEditor } from './when-editor.tsx';
import { useBrandChoices } from './use-brand-choices.ts';
import { useUnsaved } from './use-unsaved.ts';

export interface RuleDraft {
  readonly name: string;
  readonly definition: RuleDefinition;
}

/** A rule being written: when, if, then, each with what is wrong with it; the whole of it in words; and tries, before it is switched on. */
export function RuleEditor({ brandId, rule, start, onSave, onClose }: { brandId: string; rule: Rule | null; start: RuleDraft; onSave: (draft: RuleDraft & { why: string }, on: boolean) => Promise<unknown>; onClose: () => void }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const choices = useBrandChoices(brandId);
  const [name, setName] = useState(start.name);
  const [why, setWhy] = useState('');
  const [definition, setDefinition] = useState<RuleDefinition>({ ...start.definition, when: asGroup(start.definition.when) });
  const [busy, setBusy] = useState(false);
  const vocabulary = useQuery({ queryKey: ['rule-vocabulary'], queryFn: loadRuleVocabulary, staleTime: Infinity });
  const checked = useQuery({ queryKey: ['rule-check', brandId, definition], queryFn: () => checkRule(brandId, definition), placeholderData: (before) => before });
  const faults = checked.data?.faults ?? [];
  const works = checked.data !== undefined && !checked.isPlaceholderData && faults.length === 0 && name.trim() !== '';
  const put = (more: Partial<RuleDefinition>) => setDefinition({ ...definition, ...more });
  const faultAt = (at: string): string | undefined => {
    const fault = faults.find((one) => one.at === at);
    return fault && words.fault(fault);
  };
  const touched = name !== start.name || JSON.stringify(definition) !== JSON.stringify({ ...start.definition, when: asGroup(start.definition.when) });
  const stay = useUnsaved(touched);
  const save = (on: boolean) => {
    setBusy(true);
    const done = () => {
      stay.letGo();
      onClose();
    };
    void onSave({ name, definition, why }, on).then(done, () => setBusy(false));
  };
  const tools = { fields: vocabulary.data?.fields ?? [], words, choices, faults };
  return (
    <section aria-label={t(rule ? 'rules.change' : 'rules.new')} className="flex flex-col gap-4">
      <Button look="quiet" size="sm" icon={<ArrowLeft size={14} />} onPress={onClose} className="self-start">
        {t('rules.back')}
      </Button>
      <ConfirmDialog isOpen={stay.asks} title={t('rules.leaveTitle')} doName={t('rules.leaveDo')} onClose={stay.stay} onDo={async () => stay.leave()}>
        {t('rules.leaveText')}
      </ConfirmDialog>
      <h2 className="text-16 font-semibold">{t(rule ? 'rules.change' : 'rules.new')}</h2>
      <Loaded found={vocabulary}>
        <Card>
          <Field label={t('settings.name')} value={name} onChange={setName} isRequired maxLength={120} />
          <Part title={t('rules.when')} help={t('rules.whenHelp')}>
            <WhenEditor triggers={vocabulary.data?.triggers ?? []} since={vocabulary.data?.since ?? []} definition={definition} onChange={setDefinition} fault={faultAt('triggers')} timeFault={faultAt('after')} words={words} />
          </Part>
          <Part title={t('rules.if')} help={t('rules.ifHelp')} error={faultAt('when')}>
            <GroupEditor condition={definition.when} at="when" depth={0} tools={tools} onChange={(when) => put({ when })} />
          </Part>
          <Part title={t('rules.then')} help={t('rules.thenHelp')} error={faultAt('then')}>
            <ActionsEditor actions={definition.then} offered={vocabulary.data?.actions ?? []} choices={choices} faults={faults} words={words} onChange={(then) => put({ then })} />
          </Part>
          <div className="flex flex-col gap-2">
            <Checkbox isSelected={definition.stops === true} onChange={(stops) => put({ stops })}>
              {t('rules.stops')}
            </Checkbox>
            <Checkbox isSelected={definition.once === true} onChange={(once) => put({ once })}>
              {t('rules.once')}
            </Checkbox>
          </div>
          <p className="rounded-card bg-surface px-3 py-2 text-14">
            <span className="block text-12 text-quiet">{t('rules.sentence')}</span>
            {words.sentence(definition)}
          </p>
        </Card>
        <TryPanel brandId={brandId} definition={definition} works={works} />
        <TrialPanel brandId={brandId} ruleId={rule?.id} definition={definition} works={works} />
        <Card>
          {checked.isError ? (
            <ErrorState title={t('rules.checkFailed')} onRetry={() => void checked.refetch()} className="py-4">
              {describeProblem(t, checked.error)}
            </ErrorState>
          ) : null}
          {rule ? <Field label={t('rules.why')} help={t('rules.whyHelp')} value={why} onChange={setWhy} maxLength={500} /> : null}
          <div className="flex flex-wrap justify-end gap-2">
            <Button onPress={() => save(rule?.on ?? false)} isDisabled={!works || busy}>
              {t('rules.save')}
            </Button>
            {rule?.on ? null : (
              <Button look="primary" onPress={() => save(true)} isDisabled={!works || busy}>
                {t('rules.saveOn')}
              </Button>
            )}
          </div>
        </Card>
      </Loaded>
    </section>
  );
}

function Part({ title, help, error, children }: { title: string; help: string; error?: string | undefined; children: React.ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-2 border-t border-line pt-4">
      <div>
        <h3 className="text-14 font-semibold">{title}</h3>
        <p className="text-12 text-quiet">{help}</p>
      </div>
      {children}
      {error ? (
        <p role="status" className="text-12 text-danger">
          {error}
        </p>
      ) : null}
    </section>
  );
}
