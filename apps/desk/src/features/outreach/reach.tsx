import { previewProgramme, type NoticePreview, type NoticeTerms } from '@keepdesk/client';
import { Button, Pill, RelativeTime } from '@keepdesk/ui';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../shared/kit/resource.ts';
import { Card } from '../../shared/kit/section.tsx';
import { directionOf } from '../../shared/words/language.ts';
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
            {seen.samples.map((one) => <li key={`${one.order_number} ${one.happened_at}`}><Sample one={one} /></li>)}
          </ul>
        </>
      ) : null}
    </Card>
  );
}

/** Somebody it would have reached or not; unfolded, what they would have read and by which way. */
function Sample({ one }: { one: NoticePreview['samples'][number] }) {
  const { t } = useTranslation();
  const { because } = useNoticeWords();
  const line = (
    <>
      <span className="font-medium">{one.order_number ?? '–'}</span>
      <bdi>{one.customer}</bdi>
      {one.channel === null ? <span className="text-quiet">{t('told.wouldNot', { why: because(one.because) })}</span> : <span className="text-positive">{t('told.wouldBy', { way: t(`told.way.${one.channel}`) })}</span>}
      <RelativeTime at={one.happened_at} className="text-12 text-quiet" />
    </>
  );
  if (one.channel === null) return <p className="flex flex-wrap items-baseline gap-2 py-0.5 pl-5">{line}</p>;
  return (
    <details className="group/sample">
      <summary className="flex cursor-default list-none flex-wrap items-baseline gap-2 rounded-control py-0.5 [&::-webkit-details-marker]:hidden">
        <ChevronRight size={14} className="-mr-0.5 shrink-0 self-center transition-transform group-open/sample:rotate-90" />
        {line}
      </summary>
      <div lang={one.language} dir={directionOf(one.language)} className="mt-1 mb-2 ml-5 flex flex-col gap-1 rounded-card bg-sunken p-3">
        {one.template === null ? null : <p className="text-12 text-quiet" dir="ltr">{one.template}</p>}
        {one.subject === '' ? null : <p className="font-medium">{one.subject}</p>}
        <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{one.text}</p>
      </div>
    </details>
  );
}
