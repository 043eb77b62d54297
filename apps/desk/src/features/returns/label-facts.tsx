import type { Return } from '@keepdesk/client';
import { Money, Pill, RelativeTime, type Tone } from '@keepdesk/ui';
import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';

type Label = NonNullable<Return['label']>;
const voidTones: Readonly<Record<NonNullable<Label['void']>, Tone>> = { wanted: 'plain', asked: 'plain', done: 'positive', refused: 'warning' };

/** A label that is there: to open, whose it is, what it cost, whether the customer has it, and what became of it when nobody used it. */
export function LabelFacts({ label }: { label: Label }) {
  const { t } = useTranslation();
  const address = label.has_file ? `/return-labels/${label.id}` : label.url;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-control border border-line bg-sunken px-3 py-2 text-13">
      <FileText size={16} className="shrink-0 text-quiet" />
      {address === null ? null : (
        <a href={address} target="_blank" rel="noopener noreferrer" className="font-medium">
          {t('ret.next.labelOpen')}
        </a>
      )}
      <span className="text-quiet">{t(`ret.label.by.${label.way}`, { maker: label.maker ?? t('ret.label.aPlace') })}</span>
      {label.tracking_number === null ? null : <span className="tabular text-quiet">{label.tracking_number}</span>}
      {label.cost === null ? null : (
        <span>
          {t('ret.label.cost')} <Money value={label.cost} />
        </span>
      )}
      {label.sent_at === null ? null : (
        <span className="text-quiet">
          {t('ret.label.sent')} <RelativeTime at={label.sent_at} as="moment" />
        </span>
      )}
      {label.void === null ? null : <Pill tone={voidTones[label.void]}>{t(`ret.label.void.${label.void}`)}</Pill>}
      {label.void === 'refused' && label.void_said !== null ? <q className="text-quiet">{label.void_said}</q> : null}
    </div>
  );
}
