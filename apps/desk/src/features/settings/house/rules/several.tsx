import { Button, Menu, Pill, type Choice } from '@keepdesk/ui';
import { Plus, X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';

/** Several of a list: those that are chosen, each with its way out, and the others behind a button. */
export function Several({ label, choices, value, onChange, error }: { label: string; choices: readonly Choice[]; value: readonly string[]; onChange: (ids: string[]) => void; error?: string | undefined }) {
  const { t } = useTranslation();
  const left = choices.filter((choice) => !value.includes(choice.id));
  return (
    <div role="group" aria-label={label} className="flex min-w-0 flex-col gap-1">
      <div className="flex min-h-control flex-wrap items-center gap-1">
        {value.map((id) => {
          const name = choices.find((choice) => choice.id === id)?.name ?? t('rules.someone');
          return (
            <Pill key={id}>
              {name}
              <AriaButton aria-label={`${t('action.remove')}: ${name}`} onPress={() => onChange(value.filter((one) => one !== id))} className="-mr-1 rounded-full p-0.5 data-hovered:bg-hover">
                <X size={12} />
              </AriaButton>
            </Pill>
          );
        })}
        {left.length > 0 ? (
          <Menu
            label={label}
            placement="bottom start"
            groups={[{ id: 'all', actions: left.map((choice) => ({ id: choice.id, name: choice.name, onAction: () => onChange([...value, choice.id]) })) }]}
            trigger={
              <Button size="sm" look="faint" icon={<Plus size={14} />} aria-label={label}>
                {label}
              </Button>
            }
          />
        ) : null}
      </div>
      {error ? <p className="text-12 text-danger">{error}</p> : null}
    </div>
  );
}
