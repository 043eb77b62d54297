import { loadLabelPlaces, loadLabelServices, uploadOwnLabel, type ReturnTerms } from '@keepdesk/client';
import { Button, Select } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../../../shared/kit/callout.tsx';
import { useChange } from '../../../../shared/kit/resource.ts';
import { Card } from '../../../../shared/kit/section.tsx';
import { countryName } from '../../../../shared/words/country.ts';
import { KeptField, NumberField } from './kept-fields.tsx';

type Terms = ReturnTerms['terms'];
type Labels = Terms['labels'];
interface CardProps { brandId: string; terms: Terms; onChange: (part: Partial<Terms>) => void }

const ways = ['none', 'place', 'own', 'slip'] as const;
const parts = [['company', 'organization'], ['name', 'name'], ['line1', 'address-line1'], ['line2', 'address-line2'], ['postal_code', 'postal-code'], ['city', 'address-level2'], ['region', 'address-level1'], ['country', 'country'], ['phone', 'tel'], ['email', 'email']] as const;

/** Where goods go, in the parts a carrier wants. */
export function AddressCard({ terms, onChange }: Omit<CardProps, 'brandId'>) {
  const { t, i18n } = useTranslation();
  const { address } = terms;
  return (
    <Card>
      <h3 className="text-14 font-semibold">{t('ret.policy.address')}</h3>
      <div className="grid items-start gap-4 sm:grid-cols-3">
        {parts.map(([part, known]) => (
          <KeptField
            key={part}
            label={t(`ret.policy.part.${part}`)}
            value={address[part]}
            blank
            autoComplete={known}
            help={part === 'country' ? (countryName(address.country, i18n.language) ?? t('ret.policy.part.countryHelp')) : undefined}
            onKeep={(value) => onChange({ address: { ...address, [part]: part === 'country' ? value.toUpperCase().replaceAll(/[^A-Z]/g, '').slice(0, 2) : value.slice(0, 200) } })}
          />
        ))}
      </div>
    </Card>
  );
}

/** Who makes the label of what comes back. */
export function LabelCard({ brandId, terms, onChange }: CardProps) {
  const { t } = useTranslation();
  const { labels } = terms;
  const change = (part: Partial<Labels>) => onChange({ labels: { ...labels, ...part } });
  return (
    <Card>
      <h3 className="text-14 font-semibold">{t('ret.policy.labels.title')}</h3>
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <Select label={t('ret.policy.labels.by')} value={labels.by} onChange={(by) => change({ by })} choices={ways.map((id) => ({ id, name: t(`ret.policy.labels.way.${id}`) }))} className="sm:col-span-2" />
      </div>
      <p className="text-13 text-quiet">{t(`ret.policy.labels.text.${labels.by}`)}</p>
      {labels.by === 'place' ? <PlaceFields brandId={brandId} labels={labels} onChange={change} /> : null}
      {labels.by === 'own' ? <OwnFile brandId={brandId} labels={labels} onChange={change} /> : null}
    </Card>
  );
}

interface LabelProps { brandId: string; labels: Labels; onChange: (part: Partial<Labels>) => void }

function PlaceFields({ brandId, labels, onChange }: LabelProps) {
  const { t } = useTranslation();
  const places = useQuery({ queryKey: ['settings', 'label-places', brandId], queryFn: () => loadLabelPlaces(brandId) });
  const place = places.data?.find((one) => one.id === labels.place_id);
  const services = useQuery({ queryKey: ['settings', 'label-services', brandId, labels.place_id], queryFn: () => loadLabelServices(brandId, labels.place_id ?? ''), enabled: place !== undefined && place.ready, retry: false });
  if (places.data?.length === 0) return <Callout tone="info">{t('ret.policy.labels.noPlaces')}</Callout>;
  const offered = services.data ?? [];
  return (
    <>
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <Select label={t('ret.policy.labels.place')} value={place?.id ?? null} placeholder={t('ret.policy.labels.choose')} onChange={(place_id) => onChange({ place_id, service: '' })} choices={(places.data ?? []).map((one) => ({ id: one.id, name: one.name }))} />
        {offered.length > 0 ? (
          <Select label={t('ret.policy.labels.service')} value={labels.service} onChange={(service) => onChange({ service })} choices={[{ id: '', name: t('ret.policy.labels.cheapest') }, ...offered]} />
        ) : (
          <KeptField label={t('ret.policy.labels.service')} value={labels.service} blank help={t('ret.policy.labels.serviceHelp')} onKeep={(service) => onChange({ service: service.slice(0, 120) })} />
        )}
        <NumberField label={t('ret.policy.labels.weight')} value={labels.weight_grams} help={t('ret.policy.labels.weightHelp')} onKeep={(grams) => onChange({ weight_grams: Math.max(1, Math.min(100_000, grams)) })} />
      </div>
      {place === undefined ? null : (
        <ul className="list-disc pl-5 text-13 text-quiet">
          {place.because === null ? null : <li className="text-danger">{t('ret.policy.labels.notReady', { because: place.because })}</li>}
          {services.error === null ? null : <li className="text-danger">{services.error.message}</li>}
          <li>{t(place.repeatable ? 'ret.policy.labels.repeatable' : 'ret.policy.labels.once')}</li>
          <li>{t(place.voids ? 'ret.policy.labels.voids' : 'ret.policy.labels.keeps')}</li>
        </ul>
      )}
    </>
  );
}

function OwnFile({ brandId, labels, onChange }: LabelProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const upload = useChange((file: File) => uploadOwnLabel(brandId, file).then(({ id }) => onChange({ file_id: id })), null, []);
  return (
    <div className="flex flex-wrap items-center gap-3 text-13">
      {labels.file_id === null ? null : (
        <a href={`/own-labels/${labels.file_id}`} target="_blank" rel="noopener noreferrer">
          {t('ret.next.labelOpen')}
        </a>
      )}
      <Button icon={<FileUp size={14} />} busy={upload.isPending} onPress={() => input.current?.click()}>
        {t(labels.file_id === null ? 'ret.policy.labels.upload' : 'ret.policy.labels.uploadOther')}
      </Button>
      <input
        ref={input}
        type="file"
        accept="application/pdf,image/png,image/jpeg,image/gif"
        hidden
        aria-label={t('ret.next.labelFile')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) upload.mutate(file);
          event.target.value = '';
        }}
      />
    </div>
  );
}
