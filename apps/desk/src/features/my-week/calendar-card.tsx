import { renewCalendar, revokeCalendar } from '@keepdesk/client';
import { Button, useClock } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../shared/kit/confirm-dialog.tsx';
import { CopyLine } from '../../shared/kit/copy-line.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Card } from '../../shared/kit/section.tsx';
import { dayWords, weekKey } from './week-words.ts';

/** The secret address of one's own calendar: shown as it is made, and never again. */
export function CalendarCard({ since }: { since: string | null }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const [url, setUrl] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const renew = useChange(() => renewCalendar().then((made) => setUrl(made.url)), null, [weekKey]);
  const revoke = useChange(() => revokeCalendar().then(() => setUrl(null)), t('mine.calendar.revoked'), [weekKey]);
  return (
    <Card>
      <div>
        <h2 className="text-16 font-semibold">{t('mine.calendar.title')}</h2>
        <p className="text-13 text-quiet">{t('mine.calendar.text')}</p>
      </div>
      {url === null ? (since === null ? null : <p className="text-13">{t('mine.calendar.since', { day: dayWords(locale, since.slice(0, 10)) })}</p>) : (
        <>
          <CopyLine text={url} label={t('mine.calendar.address')} />
          <p className="text-12 text-quiet">{t('mine.calendar.once')}</p>
        </>
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" busy={renew.isPending} onPress={() => renew.mutate(undefined)}>{t(since === null && url === null ? 'mine.calendar.make' : 'mine.calendar.renew')}</Button>
        {since === null && url === null ? null : <Button size="sm" look="quiet" onPress={() => setAsking(true)}>{t('mine.calendar.revoke')}</Button>}
      </div>
      <ConfirmDialog title={t('mine.calendar.revokeAsk')} isOpen={asking} onClose={() => setAsking(false)} doName={t('mine.calendar.revoke')} onDo={() => revoke.mutateAsync(undefined)}>{t('mine.calendar.revokeText')}</ConfirmDialog>
    </Card>
  );
}
