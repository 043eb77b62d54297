import { ApiProblem, post, type Session } from '@keepdesk/client';
import { Button, Field, Select } from '@keepdesk/ui';
import { Check, Circle } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { languageFor, languageNames, languages, type Language } from '../../shared/i18n/catalogue.ts';
import { speak } from '../../shared/i18n/start.ts';
import { describeProblem } from '../../shared/words/problem.ts';

const SHORTEST = 12;

/** The rules that can be seen while typing; the server knows more, and has the last word. */
export function passphraseRules(passphrase: string, email: string, name: string): Array<{ id: 'length' | 'varied' | 'notYou'; met: boolean }> {
  const letters = [...passphrase.normalize('NFKC')];
  const lower = passphrase.toLowerCase();
  const parts = [...email.toLowerCase().split(/[@.]/), ...name.toLowerCase().split(/\s+/)].filter((part) => part.length >= 4);
  return [
    { id: 'length', met: letters.length >= SHORTEST },
    { id: 'varied', met: new Set(letters).size >= 5 },
    { id: 'notYou', met: letters.length > 0 && !parts.some((part) => lower.includes(part)) },
  ];
}

function Rules({ rules }: { rules: ReturnType<typeof passphraseRules> }) {
  const { t } = useTranslation();
  return (
    <ul className="flex flex-col gap-1 text-12" aria-label={t('setup.rules')}>
      {rules.map((rule) => (
        <li key={rule.id} className={rule.met ? 'flex items-center gap-1.5 text-positive' : 'flex items-center gap-1.5 text-quiet'}>
          {rule.met ? <Check size={12} strokeWidth={3} /> : <Circle size={12} />}
          {t(`setup.rule.${rule.id}`)}
          <span className="sr-only">{rule.met ? t('setup.met') : t('setup.unmet')}</span>
        </li>
      ))}
    </ul>
  );
}

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
      setError(problem instanceof ApiProblem && problem.details.length > 0 ? problem.details.map((detail) => detail.message).join(' ') : describeProblem(t, problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
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
      <Rules rules={rules} />
      <Button type="submit" look="primary" busy={busy} isDisabled={name.trim() === '' || !email.includes('@') || rules.some((rule) => !rule.met)}>
        {t('setup.create')}
      </Button>
    </form>
  );
}
