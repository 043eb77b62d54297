import { Button } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../shared/kit/section.tsx';
import { FormFooter } from '../../shared/parts/form-footer.tsx';
import { Passkeys } from '../../shared/parts/protect/passkeys.tsx';
import { TotpCard } from '../../shared/parts/protect/totp-card.tsx';
import { useSecurity } from '../../shared/parts/protect/use-security.ts';

/** A passkey or an app beside the passphrase: what the account settings offer, at the first moment it makes sense. */
export function ProtectStep({ onNext }: { onNext: () => void }) {
  const { t } = useTranslation();
  const found = useSecurity();
  const security = found.data;
  const done = security !== undefined && (security.two_factor_enabled || security.passkeys.length > 0);
  return (
    <Loaded found={found}>
      {security ? (
        <div className="flex flex-col gap-6">
          <Passkeys security={security} />
          <TotpCard enabled={security.two_factor_enabled} />
          <FormFooter>
            <Button look={done ? 'primary' : 'secondary'} onPress={onNext}>
              {t(done ? 'setup.goOn' : 'setup.later')}
            </Button>
          </FormFooter>
        </div>
      ) : null}
    </Loaded>
  );
}
