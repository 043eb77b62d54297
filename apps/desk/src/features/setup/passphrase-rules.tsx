import { Check, Circle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PassphraseRule } from './passphrase.ts';

/** The rules for a passphrase, each with whether it is met, while one types. */
export function PassphraseRules({ rules }: { rules: readonly PassphraseRule[] }) {
  const { t } = useTranslation();
  return (
    <ul className="flex flex-col gap-1 text-12" aria-label={t('setup.rules')}>
      {rules.map((rule) => (
        <li key={rule.id} className={rule.met ? 'flex items-center gap-1.5 text-positive' : 'flex items-center gap-1.5 text-quiet'}>
          {rule.met ? <Check size={12} strokeWidth={3} className="shrink-0" /> : <Circle size={12} className="shrink-0" />}
          {t(`setup.rule.${rule.id}`)}
          <span className="sr-only">{rule.met ? t('setup.met') : t('setup.unmet')}</span>
        </li>
      ))}
    </ul>
  );
}
