import { get, put, type SurveySettings } from '@keepdesk/client';
import { Button, Checkbox, Select, Switch } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandField, useChosenBrand } from '../../../shared/kit/brand-field.tsx';
import { CountField } from '../../../shared/kit/count-field.tsx';
import { useChange } from '../../../shared/kit/resource.ts';
import { Card, Loaded, Section } from '../../../shared/kit/section.tsx';

const pathOf = (brandId: string): string => `/api/v1/brands/${brandId}/survey-settings`;

/** When and whom each brand asks how it went. */
export function SurveysSection() {
  const { t } = useTranslation();
  const [brandId, setBrandId] = useChosenBrand();
  const found = useQuery({ queryKey: ['settings', pathOf(brandId)], queryFn: () => get<SurveySettings>(pathOf(brandId)), enabled: brandId !== '' });
  return (
    <Section
      title={t('settings.surveys')}
      intro={t('surveys.intro')}
      action={<BrandField value={brandId} onChange={setBrandId} hideLabel />}
    >
      <Loaded found={found}>{found.data ? <Form key={brandId} brandId={brandId} start={found.data} /> : null}</Loaded>
    </Section>
  );
}

function Form({ brandId, start }: { brandId: string; start: SurveySettings }) {
  const { t } = useTranslation();
  const [settings, setSettings] = useState(start);
  const save = useChange(() => put(pathOf(brandId), settings));
  const set = (change: Partial<SurveySettings>): void => setSettings({ ...settings, ...change });
  const { csat, ces, nps } = settings;
  return (
    <div className="flex flex-col gap-4">
      <Question name={t('surveys.csat')} text={t('surveys.csatText')} on={csat.on} onTurn={(on) => set({ csat: { ...csat, on } })}>
        <CountField label={t('surveys.delay')} value={Math.round(csat.delay_seconds / 60)} most={43_200} onValue={(minutes) => set({ csat: { ...csat, delay_seconds: minutes * 60 } })} />
      </Question>
      <Question name={t('surveys.ces')} text={t('surveys.cesText')} on={ces.on} onTurn={(on) => set({ ces: { ...ces, on } })}>
        <CountField label={t('surveys.delay')} value={Math.round(ces.delay_seconds / 60)} most={43_200} onValue={(minutes) => set({ ces: { ...ces, delay_seconds: minutes * 60 } })} />
        <CountField label={t('surveys.share')} value={ces.share_percent} least={1} most={100} onValue={(percent) => set({ ces: { ...ces, share_percent: percent } })} />
      </Question>
      <Question name={t('surveys.nps')} text={t('surveys.npsText')} on={nps.on} onTurn={(on) => set({ nps: { ...nps, on } })}>
        <CountField label={t('surveys.every')} value={nps.every_days} least={30} most={730} onValue={(days) => set({ nps: { ...nps, every_days: days } })} />
        <CountField label={t('surveys.perDay')} value={nps.most_per_day} least={1} most={5000} onValue={(most) => set({ nps: { ...nps, most_per_day: most } })} />
      </Question>
      <Card>
        <h3 className="text-14 font-semibold">{t('surveys.rules')}</h3>
        <div className="grid gap-4 sm:grid-cols-2">
          <CountField label={t('surveys.quiet')} help={t('surveys.quietHelp')} value={settings.quiet_days} most={365} onValue={(days) => set({ quiet_days: days })} />
          <CountField label={t('surveys.holdout')} help={t('surveys.holdoutHelp')} value={settings.holdout_percent} most={100} onValue={(percent) => set({ holdout_percent: percent })} />
          <CountField label={t('surveys.change')} value={settings.change_days} least={1} most={90} onValue={(days) => set({ change_days: days })} />
        </div>
        <p className="text-13 text-quiet">{t('surveys.always')}</p>
      </Card>
      <Card>
        <h3 className="text-14 font-semibold">{t('surveys.low')}</h3>
        <Select label={t('surveys.lowScore')} className="w-52" value={String(settings.low_score)} onChange={(score) => set({ low_score: Number(score) })} choices={['1', '2', '3', '4'].map((score) => ({ id: score, name: t('surveys.lowChoice', { score }) }))} />
        <Checkbox isSelected={settings.low_alerts} onChange={(on) => set({ low_alerts: on })}>
          {t('surveys.lowAlerts')}
        </Checkbox>
        <Checkbox isSelected={settings.low_reopens} onChange={(on) => set({ low_reopens: on })}>
          {t('surveys.lowReopens')}
        </Checkbox>
      </Card>
      <div>
        <Button look="primary" busy={save.isPending} onPress={() => save.mutate(undefined)}>
          {t('action.save')}
        </Button>
      </div>
    </div>
  );
}

function Question({ name, text, on, onTurn, children }: { name: string; text: string; on: boolean; onTurn: (on: boolean) => void; children: React.ReactNode }) {
  return (
    <Card>
      <Switch isSelected={on} onChange={onTurn} help={text}>
        {name}
      </Switch>
      {on ? <div className="grid gap-4 sm:grid-cols-2">{children}</div> : null}
    </Card>
  );
}
