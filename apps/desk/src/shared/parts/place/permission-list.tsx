import type { Connector } from '@keepdesk/client';
import { Check, Minus, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';

interface Asked {
  name: string;
  for: Connector['permissions'][number]['for'];
  needed: boolean;
  granted?: boolean;
}

/** Which permissions a connection takes, in the vendor's words, and why; once it was tried, which of them are there. */
export function PermissionList({ permissions }: { permissions: readonly Asked[] }) {
  const { t } = useTranslation();
  return (
    <ul className="mt-1 flex flex-col gap-1">
      {permissions.map((one) => {
        const Icon = one.granted === false ? (one.needed ? TriangleAlert : Minus) : Check;
        return (
          <li key={`${one.name}-${one.for}`} className="flex flex-wrap items-baseline gap-x-2">
            {one.granted === undefined ? null : <Icon size={13} aria-hidden="true" className={`self-center ${one.granted ? 'text-positive' : one.needed ? 'text-danger' : 'text-quiet'}`} />}
            <code className="font-mono text-12 break-all">{one.name}</code>
            <span className="text-quiet">{t(`places.use.${one.for}`)}</span>
            {one.granted === false ? <span className={one.needed ? 'text-danger' : 'text-quiet'}>· {t(one.needed ? 'places.missingNeeded' : 'places.missing')}</span> : one.needed && one.granted === undefined ? <span className="text-quiet">· {t('places.needed')}</span> : null}
          </li>
        );
      })}
    </ul>
  );
}
