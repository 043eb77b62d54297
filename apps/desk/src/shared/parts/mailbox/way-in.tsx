import type { MailWays } from '@keepdesk/client';
import { ChoiceCards, Field, Select, type CardChoice } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../kit/callout.tsx';
import { CopyLine } from '../../kit/copy-line.tsx';
import { More } from '../more.tsx';
import { withSafety, type MailboxValues, type Way } from './mailbox-shape.ts';

type Part = (part: Partial<MailboxValues>) => void;

/** The address of a mail server, and who one is there. */
export function ServerFields({ kind, values, onValues, isNew }: { kind: 'imap' | 'smtp'; values: MailboxValues; onValues: Part; isNew: boolean }) {
  const { t } = useTranslation();
  const server = values[kind];
  const set = (part: Partial<typeof server>) => onValues({ [kind]: { ...server, ...part } });
  const domain = values.address.split('@')[1] ?? 'shop.example';
  return (
    <div className="grid gap-3 rounded-card border border-line bg-surface p-4 sm:grid-cols-6">
      <Field className="sm:col-span-3" label={t(`mail.${kind}Host`)} value={server.host} onChange={(host) => set({ host })} placeholder={`${kind}.${domain}`} isRequired />
      <Field className="sm:col-span-1" label={t('mail.port')} value={server.port} onChange={(port) => set({ port })} inputMode="numeric" isRequired />
      <Select className="sm:col-span-2" label={t('mail.safety')} value={server.safety} onChange={(safety) => onValues({ [kind]: withSafety(kind, server, safety) })} choices={[{ id: 'tls', name: t('mail.tls') }, { id: 'starttls', name: t('mail.starttls') }]} />
      <Field className="sm:col-span-3" label={t('mail.user')} value={server.user} onChange={(user) => set({ user })} placeholder={values.address || t('mail.userIsAddress')} autoComplete="off" />
      <Field className="sm:col-span-3" label={t('mail.password')} type="password" value={server.password} onChange={(password) => set({ password })} autoComplete="new-password" {...(isNew ? {} : { help: t('mail.passwordHelp') })} />
    </div>
  );
}

/** Where a server that passes mail on has to deliver it, and what stands in the way. */
function OurDoor({ ways, address }: { ways: MailWays; address: string }) {
  const { t } = useTranslation();
  const { smtp } = ways;
  if (smtp.port === null) return <Callout tone="danger">{t('mail.doorClosed')}</Callout>;
  const domain = address.split('@')[1] || 'shop.example';
  return (
    <div className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4 text-13">
      <p>{t('mail.doorIntro', { address: address || `help@${domain}` })}</p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 gap-y-2">
        <dt className="text-quiet">{t('mail.host')}</dt>
        <dd>
          <CopyLine text={smtp.host} label={t('mail.host')} />
        </dd>
        <dt className="text-quiet">{t('mail.port')}</dt>
        <dd>
          <CopyLine text={String(smtp.port)} label={t('mail.port')} />
        </dd>
      </dl>
      <ul className="flex list-disc flex-col gap-1 pl-4 text-quiet">
        <li>{t('mail.doorForward')}</li>
        <li>{t(smtp.port === 25 ? 'mail.doorMx' : 'mail.doorMxPort', { domain, host: smtp.host, port: smtp.port })}</li>
        <li>{t(smtp.tls ? 'mail.doorTls' : 'mail.doorNoTls')}</li>
      </ul>
      {smtp.only_here ? <Callout tone="warning">{t('mail.onlyHere', { host: smtp.host })}</Callout> : null}
    </div>
  );
}

/** How mail comes in: passed on to us, fetched with a password, or by the provider's own sign-in. */
export function WayIn({ values, onValues, ways, isNew }: { values: MailboxValues; onValues: Part; ways: MailWays; isNew: boolean }) {
  const { t } = useTranslation();
  const provider = (id: 'google' | 'microsoft'): CardChoice<Way> => {
    const offered = ways.providers.includes(id) || values.way === id;
    return { id, name: t(`mail.way.${id}`), note: offered ? t(`mail.wayNote.${id}`) : t('mail.notSetUp'), isDisabled: !offered };
  };
  return (
    <div className="flex flex-col gap-3">
      <ChoiceCards<Way>
        label={t('mail.comesIn')}
        value={values.way}
        onChange={(way) => onValues({ way })}
        choices={[{ id: 'imap', name: t('mail.way.imap'), note: t('mail.wayNote.imap') }, { id: 'smtp', name: t('mail.way.smtp'), note: t('mail.wayNote.smtp') }, provider('google'), provider('microsoft')]}
      />
      {ways.providers.length < 2 ? (
        <More name={t('mail.providers')}>
          <p className="text-13 text-quiet">{t('mail.providerHelp')}</p>
          <CopyLine text={ways.redirect_url} label={t('mail.redirect')} />
        </More>
      ) : null}
      {values.way === 'smtp' ? <OurDoor ways={ways} address={values.address} /> : null}
      {values.way === 'imap' ? (
        <>
          <ServerFields kind="imap" values={values} onValues={onValues} isNew={isNew} />
          <Select className="max-w-xs" label={t('mail.fetchDays')} value={values.fetchDays} onChange={(fetchDays) => onValues({ fetchDays })} choices={[...new Set(['0', '7', '30', '365', values.fetchDays])].map((days) => ({ id: days, name: days === '0' ? t('mail.onlyNew') : t('mail.lastDays', { count: Number(days) }) }))} />
        </>
      ) : null}
    </div>
  );
}
