import { ChevronsUpDown } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { ListBox } from 'react-aria-components/ListBox';
import { Popover as AriaPopover } from 'react-aria-components/Popover';
import { classNames } from '../class-names.ts';
import { useUiTexts } from '../ui-texts.tsx';
import { controlLook, faultOf, FieldLabel, FieldNotes } from './field.tsx';
import { ChoiceItem, type SelectProps } from './select.tsx';

/** One of a long list, found by typing. */
export function Combobox<Id extends string>({ label, hideLabel, help, error, choices, value, onChange, placeholder, isDisabled, className }: SelectProps<Id>) {
  const texts = useUiTexts();
  return (
    <ComboBox
      defaultItems={choices}
      value={value}
      onChange={(id) => id !== null && onChange(id as Id)}
      {...faultOf(error)}
      isDisabled={isDisabled ?? false}
      menuTrigger="focus"
      allowsEmptyCollection
      className={classNames('flex flex-col gap-1', className)}
    >
      <FieldLabel hidden={hideLabel}>{label}</FieldLabel>
      <div className="relative flex items-center">
        <Input {...(placeholder ? { placeholder } : {})} className={classNames(controlLook, 'h-control pr-8')} />
        <AriaButton className="absolute right-1 flex size-6 items-center justify-center rounded-sm text-quiet data-hovered:bg-hover">
          <ChevronsUpDown size={14} />
        </AriaButton>
      </div>
      <FieldNotes help={help} error={error} />
      <AriaPopover className="floats enters max-h-72 min-w-(--trigger-width) overflow-auto p-1">
        <ListBox<(typeof choices)[number]>
          className="outline-none"
          renderEmptyState={() => <p className="px-2 py-1.5 text-13 text-quiet">{texts.noResults}</p>}
        >
          {(choice) => <ChoiceItem choice={choice} />}
        </ListBox>
      </AriaPopover>
    </ComboBox>
  );
}
