import { previewProgramme, type NoticePreview, type NoticeTerms } from '@keepdesk/client';
import { Button, Pill, RelativeTime } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../shared/kit/resource.ts';
import { Card } from '../../shared/kit/section.tsx';
import { useNoticeWords } from './notice-words.ts';

/** Whom the draft would have reached in the last 30 days, and whom not and why: on the brand's own orders. */
export function Reach({ brandId, trigger, draft }: { brandId: string; trigger: string; draft: NoticeTerms }) {
  const { t } = useTranslation();
  const { because } = useNoticeWords();
  const [seen, setSeen] = useState<NoticePreview | null>(null);
  const look = useChange(() => previewProgramme(brandId, trigger, draft).then(setSeen), null, []);
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-3">
        <Button busy={look.isPending} onPress={() => look.mutate(undefined)}>
          {t('told.preview')}
        </Button>
        {seen === null ? null : <p role="status" className="text-14">{seen.happenings === 0 ? t('told.nobody') : t('told.previewed', { told: seen.told, count: seen.happenings })}</p>}
      </div>
      {seen && seen.happenings > 0 ? (
        <>
          <ul className="flex flex-wrap gap-2">
            {seen.because.map((one) => <li key={one.because}><Pill>{`${because(one.because)}: ${one.count}`}</Pill></li>)}
          </ul>
          <ul className="flex flex-col gap-1 text-13">
            {seen.samples.map((one) => (
              <li key={`${one.order_number} ${one.happened_at}`} className="flex flex-wrap items-baseline gap-2">
                <span className="font-medium">{one.order_number ?? '–'}</span>
                <bdi>{one.customer}</bdi>
                <span className={one.send ? 'text-positive' : 'text-quiet'}>{one.send ? t('told.would') : t('told.wouldNot', { why: because(one.because) })}</span>
                <RelativeTime at={one.happened_at} className="text-12 text-quiet" />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  );
}
