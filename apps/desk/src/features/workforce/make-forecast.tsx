import { makeForecast, type Planned } from '@keepdesk/client';
import { Button } from '@keepdesk/ui';
import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../shared/kit/resource.ts';
import { useMay } from '../../shared/session/session.tsx';

/** Has the forecast made now; while it is, the page asks again by itself. */
export function MakeForecast({ planned, primary = false }: { planned: Planned; primary?: boolean }) {
  const { t } = useTranslation();
  const may = useMay('workforce.write');
  const make = useChange(() => makeForecast(planned.brand_id), null, [['plan']]);
  if (planned.making) return <p role="status" className="text-13 text-quiet">{t('plan.making')}</p>;
  if (!may) return null;
  return <Button {...(primary ? { look: 'primary' as const } : {})} icon={<RefreshCw size={14} />} busy={make.isPending} onPress={() => make.mutate(undefined)}>{t('plan.make')}</Button>;
}
