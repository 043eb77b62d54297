import type { ReturnSignal } from '@keepdesk/client';
import { Eye, Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { signalWords } from './words.ts';

/** What stands out about who asks, with its figures, for a person to weigh. */
export function SignalsView({ signals }: { signals: readonly ReturnSignal[] }) {
  const { t } = useTranslation();
  if (signals.length === 0) return null;
  return (
    <section aria-label={t('ret.signals')} className="flex flex-col gap-1.5 rounded-card border border-line bg-surface px-4 py-3 text-13">
      <h3 className="text-12 font-semibold text-quiet">{t('ret.signals')}</h3>
      <ul className="flex flex-col gap-1">
        {signals.map((signal) => {
          const Icon = signal.weight === 'explains' ? Info : Eye;
          return (
            <li key={signal.code} className="flex items-start gap-1.5">
              <Icon size={13} aria-hidden="true" className="mt-1 shrink-0 text-quiet" />
              <span>{signalWords(t, signal)}</span>
            </li>
          );
        })}
      </ul>
      <p className="text-12 text-quiet">{t('ret.signalsNote')}</p>
    </section>
  );
}
