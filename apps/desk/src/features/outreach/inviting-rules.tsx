import { minorDigits, Switch, TextArea } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CountField } from '../../shared/kit/count-field.tsx';
import { Card } from '../../shared/kit/section.tsx';
import type { DraftPart } from './inviting-draft.ts';

/** Whom, when and how often: hours, consent, worth, caps, and the share that is held out. */
export function InvitingRules({ draft, currency, isReadOnly, onChange }: DraftPart & { currency: string | null }) {
  const { t } = useTranslation();
  const whole = 10 ** minorDigits(currency ?? 'EUR');
  return (
    <Card>
      <h3 className="text-14 font-semibold">{t('asked.rules')}</h3>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Switch isSelected={draft.in_hours} isReadOnly={isReadOnly} onChange={(in_hours) => onChange({ in_hours })}>{t('asked.inHours')}</Switch>
        <Switch isSelected={draft.somebody_there} isReadOnly={isReadOnly} onChange={(somebody_there) => onChange({ somebody_there })}>{t('asked.there')}</Switch>
        <Switch isSelected={draft.needs_consent} isReadOnly={isReadOnly} help={t('asked.consentHelp')} onChange={(needs_consent) => onChange({ needs_consent })}>{t('asked.consent')}</Switch>
        <CountField label={t('asked.least', { currency: currency ?? '–' })} help={t('asked.leastHelp')} value={Math.round(draft.minimum_value_minor / whole)} most={100_000} isReadOnly={isReadOnly} onValue={(value) => onChange({ minimum_value_minor: value * whole })} />
        <CountField label={t('asked.again')} value={draft.again_after_days} least={1} most={90} isReadOnly={isReadOnly} onValue={(again_after_days) => onChange({ again_after_days })} />
        <CountField label={t('asked.most')} value={draft.most_per_day} least={1} most={100_000} isReadOnly={isReadOnly} onValue={(most_per_day) => onChange({ most_per_day })} />
        <CountField label={t('asked.heldOut')} help={t('asked.heldOutHelp')} value={draft.holdout_percent} most={50} isReadOnly={isReadOnly} onValue={(holdout_percent) => onChange({ holdout_percent })} />
        <CountField label={t('asked.counted')} value={draft.counted_days} least={1} most={30} isReadOnly={isReadOnly} onValue={(counted_days) => onChange({ counted_days })} />
      </div>
    </Card>
  );
}

/** Where products, cart and checkout are, by path. */
export function InvitingPages({ draft, isReadOnly, onChange }: DraftPart) {
  const { t } = useTranslation();
  return (
    <Card>
      <div>
        <h3 className="text-14 font-semibold">{t('asked.pages')}</h3>
        <p className="text-13 text-quiet">{t('asked.pagesHelp')}</p>
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        {(['product', 'cart', 'checkout'] as const).map((kind) => (
          <Paths key={kind} label={t(`asked.${kind}`)} paths={draft.pages[kind]} isReadOnly={isReadOnly} onPaths={(paths) => onChange({ pages: { ...draft.pages, [kind]: paths } })} />
        ))}
      </div>
    </Card>
  );
}

function Paths({ label, paths, isReadOnly, onPaths }: { label: string; paths: readonly string[]; isReadOnly: boolean; onPaths: (paths: string[]) => void }) {
  const [text, setText] = useState(paths.join('\n'));
  return (
    <TextArea
      label={label} rows={4} value={text} isReadOnly={isReadOnly}
      onChange={(now) => {
        setText(now);
        onPaths(now.split('\n').map((line) => line.trim()).filter((line) => line !== '').slice(0, 12));
      }}
    />
  );
}
