import type { Return } from '@keepdesk/client';
import { RelativeTime } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { Card } from '../../shared/kit/section.tsx';

const known = ['requested', 'approved', 'refused', 'reconsidered', 'labelled', 'shipped', 'received', 'inspected', 'exchanged_early', 'settled', 'resolved', 'cancelled', 'expired', 'stuck', 'synced', 'override_asked', 'step_by_hand', 'step_dropped', 'label_voided', 'label_to_customer'] as const;

/** Two of them are called by how they went. */
function nameOf(what: (typeof known)[number], facts: Return['story'][number]['facts']) {
  if (what === 'labelled' && facts.by !== 'instructions') return 'label_made';
  return what === 'label_voided' && facts.is === 'refused' ? 'label_not_voided' : what;
}

/** Everything that happened, oldest first: what, by whom, when and why. */
export function Story({ one }: { one: Return }) {
  const { t } = useTranslation();
  const by = (line: Return['story'][number]) => {
    if (line.facts.by === 'policy') return t('ret.story.byPolicy');
    if (line.facts.by === 'parcel') return t('ret.story.byParcel');
    return line.by || (line.by_kind === 'system' ? t('ret.story.byKeepdesk') : 'API');
  };
  return (
    <Card className="gap-2">
      <h2 className="text-14 font-semibold">{t('ret.story.title')}</h2>
      <ol className="flex flex-col gap-2 text-13">
        {one.story.map((line, at) => {
          const what = known.find((each) => each === line.what);
          const title = what === undefined ? line.what : t(`ret.story.${nameOf(what, line.facts)}`);
          return (
            <li key={at} className="flex flex-col">
              <span className="flex flex-wrap items-baseline gap-x-2">
                <span className="font-medium">{title}</span>
                <span className="text-quiet">{by(line)}</span>
                <RelativeTime at={line.at} as="moment" className="ml-auto text-12 text-quiet tabular" />
              </span>
              {line.words ? <q className="text-quiet">{line.words}</q> : null}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
