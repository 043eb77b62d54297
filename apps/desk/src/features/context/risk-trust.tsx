import { loadRisksTaught, type RiskTaught } from '@keepdesk/client';
import { Dialog, RelativeTime } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../shared/kit/section.tsx';
import { usePercent } from '../../shared/words/use-percent.ts';

type Trust = NonNullable<RiskTaught['trust']>;

/** How far chances came true at this brand, on conversations nothing was learned from. */
export function RiskTrust({ brandId, onClose }: { brandId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['risks-taught', brandId], queryFn: () => loadRisksTaught(brandId) });
  return (
    <Dialog title={t('risks.believe')} isOpen onClose={onClose}>
      <Loaded found={found} title={t('risks.failed')}>
        {found.data?.length === 0 ? <p className="text-13 text-quiet">{t('risks.nothing')}</p> : null}
        {(found.data ?? []).map((one) => <Taught key={one.kind} taught={one} />)}
      </Loaded>
    </Dialog>
  );
}

function Taught({ taught }: { taught: RiskTaught }) {
  const { t } = useTranslation();
  return (
    <section className="flex flex-col gap-2 pb-4">
      <h3 className="text-14 font-semibold">{t(`risks.kind.${taught.kind}`)}</h3>
      <p className="text-13 text-quiet">
        {t(`risks.from.${taught.kind}`, { count: taught.cases })} {taught.own ? t('risks.own') : t('risks.notOwn')} <RelativeTime at={taught.learned_at} />
      </p>
      {taught.trust && taught.trust.cases > 0 ? <Tenths trust={taught.trust} /> : null}
    </section>
  );
}

function Tenths({ trust }: { trust: Trust }) {
  const { t } = useTranslation();
  const percent = usePercent();
  if (trust.happened === 0) return <p className="text-13">{t('risks.never', { count: trust.cases })}</p>;
  return (
    <>
      <p className="text-13">
        {t('risks.came', { count: trust.cases, share: percent(trust.happened / trust.cases), off: percent(trust.calibration_error) })} {trust.auc === null ? null : t('risks.order', { share: percent(trust.auc) })}
      </p>
      <table className="w-full text-13 tabular-nums">
        <thead className="text-left text-12 text-quiet">
          <tr>
            <th scope="col" className="py-1 font-normal">{t('risks.said')}</th>
            <th scope="col" className="py-1 font-normal">{t('risks.cameTrue')}</th>
            <th scope="col" className="py-1 text-right font-normal">{t('risks.cases')}</th>
          </tr>
        </thead>
        <tbody>
          {trust.tenths.map((tenth) => (
            <tr key={`${tenth.said} ${tenth.cases}`} className="border-t border-line">
              <td className="py-1">{percent(tenth.said)}</td>
              <td className="py-1">{percent(tenth.came)}</td>
              <td className="py-1 text-right">{tenth.cases}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
