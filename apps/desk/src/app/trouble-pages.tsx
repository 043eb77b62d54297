import { Button, EmptyState, ErrorState } from '@keepdesk/ui';
import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../shared/words/problem.ts';

/** The last net: what happened, what is safe, what to do. */
export function CrashPage({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <div className="flex min-h-dvh items-center justify-center">
      <ErrorState title={t('problem.crashTitle')} action={<Button onPress={() => location.reload()}>{t('problem.reload')}</Button>}>
        {describeProblem(t, error)} {t('problem.draftsSafe')}
      </ErrorState>
    </div>
  );
}

export function MissingPage() {
  const { t } = useTranslation();
  return (
    <div className="flex min-h-dvh items-center justify-center">
      <EmptyState icon={<Compass size={20} />} title={t('problem.noPage')} action={<Link to="/inbox">{t('nav.inbox')}</Link>} />
    </div>
  );
}
