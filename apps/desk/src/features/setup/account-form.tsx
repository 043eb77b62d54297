import { ApiProblem, post, type Session } from '@keepdesk/client';
import { Button, Field, Select } from '@keepdesk/ui';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { languageFor, languageNames, languages, type Language } from '../../shared/i18n/catalogue.ts';
import { speak } from '../../shared/i18n/start.ts';
import { describeProblem, refusedPassphrase } from '../../shared/words/problem.ts';
import { passphraseRules } from './passphrase.ts';
import { PassphraseRules } from './passphrase-rules.tsx';

/** The owner's name, address and passphrase. */
export function AccountForm({ onMade }: { onMade: (session: Session) => Promise<void> }) {
  const { t, i18n } = useTranslation();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const rules = passphraseRules(passphrase, email, name);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await onMade(await post<Session>('/api/v1/setup', { name, email, passphrase, locale: i18n.language }));
    } catch (problem) {
      setError(refusedPassphrase(t, problem) ?? (problem instanceof ApiProblem && problem.details.length > 0 ? problem.details.map((detail) => detail.message).join(' ') : describeProblem(t, problem)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex max-w-md flex-col gap-4">
      <Select
        label={t('look.language')}
        value={languageFor(i18n.language)}
        choices={languages.map((id) => ({ id, name: languageNames[id] }))}
        onChange={(language: Language) => {
          localStorage.setItem('keepdesk.language', language);
          void speak(language);
        }}
      />
      <Field label={t('setup.name')} value={name} onChange={setName} autoComplete="name" isRequired />
      <Field label={t('signIn.email')} type="email" value={email} onChange={setEmail} autoComplete="username" isRequired />
      <Field label={t('signIn.passphrase')} type="password" value={passphrase} onChange={setPassphrase} autoComplete="new-password" isRequired {...(error ? { error } : {})} />
      <PassphraseRules rules={rules} />
      <Button type="submit" look="primary" busy={busy} isDisabled={name.trim() === '' || !email.includes('@') || rules.some((rule) => !rule.met)}>
        {t('setup.create')}
      </Button>
    </form>
  );
}
