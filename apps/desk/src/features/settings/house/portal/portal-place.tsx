import { changePortalSettings, newPortalSecret, type PortalSettings } from '@keepdesk/client';
import { Button, Switch } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../../shared/kit/confirm-dialog.tsx';
import { CopyLine } from '../../../../shared/kit/copy-line.tsx';
import { useChange } from '../../../../shared/kit/resource.ts';
import { Card } from '../../../../shared/kit/section.tsx';
import { ShownOnce } from '../../../../shared/kit/shown-once.tsx';

/** Whether it is on, where it stands, the line for the shop's pages, and the secret the shop vouches with. */
export function PortalPlace({ settings, brandId }: { settings: PortalSettings; brandId: string }) {
  const { t } = useTranslation();
  const [secret, setSecret] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const turn = useChange((enabled: boolean) => changePortalSettings(brandId, { enabled }));
  const renew = useChange(() => newPortalSecret(brandId).then((made) => setSecret(made.secret)), t('portal.secretMade'));
  return (
    <Card>
      <Switch isSelected={settings.enabled} onChange={(on) => turn.mutate(on)} help={t('portal.enabledHelp')}>
        {t('portal.enabled')}
      </Switch>
      <div className="flex flex-col gap-1">
        <h3 className="text-13 font-medium">{t('portal.url')}</h3>
        <CopyLine text={settings.url} label={t('portal.url')} />
      </div>
      <div className="flex flex-col gap-1">
        <h3 className="text-13 font-medium">{t('portal.snippet')}</h3>
        <p className="text-12 text-quiet">{t('portal.snippetHelp')}</p>
        <CopyLine text={settings.snippet} label={t('portal.snippet')} multiline />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <h3 className="text-13 font-medium">{t('portal.secret')}</h3>
          <p className="text-12 text-quiet">{t('portal.secretHelp')}</p>
        </div>
        <Button onPress={() => (settings.has_secret ? setAsking(true) : renew.mutate(undefined))}>{t(settings.has_secret ? 'portal.secretNew' : 'portal.secretMake')}</Button>
      </div>
      <ConfirmDialog title={t('portal.secretNew')} doName={t('portal.secretNew')} isOpen={asking} onClose={() => setAsking(false)} onDo={() => renew.mutateAsync(undefined)}>
        {t('portal.secretNewText')}
      </ConfirmDialog>
      {secret ? <ShownOnce title={t('portal.secret')} text={t('portal.secretText')} secrets={[secret]} onClose={() => setSecret(null)} /> : null}
    </Card>
  );
}
