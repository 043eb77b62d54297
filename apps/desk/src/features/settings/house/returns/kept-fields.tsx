import { Field, TextArea } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wholeOf } from './when-values.ts';

/** A number that is kept when one leaves the field, and only when it is one. */
export function NumberField({ label, value, onKeep, help }: { label: string; value: number; onKeep: (value: number) => void; help?: string }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? value : wholeOf(typed);
  const wrong = typed !== null && read === undefined;
  return (
    <Field
      label={label}
      inputMode="numeric"
      value={typed ?? String(value)}
      onChange={setTyped}
      onBlur={() => {
        if (read !== undefined && read !== value) onKeep(read);
        if (!wrong) setTyped(null);
      }}
      error={wrong ? t('ret.policy.number') : undefined}
      help={help}
    />
  );
}

/** A short text that is kept when one leaves the field. `blank`: it may be empty. */
export function KeptField({ label, value, onKeep, blank = false, help, autoComplete }: { label: string; value: string; onKeep: (value: string) => void; blank?: boolean; help?: string | undefined; autoComplete?: string }) {
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => {
    if (typed !== null && (blank || typed.trim() !== '') && typed.trim() !== value) onKeep(typed.trim());
    setTyped(null);
  };
  return <Field label={label} value={typed ?? value} onChange={setTyped} onBlur={leave} help={help} {...(autoComplete === undefined ? {} : { autoComplete })} />;
}

/** A text that is kept when one leaves it. */
export function KeptText({ label, value, onKeep, rows }: { label: string; value: string; onKeep: (value: string) => void; rows: number }) {
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => {
    if (typed !== null && typed !== value) onKeep(typed);
    setTyped(null);
  };
  return <TextArea label={label} value={typed ?? value} onChange={setTyped} onBlur={leave} rows={rows} />;
}
