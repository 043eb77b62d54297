import type { RuleDefinition } from '@keepdesk/client';
import { Checkbox, classNames, Field, Select } from '@keepdesk/ui';
import { useState } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useTranslation } from 'react-i18next';
import type { RuleWords } from '../../../../shared/parts/rules/rule-words.ts';

const DAY = 24;
const THREE_DAYS = 72;
const TIME = 'time_passed';

/** What makes a rule look: any of what can happen, and how much time, since when. */
export function WhenEditor({ triggers, since, definition, onChange, fault, timeFault, words }: { triggers: readonly string[]; since: readonly string[]; definition: RuleDefinition; onChange: (next: RuleDefinition) => void; fault: string | undefined; timeFault: string | undefined; words: RuleWords }) {
  const toggle = (name: string, on: boolean) => {
    const { after, ...rest } = definition;
    const chosen = on ? [...definition.triggers, name] : definition.triggers.filter((one) => one !== name);
    const time = chosen.includes(TIME) ? { after: after ?? { since: 'replied', hours: THREE_DAYS } } : {};
    onChange({ ...rest, ...time, triggers: chosen });
  };
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-1.5">
        {triggers.map((name) => (
          <ToggleButton
            key={name}
            isSelected={definition.triggers.includes(name)}
            onChange={(on) => toggle(name, on)}
            className={({ isSelected }) => classNames('h-8 rounded-full border px-3 text-13 data-hovered:bg-hover pointer-coarse:h-10', isSelected ? 'border-accent bg-selected font-medium' : 'border-line')}
          >
            {words.trigger(name)}
          </ToggleButton>
        ))}
      </div>
      {definition.after === undefined ? null : <TimeEditor after={definition.after} since={since} onChange={(after) => onChange({ ...definition, after })} />}
      {[fault, timeFault].map((one) => (one ? <p key={one} role="status" className="text-12 text-danger">{one}</p> : null))}
    </div>
  );
}

type After = NonNullable<RuleDefinition['after']>;

function TimeEditor({ after, since, onChange }: { after: After; since: readonly string[]; onChange: (next: After) => void }) {
  const { t } = useTranslation();
  const [unit, setUnit] = useState<'hours' | 'days'>(after.hours % DAY === 0 ? 'days' : 'hours');
  const [typed, setTyped] = useState(String(unit === 'days' ? after.hours / DAY : after.hours));
  const put = (text: string, by: 'hours' | 'days') => {
    setTyped(text);
    setUnit(by);
    const number = Number(text.replace(',', '.'));
    // What is no number is told at its place.
    onChange({ ...after, hours: Number.isFinite(number) ? number * (by === 'days' ? DAY : 1) : 0 });
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2 sm:grid-cols-[6rem_8rem_minmax(0,1fr)]">
        <Field hideLabel label={t('rules.afterLength')} inputMode="decimal" value={typed} onChange={(text) => put(text, unit)} />
        <Select hideLabel label={t('rules.after')} value={unit} onChange={(by) => put(typed, by)} choices={(['hours', 'days'] as const).map((id) => ({ id, name: t(`rules.unit.${id}`) }))} />
        <Select hideLabel label={t('rules.when')} value={after.since} onChange={(from) => onChange({ ...after, since: from })} choices={since.map((id) => ({ id, name: t(`rules.since.${id}` as 'rules.since.replied') }))} />
      </div>
      <Checkbox isSelected={after.working === true} onChange={(working) => onChange({ ...after, working })}>
        {t('rules.working')}
      </Checkbox>
    </div>
  );
}
