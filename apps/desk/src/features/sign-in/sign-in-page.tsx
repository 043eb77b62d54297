import { ApiProblem, passkeysSupported, signInWithPasskey, signInWithPassphrase, verifyRecoveryCode, verifyTotp } from '@keepdesk/client';
import { Button, Checkbox, Field } from '@keepdesk/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { DoorFrame } from '../../shared/layout/door-frame.tsx';
import { useRefreshSession } from '../../shared/session/session.tsx';
import { describeProblem } from '../../shared/words/problem.ts';

type Step = 'passphrase' | 'code' | 'recovery';

function useSignIn(onIn: () => Promise<void>) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const attempt = async (work: () => Promise<boolean>) => {
    setBusy(true);
    setError(undefined);
    try {
      if (await work()) await onIn();
    } catch (problem) {
      const wrong = problem instanceof ApiProblem && (problem.status === 401 || problem.status === 400);
      setError(wrong ? t('signIn.wrong') : describeProblem(t, problem));
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
  const { busy, error, attempt } = useSignIn(onIn);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void attempt(async () => {
      const answer = await signInWithPassphrase(email, passphrase);
      if (answer.twoFactorRedirect) onCode();
      return !answer.twoFactorRedirect;
    });
  };
  const withPasskey = () =>
    void attempt(async () => {
      await signInWithPasskey();
      return true;
    });
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field label={t('signIn.email')} type="email" name="email" autoComplete="username webauthn" value={email} onChange={setEmail} isRequired autoFocus />
      <Field label={t('signIn.passphrase')} type="password" name="passphrase" autoComplete="current-password" value={passphrase} onChange={setPassphrase} isRequired {...(error ? { error } : {})} />
      <Button type="submit" look="primary" busy={busy}>
        {t('signIn.go')}
      </Button>
      {passkeysSupported() ? (
        <Button icon={<KeyRound size={16} />} onPress={withPasskey} isDisabled={busy}>
          {t('signIn.passkey')}
        </Button>
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

/** Sign in by passphrase and, where it is on, a second factor; or by passkey alone. */
export function SignInPage() {
  const { t } = useTranslation();
  const { to } = useSearch({ from: '/sign-in' });
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
        <PassphraseForm onIn={enter} onCode={() => setStep('code')} />
      ) : (
        <CodeForm recovery={step === 'recovery'} onIn={enter} onSwitch={() => setStep(step === 'code' ? 'recovery' : 'code')} />
      )}
    </DoorFrame>
  );
}
