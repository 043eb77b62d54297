import type { InvitingTerms } from '@keepdesk/client';
import { Switch } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { CountField } from '../../shared/kit/count-field.tsx';
import { Card } from '../../shared/kit/section.tsx';
import { signs, type DraftPart, type Sign } from './inviting-draft.ts';

/** Which signs count as hesitation, and from when on. */
export function InvitingSigns({ draft, isReadOnly, onChange }: DraftPart) {
  const { t } = useTranslation();
  const { triggers } = draft;
  const change = <Name extends Sign>(name: Name, more: Partial<InvitingTerms['triggers'][Name]>): void => onChange({ triggers: { ...triggers, [name]: { ...triggers[name], ...more } } });
  const limits = {
    checkout_error: null,
    size_chart: <CountField label={t('asked.opens')} value={triggers.size_chart.opens} least={1} most={20} isReadOnly={isReadOnly} onValue={(opens) => change('size_chart', { opens })} />,
    cart_returned: <CountField label={t('asked.visits')} value={triggers.cart_returned.visits} least={2} most={20} isReadOnly={isReadOnly} onValue={(visits) => change('cart_returned', { visits })} />,
    time_on_page: <CountField label={t('asked.seconds')} value={triggers.time_on_page.seconds} least={10} most={1800} isReadOnly={isReadOnly} onValue={(seconds) => change('time_on_page', { seconds })} />,
  };
  return (
    <Card>
      <div>
        <h3 className="text-14 font-semibold">{t('asked.signs')}</h3>
        <p className="text-13 text-quiet">{t('asked.signsHelp')}</p>
      </div>
      <ul className="grid items-start gap-4 sm:grid-cols-2">
        {signs.map((name) => (
          <li key={name} className="flex flex-col gap-2">
            <Switch isSelected={triggers[name].on} isReadOnly={isReadOnly} onChange={(on) => change(name, { on })}>{t(`asked.trigger.${name}`)}</Switch>
            {triggers[name].on ? limits[name] : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
