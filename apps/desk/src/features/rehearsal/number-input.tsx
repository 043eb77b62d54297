import { Field } from '@keepdesk/ui';
import { useState } from 'react';

/** A number within bounds, with decimals; what is out of them is brought in when the field is left. */
export function NumberInput({ label, hideLabel = false, value, least, most, digits = 0, className = 'w-full', onValue }: { label: string; hideLabel?: boolean; value: number; least: number; most: number; digits?: number; className?: string; onValue: (value: number) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const settle = (): void => {
    if (typed === null) return;
    setTyped(null);
    if (typed.trim() !== '' && Number.isFinite(Number(typed))) onValue(Math.min(most, Math.max(least, Number(Number(typed).toFixed(digits)))));
  };
  return <Field label={label} hideLabel={hideLabel} type="number" value={typed ?? String(value)} onChange={setTyped} onBlur={settle} onKeyDown={(event) => { if (event.key === 'Enter') settle(); }} className={className} />;
}
