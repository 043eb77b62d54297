import { post, type Session } from '@keepdesk/client';
import { Button } from '@keepdesk/ui';
import { Navigate, useNavigate } from '@tanstack/react-router';
import { Coffee, Store } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { DoorFrame } from '../../shared/layout/door-frame.tsx';
import { useMaySession, useRefreshSession } from '../../shared/session/session.tsx';
import { describeProblem } from '../../shared/words/problem.ts';
import { AccountForm } from './account-form.tsx';
import { BrandForm } from './brand-form.tsx';

type Step = 'account' | 'choice' | 'brand';

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

function WayChoice({ onBrand, onIn }: { onBrand: () => void; onIn: () => void }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const explore = async () => {
    setBusy(true);
    try {
      await post('/api/v1/setup/demo');
      onIn();
    } catch (problem) {
      setError(describeProblem(t, problem));
      setBusy(false);
    }
  };
  return (
    <div className="flex flex-col gap-3">
      <Way icon={<Coffee size={20} />} name={t('setup.demo')} text={t('setup.demoText')} busy={busy} onPress={() => void explore()} />
      <Way icon={<Store size={20} />} name={t('setup.own')} text={t('setup.ownText')} onPress={onBrand} />
      {error ? (
        <p role="alert" className="text-13 text-danger">
          {error}
        </p>
      ) : null}
    </div>
  );
}

/** The first page of a new installation: an owner, then the demo or a brand of one's own. */
export function SetupPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const refresh = useRefreshSession();
  const { data: session } = useMaySession();
  const [started, setStarted] = useState<Step>();
  if (!session) return null;
  // An owner who left half-way comes back to the choice; anybody else has no business here.
  const atFirst: Step = session.person ? 'choice' : 'account';
  const step = started ?? atFirst;
  if (!session.setup_needed && !started && (!session.person || session.brands.length > 0)) return <Navigate to="/inbox" search={{}} />;
  const enter = async (first?: 'channels') => {
    await refresh(true);
    await (first ? navigate({ to: '/settings/$section', params: { section: first } }) : navigate({ to: '/inbox', search: {} }));
  };
  const made = async (_session: Session) => {
    setStarted('choice');
    await refresh();
  };
  return (
    <DoorFrame wide title={t(`setup.${step}Title`)} intro={t(`setup.${step}Intro`)}>
      {step === 'account' ? <AccountForm onMade={made} /> : null}
      {step === 'choice' ? <WayChoice onBrand={() => setStarted('brand')} onIn={() => void enter()} /> : null}
      {step === 'brand' ? (
        <>
          <BrandForm onMade={() => void enter('channels')} />
          <Button look="quiet" className="mt-2 w-full" onPress={() => setStarted('choice')}>
            {t('action.back')}
          </Button>
        </>
      ) : null}
    </DoorFrame>
  );
}
