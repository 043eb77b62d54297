import { Field } from '@keepdesk/ui';
import { useState } from 'react';

/** A day as it is typed: what is not a day yet is kept here until it is one; a year half written is none. */
export function DayField({ label, day, onDay }: { label: string; day: string; onDay: (day: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const change = (text: string): void => {
    const whole = /^20\d\d-\d\d-\d\d$/.test(text);
    setTyped(whole ? null : text);
    if (whole) onDay(text);
  };
  return <Field type="date" label={label} value={typed ?? day} onChange={change} onBlur={() => setTyped(null)} className="w-40 max-sm:w-full" />;
}
