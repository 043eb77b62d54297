import type { NoticeTerms, PhoneWay } from '@keepdesk/client';
import { Button, IconButton, Pill } from '@keepdesk/ui';
import { Link } from '@tanstack/react-router';
import { ArrowUp, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';

export type Way = NoticeTerms['channels'][number];

/** By which ways a notice goes, in their order: the first that reaches a customer, and that they said yes to, takes it. What is not connected cannot be chosen. */
export function ChannelOrder({ channels, ways, mayWrite, onChange }: { channels: readonly Way[]; ways: readonly PhoneWay[]; mayWrite: boolean; onChange: (channels: Way[]) => void }) {
  const { t } = useTranslation();
  const connected = (way: Way): boolean => way === 'email' || ways.some((one) => one.channel === way && one.connected);
  const others = (['email', 'sms', 'whatsapp'] as const).filter((way) => !channels.includes(way));
  const first = (way: Way): void => {
    const at = channels.indexOf(way);
    onChange(channels.toSpliced(at, 1).toSpliced(at - 1, 0, way));
  };
  return (
    <div className="flex flex-col gap-2">
      <h4 className="text-13 font-medium">{t('told.order_of_ways')}</h4>
      <ol aria-label={t('told.order_of_ways')} className="flex flex-col gap-1">
        {channels.map((way, at) => (
          <li key={way} className="flex min-h-9 flex-wrap items-center gap-2">
            <span className="text-14">{`${at + 1}. ${t(`told.way.${way}`)}`}</span>
            {connected(way) ? null : <Pill tone="warning">{t('told.notConnected')}</Pill>}
            {mayWrite && at > 0 ? <IconButton label={t('told.earlier', { way: t(`told.way.${way}`) })} size="sm" onPress={() => first(way)}><ArrowUp size={14} /></IconButton> : null}
            {mayWrite && channels.length > 1 ? <IconButton label={t('told.without', { way: t(`told.way.${way}`) })} size="sm" onPress={() => onChange(channels.filter((one) => one !== way))}><X size={14} /></IconButton> : null}
          </li>
        ))}
      </ol>
      {mayWrite ? (
        <div className="flex flex-wrap items-center gap-2">
          {others.map((way) => (connected(way) ? (
            <Button key={way} size="sm" onPress={() => onChange([...channels, way])}>{t('told.withWay', { way: t(`told.way.${way}`) })}</Button>
          ) : (
            <span key={way} className="flex items-center gap-2 text-13 text-quiet">
              {t(`told.way.${way}`)}
              <Link className="underline" to="/settings/$section" params={{ section: 'connections' }}>{t('told.connect')}</Link>
            </span>
          )))}
        </div>
      ) : null}
      <p className="text-13 text-quiet">{t('told.waysHelp')}</p>
    </div>
  );
}
