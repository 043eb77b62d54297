import { disableTotp, enrolTotp, newRecoveryCodes, verifyTotp, type TotpEnrolment } from '@keepdesk/client';
import { Button, Dialog, Field, Pill } from '@keepdesk/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefreshSession } from '../../session/session.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { useChange } from '../../kit/resource.ts';
import { Card } from '../../kit/section.tsx';
import { ShownOnce } from '../../kit/shown-once.tsx';
import { useTask } from '../../kit/task.ts';

/** The square of the key, drawn by a small library that is only fetched here. */
function KeySquare({ uri }: { uri: string }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['key-square', uri],
    queryFn: async () => {
      const { default: qrcode } = await import('qrcode-generator');
      const code = qrcode(0, 'M');
      code.addData(uri);
      code.make();
      const size = code.getModuleCount();
      const dark = Array.from({ length: size * size }, (_, at) => (code.isDark(Math.floor(at / size), at % size) ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : ''));
      return { size, path: dark.join('') };
    },
    gcTime: 0,
  });
  if (!data) return <div className="size-44" />;
  return (
    <svg viewBox={`-2 -2 ${data.size + 4} ${data.size + 4}`} className="size-44 rounded-control" style={{ background: '#fff' }} role="img" aria-label={t('security.square')}>
      <path d={data.path} fill="#000" />
    </svg>
  );
}

function Enrolment({ enrolment, onDone, onClose }: { enrolment: TotpEnrolment; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const secret = new URL(enrolment.totpURI).searchParams.get('secret') ?? '';
  const confirm = useTask(() => verifyTotp(code.replaceAll(/\s/g, ''), false).then(onDone));
  return (
    <Dialog
      title={t('security.totp')}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" busy={confirm.busy} isDisabled={code.replaceAll(/\s/g, '').length < 6} onPress={confirm.run}>
          {t('security.confirm')}
        </Button>
      }
    >
      <div className="flex flex-wrap gap-5">
        <KeySquare uri={enrolment.totpURI} />
        <div className="flex min-w-56 flex-1 flex-col gap-3">
          <p className="text-13 text-quiet">{t('security.scan')}</p>
          <code className="rounded-control bg-surface px-2 py-1 font-mono text-12 break-all select-all">{secret}</code>
          <Field label={t('signIn.code')} value={code} onChange={setCode} inputMode="numeric" autoComplete="one-time-code" autoFocus />
        </div>
      </div>
    </Dialog>
  );
}

type Asking = 'enable' | 'disable' | 'codes' | null;

/** The second factor by app: switched on with a confirmed code, its recovery codes shown once. */
export function TotpCard({ enabled }: { enabled: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const refresh = useRefreshSession();
  const [asking, setAsking] = useState<Asking>(null);
  const [enrolment, setEnrolment] = useState<TotpEnrolment | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const act = useChange(async ({ what, passphrase }: { what: Asking; passphrase: string }) => {
    if (what === 'enable') setEnrolment(await enrolTotp(passphrase));
    if (what === 'codes') setCodes((await newRecoveryCodes(passphrase)).backupCodes);
    if (what === 'disable') {
      await disableTotp(passphrase);
      await refresh();
    }
  }, t('security.accepted'));
  const confirmed = () => {
    setCodes(enrolment?.backupCodes ?? []);
    setEnrolment(null);
    void client.invalidateQueries({ queryKey: ['settings', '/api/v1/me/security'] });
    void refresh();
  };
  return (
    <Card className="flex-row flex-wrap items-center justify-between">
      <p className="text-14">
        <span className="flex items-center gap-2">
          {t('security.totp')}
          <Pill tone={enabled ? 'positive' : 'plain'}>{t(enabled ? 'security.on' : 'security.off')}</Pill>
        </span>
        <span className="block text-12 text-quiet">{t('security.totpIntro')}</span>
      </p>
      <div className="flex gap-2">
        {enabled ? <Button onPress={() => setAsking('codes')}>{t('security.newCodes')}</Button> : null}
        <Button onPress={() => setAsking(enabled ? 'disable' : 'enable')}>{t(enabled ? 'security.turnOff' : 'security.turnOn')}</Button>
      </div>
      <FormDialog
        title={t('security.askPassphrase')}
        doName={t('action.go')}
        isOpen={asking !== null}
        onClose={() => setAsking(null)}
        fields={[{ name: 'passphrase', kind: 'password', label: t('signIn.passphrase') }]}
        onSubmit={({ passphrase }) => act.mutateAsync({ what: asking, passphrase: String(passphrase) })}
      />
      {enrolment ? <Enrolment enrolment={enrolment} onDone={confirmed} onClose={() => setEnrolment(null)} /> : null}
      {codes ? <ShownOnce title={t('security.recovery')} text={t('security.recoveryIntro')} secrets={codes} onClose={() => setCodes(null)} /> : null}
    </Card>
  );
}
