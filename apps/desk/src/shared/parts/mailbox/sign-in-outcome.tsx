import { useTranslation } from 'react-i18next';
import { Callout } from '../../kit/callout.tsx';

/** How a sign-in at Google or Microsoft ended, told on the screen it comes back to. */
export function SignInOutcome({ connected, problem }: { connected?: string | undefined; problem?: string | undefined }) {
  const { t } = useTranslation();
  if (problem !== undefined) {
    return (
      <Callout tone="danger" title={t('mail.signInFailed')} polite>
        {t(problem === 'access_denied' ? 'mail.signInDenied' : 'mail.said', { words: problem })}
      </Callout>
    );
  }
  return connected === undefined ? null : <Callout tone="positive" polite>{t('mail.signInDone')}</Callout>;
}
