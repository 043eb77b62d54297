import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';

export interface CardChoice<Id extends string = string> {
  id: Id;
  name: string;
  note?: ReactNode;
  icon?: ReactNode;
  isDisabled?: boolean;
}

export interface ChoiceCardsProps<Id extends string> {
  label: string;
  choices: ReadonlyArray<CardChoice<Id>>;
  value: Id | null;
  onChange: (id: Id) => void;
  className?: string;
}

/** One of a few ways, each with the words it needs to be chosen well. */
export function ChoiceCards<Id extends string>({ label, choices, value, onChange, className }: ChoiceCardsProps<Id>) {
  return (
    <RadioGroup value={value} onChange={(id) => onChange(id as Id)} className={classNames('flex flex-col gap-1', className)}>
      <Label className="mb-1 text-13 font-medium text-text">{label}</Label>
      <div className="grid gap-2 sm:grid-cols-2">
        {choices.map((choice) => (
          <Radio
            key={choice.id}
            value={choice.id}
            isDisabled={choice.isDisabled ?? false}
            className="group relative flex items-start gap-2.5 rounded-card border border-line bg-raised p-3 outline-none transition-colors data-hovered:bg-hover data-selected:border-accent data-selected:bg-accent-soft data-focus-visible:outline-2 data-focus-visible:outline-offset-2 data-focus-visible:outline-accent"
          >
            <span className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-edge bg-raised group-data-selected:border-accent group-data-disabled:opacity-45">
              <span className="size-2 rounded-full bg-transparent group-data-selected:bg-accent" />
            </span>
            <span className="min-w-0 flex-1">
              <span className="flex items-center gap-1.5 text-14 font-medium text-text group-data-disabled:text-quiet">
                {choice.name}
                {choice.icon ? <span className="text-quiet">{choice.icon}</span> : null}
              </span>
              {choice.note ? <span className="block text-12 text-quiet group-data-selected:text-text">{choice.note}</span> : null}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
