import { get, post, type Session } from '@keepdesk/client';
import { Button, ErrorState, Field } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { DoorFrame } from '../../shared/layout/door-frame.tsx';
import { useRefreshSession } from '../../shared/session/session.tsx';
import { describeProblem } from '../../shared/words/problem.ts';
import { passphraseRules } from './passphrase.ts';
import { PassphraseRules } from './passphrase-rules.tsx';

interface Lookup {
  email: string;
  name: string;
  expires_at: string;
}

function AcceptForm({ token, invited }: { token: string; invited: Lookup }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const refresh = useRefreshSession();
  const [name, setName] = useState(invited.name);
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const rules = passphraseRules(passphrase, invited.email, name);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await post<Session>('/api/v1/invitations/accept', { token, name, passphrase, locale: i18n.language });
      await refresh(true);
      await navigate({ to: '/inbox', search: {} });
    } catch (problem) {
      setError(describeProblem(t, problem));
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <Field label={t('signIn.email')} value={invited.email} isReadOnly autoComplete="username" />
      <Field label={t('setup.name')} value={name} onChange={setName} isRequired autoComplete="name" />
      <Field label={t('signIn.passphrase')} type="password" value={passphrase} onChange={setPassphrase} isRequired autoComplete="new-password" {...(error ? { error } : {})} />
      <PassphraseRules rules={rules} />
      <Button type="submit" look="primary" busy={busy} isDisabled={name.trim() === '' || rules.some((rule) => !rule.met)}>
        {t('setup.join')}
      </Button>
    </form>
  );
}

/** What an invitation's link opens: choose a name and a passphrase, and come in. */
export function InvitationPage() {
  const { t } = useTranslation();
  const { token } = useParams({ from: '/join/$token' });
  const found = useQuery({ queryKey: ['invitation', token], queryFn: () => get<Lookup>('/api/v1/invitations/lookup', { query: { token } }), retry: false });
  return (
    <DoorFrame title={t('setup.inviteTitle')} intro={t('setup.inviteIntro')}>
      {found.data ? <AcceptForm token={token} invited={found.data} /> : null}
      {found.isError ? <ErrorState title={t('setup.inviteGone')}>{describeProblem(t, found.error)}</ErrorState> : null}
    </DoorFrame>
  );
}
