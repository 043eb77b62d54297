import { Field } from '@keepdesk/ui';
import { useState } from 'react';

/** A whole number within bounds; what is out of them is brought in when the field is left. */
export function CountField({ label, help, value, least = 0, most, isReadOnly = false, onValue }: { label: string; help?: string; value: number; least?: number; most: number; isReadOnly?: boolean; onValue: (value: number) => void }) {
  const [text, setText] = useState(String(value));
  const settle = (): void => {
    const whole = Math.min(most, Math.max(least, Math.round(Number(text) || 0)));
    setText(String(whole));
    onValue(whole);
  };
  return <Field label={label} {...(help ? { help } : {})} type="number" value={text} onChange={setText} onBlur={settle} isReadOnly={isReadOnly} className="w-full" />;
}
