import { Check, ChevronsUpDown } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover as AriaPopover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { controlLook, faultOf, FieldLabel, FieldNotes } from './field.tsx';

export interface Choice<Id extends string = string> {
  id: Id;
  name: string;
  note?: string;
  icon?: ReactNode;
}

export interface SelectProps<Id extends string> {
  label: string;
  hideLabel?: boolean;
  help?: ReactNode;
  error?: string;
  choices: ReadonlyArray<Choice<Id>>;
  value: Id | null;
  onChange: (id: Id) => void;
  placeholder?: string;
  isDisabled?: boolean;
  className?: string;
}

export const listItemLook =
  'flex min-h-8 pointer-coarse:min-h-10 items-center gap-2 rounded-control px-2 py-1 text-14 outline-none data-focused:bg-hover data-disabled:opacity-45';

export function ChoiceItem({ choice }: { choice: Choice }) {
  return (
    <ListBoxItem id={choice.id} textValue={choice.name} className={listItemLook}>
      {({ isSelected }) => (
        <>
          {choice.icon}
          <span className="min-w-0 flex-1 truncate">{choice.name}</span>
          {choice.note ? <span className="text-12 text-quiet tabular">{choice.note}</span> : null}
          {isSelected ? <Check size={16} className="text-accent" /> : null}
        </>
      )}
    </ListBoxItem>
  );
}

/** One of a short, known list. For long lists use `Combobox`. */
export function Select<Id extends string>({ label, hideLabel, help, error, choices, value, onChange, placeholder, isDisabled, className }: SelectProps<Id>) {
  return (
    <AriaSelect
      value={value}
      onChange={(id) => id !== null && onChange(id as Id)}
      {...faultOf(error)}
      isDisabled={isDisabled ?? false}
      {...(placeholder ? { placeholder } : {})}
      className={classNames('flex min-w-0 flex-col gap-1', className)}
    >
      <FieldLabel hidden={hideLabel}>{label}</FieldLabel>
      <AriaButton className={classNames(controlLook, 'h-control flex items-center gap-2 text-left data-hovered:bg-hover')}>
        <SelectValue className="min-w-0 flex-1 truncate data-placeholder:text-quiet">
          {({ defaultChildren, isPlaceholder }) =>
            isPlaceholder ? defaultChildren : (choices.find((choice) => choice.id === value)?.name ?? defaultChildren)
          }
        </SelectValue>
        <ChevronsUpDown size={14} className="text-quiet" />
      </AriaButton>
      <FieldNotes help={help} error={error} />
      <AriaPopover className="floats enters min-w-(--trigger-width) overflow-auto p-1">
        <ListBox items={choices} className="outline-none">
          {(choice) => <ChoiceItem choice={choice} />}
        </ListBox>
      </AriaPopover>
    </AriaSelect>
  );
}
