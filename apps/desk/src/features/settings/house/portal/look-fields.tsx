import type { PortalLook } from '@keepdesk/client';
import { Field, Select, Switch } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../../shared/kit/section.tsx';

/** A brand's look: colour, logo, letters, corners, dark. */
export function LookFields({ look, onLook }: { look: PortalLook; onLook: (look: PortalLook) => void }) {
  const { t } = useTranslation();
  const set = (part: Partial<PortalLook>): void => onLook({ ...look, ...part });
  return (
    <Card>
      <h3 className="text-14 font-semibold">{t('portal.look')}</h3>
      <label className="flex items-center gap-2 text-13 font-medium">
        <input type="color" value={look.color} onChange={(event) => set({ color: event.target.value })} className="h-8 w-10 rounded-control border border-edge bg-raised" />
        {t('portal.color')}
      </label>
      <p className="text-12 text-quiet">{t('portal.colorHelp')}</p>
      <Field label={t('portal.logo')} help={t('portal.logoHelp')} type="url" value={look.logo_url} onChange={(logo_url) => set({ logo_url })} placeholder="https://" />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select label={t('portal.font')} value={look.font} onChange={(font) => set({ font })} choices={(['system', 'serif', 'rounded'] as const).map((id) => ({ id, name: t(`portal.fonts.${id}`) }))} />
        <Select label={t('portal.corner')} value={look.corners} onChange={(corners) => set({ corners })} choices={(['square', 'soft', 'round'] as const).map((id) => ({ id, name: t(`portal.corners.${id}`) }))} />
      </div>
      <Switch isSelected={look.dark} onChange={(dark) => set({ dark })}>
        {t('portal.dark')}
      </Switch>
    </Card>
  );
}
