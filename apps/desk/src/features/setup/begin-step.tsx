import { beginDemo } from '@keepdesk/client';
import { Button } from '@keepdesk/ui';
import { Coffee, Store } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../shared/kit/callout.tsx';
import { describeProblem } from '../../shared/words/problem.ts';

function Way({ icon, name, text, busy, onPress }: { icon: ReactNode; name: string; text: string; busy?: boolean; onPress: () => void }) {
  return (
    <AriaButton isPending={busy ?? false} onPress={onPress} className="flex items-start gap-4 rounded-card border border-line p-4 text-left transition-colors data-hovered:border-accent data-hovered:bg-accent-soft data-pending:opacity-60">
      <span className="flex size-10 shrink-0 items-center justify-center rounded-full bg-accent-soft text-accent">{icon}</span>
      <span>
        <span className="block text-14 font-semibold">{name}</span>
        <span className="block text-13 text-quiet">{text}</span>
      </span>
    </AriaButton>
  );
}

/** The demo, or a brand of one's own. */
export function BeginStep({ onBrand, onDemo, onBack }: { onBrand: () => void; onDemo: () => void; onBack: () => void }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const explore = async () => {
    setBusy(true);
    try {
      await beginDemo();
      onDemo();
    } catch (problem) {
      setError(describeProblem(t, problem));
      setBusy(false);
    }
  };
  return (
    <div className="flex flex-col gap-3">
      <Way icon={<Store size={20} />} name={t('setup.own')} text={t('setup.ownText')} onPress={onBrand} />
      <Way icon={<Coffee size={20} />} name={t('setup.demo')} text={t('setup.demoText')} busy={busy} onPress={() => void explore()} />
      {busy ? <p role="status" className="text-13 text-quiet">{t('setup.demoBuilding')}</p> : null}
      {error ? <Callout tone="danger" polite>{error}</Callout> : null}
      <Button look="quiet" className="self-start" onPress={onBack}>
        {t('action.back')}
      </Button>
    </div>
  );
}
