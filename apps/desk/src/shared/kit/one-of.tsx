import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';

interface Options<Id extends string> {
  readonly label: string;
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  readonly choices: ReadonlyArray<{ readonly id: Id; readonly name: string }>;
}

/** One of a few, all of them in sight: what a list shows, what a table is by. */
export function OneOf<Id extends string>({ label, value, onChange, choices }: Options<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => onChange(choices.find((choice) => keys.has(choice.id))?.id ?? value)}
      className="flex flex-wrap gap-1.5"
    >
      {choices.map(({ id, name }) => (
        <ToggleButton key={id} id={id} className="h-7 rounded-full border border-line bg-raised px-3 text-13 text-text data-hovered:bg-hover data-selected:border-accent data-selected:bg-accent-soft data-selected:text-accent">
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
