import { post, type Connector, type PlaceTest } from '@keepdesk/client';
import { Button, Field, Select } from '@keepdesk/ui';
import { PlugZap } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../kit/callout.tsx';
import { useConnect } from './use-connect.ts';
import { connectionsKey } from './use-connections.ts';
import { PermissionList } from './permission-list.tsx';

const metWords = ['official_specification', 'derived_specification', 'third_party_specification'] as const;

/** Connects a place: what it takes and why, whether it lets us in, and then for good. */
export function ConnectionForm({ connector, brandId, aside, onConnected }: { connector: Connector; brandId: string; aside?: ReactNode; onConnected: () => void }) {
  const { t } = useTranslation();
  const [given, setGiven] = useState<Record<string, string>>({});
  const keys = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value.trim()]).filter(([, value]) => value !== ''));
  const complete = connector.fields.every((field) => field.optional || keys[field.name] !== undefined);
  const { busy, seen, error, forget, test, submit } = useConnect({
    test: () => post<PlaceTest>('/api/v1/connections/test', { vendor: connector.vendor, keys }),
    connect: () => post('/api/v1/connections', { brand_id: brandId, vendor: connector.vendor, keys }),
    listKey: connectionsKey,
    onConnected,
  });
  const change = (name: string) => (value: string) => {
    forget();
    setGiven((before) => ({ ...before, [name]: value }));
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {connector.fields.map((field, at) =>
        field.choices ? (
          <Select key={field.name} label={field.called} value={given[field.name] ?? ''} onChange={change(field.name)} choices={field.choices.map((id) => ({ id, name: id }))} {...(field.where ? { help: t('places.where', { where: field.where }) } : {})} />
        ) : (
          <Field
            key={field.name}
            label={field.called}
            value={given[field.name] ?? ''}
            onChange={change(field.name)}
            type={field.secret ? 'password' : 'text'}
            isRequired={!field.optional}
            autoComplete="off"
            autoFocus={at === 0}
            {...(field.example ? { placeholder: field.example } : {})}
            {...(field.where ? { help: t('places.where', { where: field.where }) } : {})}
          />
        ),
      )}
      {seen ? (
        <Callout tone={seen.permissions.every((one) => one.granted) ? 'positive' : 'warning'} title={t('places.found', { name: seen.name })} polite>
          <PermissionList permissions={seen.permissions} />
        </Callout>
      ) : connector.permissions.length > 0 ? (
        <Callout tone="info" title={t('places.permissions')}>
          <PermissionList permissions={connector.permissions} />
        </Callout>
      ) : null}
      {connector.met === 'place' ? null : <p className="text-12 text-quiet">{t(`places.met.${metWords.find((one) => one === connector.met) ?? 'documentation'}`)}</p>}
      {error ? <Callout tone="danger" polite>{error}</Callout> : null}
      <div className="flex flex-wrap justify-end gap-2">
        {aside ? <div className="mr-auto flex gap-2">{aside}</div> : null}
        <Button icon={<PlugZap size={14} />} busy={busy === 'test'} isDisabled={!complete} onPress={test}>
          {t('places.test')}
        </Button>
        <Button type="submit" look="primary" busy={busy === 'connect'} isDisabled={!complete}>
          {t('places.connect')}
        </Button>
      </div>
    </form>
  );
}
