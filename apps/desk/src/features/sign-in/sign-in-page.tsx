import { ApiProblem, get, OfflineProblem, passkeysSupported, signInElsewhere, signInWithPasskey, signInWithPassphrase, verifyRecoveryCode, verifyTotp } from '@keepdesk/client';
import { Button, Checkbox, Field } from '@keepdesk/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { Building, KeyRound } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../shared/kit/callout.tsx';
import { DoorFrame } from '../../shared/layout/door-frame.tsx';
import { useRefreshSession } from '../../shared/session/session.tsx';
import { describeProblem } from '../../shared/words/problem.ts';

type Step = 'passphrase' | 'code' | 'recovery';

const refusedHere = (problem: unknown) => problem instanceof ApiProblem && (problem.status === 401 || problem.status === 400);
/** What the browser says of a passkey that is not there is for programmers: neither why nor what to do. */
const refusedKey = (problem: unknown) => refusedHere(problem) || !(problem instanceof ApiProblem || problem instanceof OfflineProblem);

function useSignIn(onIn: () => Promise<void>) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const attempt = async (work: () => Promise<boolean>, isWrong = refusedHere, wrong = t('signIn.wrong')) => {
    setBusy(true);
    setError(undefined);
    try {
      if (await work()) await onIn();
    } catch (problem) {
      setError(isWrong(problem) ? wrong : describeProblem(t, problem));
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, attempt, clear: () => setError(undefined) };
}

function PassphraseForm({ onIn, onCode }: { onIn: () => Promise<void>; onCode: () => void }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const { busy, error, attempt, clear } = useSignIn(onIn);
  const key = useSignIn(onIn);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    key.clear();
    void attempt(async () => {
      const answer = await signInWithPassphrase(email, passphrase);
      if (answer.twoFactorRedirect) onCode();
      return !answer.twoFactorRedirect;
    });
  };
  const withPasskey = () => {
    clear();
    const work = async () => {
      await signInWithPasskey();
      return true;
    };
    void key.attempt(work, refusedKey, t('signIn.noPasskey'));
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field label={t('signIn.email')} type="email" name="email" autoComplete="username webauthn" value={email} onChange={setEmail} isRequired autoFocus />
      <Field label={t('signIn.passphrase')} type="password" name="passphrase" autoComplete="current-password" value={passphrase} onChange={setPassphrase} isRequired {...(error ? { error } : {})} />
      <Button type="submit" look="primary" busy={busy}>
        {t('signIn.go')}
      </Button>
      {passkeysSupported() ? (
        <Button icon={<KeyRound size={16} />} onPress={withPasskey} isDisabled={busy || key.busy}>
          {t('signIn.passkey')}
        </Button>
      ) : null}
      {key.error ? (
        <Callout tone="danger" polite>
          {key.error}
        </Callout>
      ) : null}
    </form>
  );
}

function CodeForm({ recovery, onIn, onSwitch }: { recovery: boolean; onIn: () => Promise<void>; onSwitch: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [trust, setTrust] = useState(false);
  const { busy, error, attempt } = useSignIn(onIn);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void attempt(async () => {
      await (recovery ? verifyRecoveryCode(code.trim()) : verifyTotp(code.replaceAll(/\s/g, ''), trust));
      return true;
    });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field
        key={String(recovery)}
        label={t(recovery ? 'signIn.recoveryCode' : 'signIn.code')}
        value={code}
        onChange={setCode}
        inputMode={recovery ? 'text' : 'numeric'}
        autoComplete="one-time-code"
        autoFocus
        isRequired
        {...(error ? { error } : {})}
      />
      {recovery ? null : (
        <Checkbox isSelected={trust} onChange={setTrust}>
          {t('signIn.trust')}
        </Checkbox>
      )}
      <Button type="submit" look="primary" busy={busy}>
        {t('signIn.go')}
      </Button>
      <Button look="quiet" onPress={onSwitch}>
        {t(recovery ? 'signIn.useCode' : 'signIn.useRecovery')}
      </Button>
    </form>
  );
}

const refusals = ['not_invited', 'other_domain', 'unverified', 'switched_off'] as const;

/** The house's own providers, and why one of them led nowhere. */
function Elsewhere({ to, refused }: { to: string; refused: string | undefined }) {
  const { t } = useTranslation();
  const { busy, error, attempt } = useSignIn(async () => undefined);
  const ways = useQuery({ queryKey: ['sign-in-ways'], queryFn: () => get<{ data: { provider_id: string; name: string }[] }>('/api/v1/sign-in-ways'), staleTime: 60_000 });
  const go = (provider: string) =>
    void attempt(async () => {
      location.assign((await signInElsewhere(provider, to)).url);
      return false;
    });
  const because = refusals.find((one) => one === refused);
  const problem = error ?? (refused === undefined ? undefined : t(because ? `signIn.refused.${because}` : 'signIn.refused.other'));
  const found = ways.data?.data ?? [];
  return (
    <>
      {problem ? (
        <Callout tone="danger" polite className="mb-4">
          {problem}
        </Callout>
      ) : null}
      {found.length > 0 ? (
        <div className="mb-5 flex flex-col gap-2 border-b border-line pb-5">
          {found.map((way) => (
            <Button key={way.provider_id} icon={<Building size={16} />} isDisabled={busy} onPress={() => go(way.provider_id)}>
              {t('signIn.with', { name: way.name })}
            </Button>
          ))}
        </div>
      ) : null}
    </>
  );
}

/** Sign in by passphrase and, where it is on, a second factor; by passkey alone; or where the house signs in anyway. */
export function SignInPage() {
  const { t } = useTranslation();
  const { to, error } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const refresh = useRefreshSession();
  const [step, setStep] = useState<Step>('passphrase');
  const enter = async () => {
    await refresh(true);
    await navigate({ to: to ?? '/inbox' });
  };
  return (
    <DoorFrame title={t(step === 'passphrase' ? 'signIn.title' : 'signIn.secondTitle')} {...(step === 'code' ? { intro: t('signIn.codeIntro') } : step === 'recovery' ? { intro: t('signIn.recoveryIntro') } : {})}>
      {step === 'passphrase' ? (
        <>
          <Elsewhere to={to ?? '/inbox'} refused={error} />
          <PassphraseForm onIn={enter} onCode={() => setStep('code')} />
        </>
      ) : (
        <CodeForm recovery={step === 'recovery'} onIn={enter} onSwitch={() => setStep(step === 'code' ? 'recovery' : 'code')} />
      )}
    </DoorFrame>
  );
}
