import type { RuleAction, RuleFault, RuleVocabulary } from '@keepdesk/client';
import { Button, Checkbox, Combobox, Field, IconButton, Menu, Select, TextArea, type Choice } from '@keepdesk/ui';
import { ArrowUp, Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RuleWords } from '../../../../shared/parts/rules/rule-words.ts';
import { Several } from './several.tsx';
import type { BrandChoices } from './use-brand-choices.ts';

type Offered = RuleVocabulary['actions'][number];
const levels = ['low', 'normal', 'high', 'urgent'] as const;
const NOBODY = 'nobody';

/** What is done, in its order. */
export function ActionsEditor({ actions, offered, choices, faults, words, onChange }: { actions: readonly RuleAction[]; offered: readonly Offered[]; choices: BrandChoices; faults: readonly RuleFault[]; words: RuleWords; onChange: (next: RuleAction[]) => void }) {
  const { t, i18n } = useTranslation();
  const nameOf = (one: Offered): string => (i18n.exists(`rules.action.${one.kind}`) ? t(`rules.action.${one.kind}` as 'rules.action.note') : one.does);
  const replace = (i: number, next: RuleAction) => onChange(actions.map((one, n) => (n === i ? next : one)));
  const earlier = (i: number) => onChange(actions.flatMap((one, n) => (n === i - 1 ? [actions[i] as RuleAction, one] : n === i ? [] : [one])));
  return (
    <div className="flex flex-col gap-2">
      {actions.map((action, i) => {
        const known = offered.find((one) => one.kind === action.kind);
        const fault = faults.find((one) => one.at === `then.${i}`);
        const placed = fault !== undefined && known?.parts.some((part) => part.name === fault.part) === true;
        return (
          <div key={i} className="flex flex-col gap-1">
            <div className="flex items-start gap-2">
              <div className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] gap-2 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)]">
                <Select hideLabel label={t('rules.chooseAction')} value={action.kind} onChange={(kind) => replace(i, freshAction(offered.find((one) => one.kind === kind) as Offered))} choices={offered.map((one) => ({ id: one.kind, name: nameOf(one) }))} />
                {known?.parts.map((part) => <PartEditor key={part.name} part={part} action={action} choices={choices} error={placed && fault.part === part.name ? words.fault(fault) : undefined} onChange={(next) => replace(i, next)} />)}
              </div>
              {i > 0 ? (
                <IconButton size="sm" label={t('rules.moveUp')} onPress={() => earlier(i)}>
                  <ArrowUp size={16} />
                </IconButton>
              ) : null}
              <IconButton size="sm" label={t('rules.removeAction')} onPress={() => onChange(actions.filter((_one, n) => n !== i))}>
                <X size={16} />
              </IconButton>
            </div>
            {fault && !placed ? (
              <p role="status" className="text-12 text-danger">
                {words.fault(fault)}
              </p>
            ) : null}
          </div>
        );
      })}
      <Menu
        label={t('rules.addAction')}
        placement="bottom start"
        groups={[{ id: 'all', actions: offered.map((one) => ({ id: one.kind, name: nameOf(one), onAction: () => onChange([...actions, freshAction(one)]) })) }]}
        trigger={
          <Button size="sm" look="quiet" icon={<Plus size={14} />} className="self-start">
            {t('rules.addAction')}
          </Button>
        }
      />
    </div>
  );
}

function freshAction({ kind }: Offered): RuleAction {
  if (kind === 'set_priority') return { kind, priority: 'high' };
  if (kind === 'tell') return { kind, person_ids: [], assignee: true };
  if (kind === 'snooze') return { kind, hours: 24 };
  return kind === 'note' ? { kind, text: '' } : { kind };
}

function PartEditor({ part, action, choices, error, onChange }: { part: Offered['parts'][number]; action: RuleAction; choices: BrandChoices; error: string | undefined; onChange: (next: RuleAction) => void }) {
  const { t, i18n } = useTranslation();
  const label = i18n.exists(`rules.part.${part.name}`) ? t(`rules.part.${part.name}` as 'rules.part.text') : part.name;
  const value = action[part.name];
  const put = (next: unknown, more: object = {}) => onChange({ ...action, [part.name]: next, ...more });
  const wrong = error === undefined ? {} : { error };
  const one = (list: readonly Choice[], set: (id: string) => void = put) => <Combobox hideLabel label={label} placeholder={label} {...wrong} value={value === undefined ? null : value === null ? NOBODY : String(value)} onChange={set} choices={list} />;
  const ids = Array.isArray(value) ? value.map(String) : [];
  switch (part.kind) {
    case 'person': return one([{ id: NOBODY, name: t('rules.nobody') }, ...choices.people], (id) => put(id === NOBODY ? null : id));
    case 'team': return one(choices.teams);
    case 'reason': return one(choices.reasons);
    case 'macro': return one(choices.macros);
    case 'webhook': return one(choices.webhooks);
    case 'pool': return one(choices.pools);
    case 'status': return one(choices.statuses.filter((status) => status.category !== 'spam'), (id) => put(id, { category: choices.statuses.find((status) => status.id === id)?.category }));
    case 'priority': return <Select hideLabel label={label} {...wrong} value={value === undefined ? null : String(value)} onChange={put} choices={levels.map((id) => ({ id, name: t(`priority.${id}`) }))} />;
    case 'tags': return <Several label={label} choices={choices.tags} value={ids} onChange={put} error={error} />;
    case 'hours': return <Field hideLabel label={label} error={error} inputMode="decimal" value={String(value ?? '')} onChange={(text) => put(text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text))} after={<span className="pr-2 text-12">{t('rules.unit.hours')}</span>} />;
    case 'people':
      return (
        <div className="flex flex-col gap-1">
          <Checkbox isSelected={action['assignee'] === true} onChange={(assignee) => onChange({ ...action, assignee })}>
            {t('rules.assignee')}
          </Checkbox>
          <Several label={label} choices={choices.people} value={ids} onChange={put} error={error} />
        </div>
      );
    default: return <TextArea hideLabel label={label} error={error} placeholder={label} rows={2} value={String(value ?? '')} onChange={put} />;
  }
}
