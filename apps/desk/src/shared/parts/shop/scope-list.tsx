import type { ShopTest } from '@keepdesk/client';
import { Check, Minus, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CopyLine } from '../../kit/copy-line.tsx';
import { Loaded } from '../../kit/section.tsx';
import { useScopes } from './use-shops.ts';

/** The permissions an app needs, what each is for, and, once the shop was asked, which of them it has. */
export function ScopeList({ seen }: { seen?: ShopTest | undefined }) {
  const { t } = useTranslation();
  const found = useScopes();
  const granted = (name: string) => seen?.permissions.find((scope) => scope.name === name)?.granted;
  return (
    // As high as the list will be, so that what is below it keeps its place.
    <div className="flex min-h-72 flex-col gap-2">
      <Loaded found={found}>
        <ul className="flex flex-col gap-1.5" aria-label={t('shop.permissions')}>
          {found.rows.map(({ name, needed }) => {
            const has = granted(name);
            const Icon = has ? Check : has === false && needed ? TriangleAlert : Minus;
            const ink = has ? 'text-positive' : has === false && needed ? 'text-danger' : 'text-quiet';
            return (
              <li key={name} className="flex gap-2 text-13">
                <Icon size={14} className={`mt-0.5 shrink-0 ${ink}`} />
                <span className="min-w-0">
                  <code className="font-mono text-12">{name}</code> <span className="text-quiet">{t(`shop.why.${name}`)}</span>{' '}
                  {has === undefined ? null : <span className={`text-12 font-medium ${ink}`}>{t(has ? 'shop.granted' : needed ? 'shop.missing' : 'shop.without')}</span>}
                </span>
              </li>
            );
          })}
        </ul>
        <CopyLine text={found.rows.map((scope) => scope.name).join(', ')} label={t('shop.permissions')} />
      </Loaded>
    </div>
  );
}
