import type { BrandDetails, Session } from '@keepdesk/client';
import { Button } from '@keepdesk/ui';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../shared/kit/section.tsx';
import { useRows } from '../../shared/kit/resource.ts';
import { BrandForm } from '../../shared/parts/brand/brand-form.tsx';
import { HoursForm } from '../../shared/parts/hours/hours-form.tsx';
import { SessionProvider, useMaySession, useRefreshSession, useSession } from '../../shared/session/session.tsx';
import { AccountForm } from './account-form.tsx';
import { BeginStep } from './begin-step.tsx';
import { DoneStep } from './done-step.tsx';
import { MailboxStep } from './mailbox-step.tsx';
import { ProtectStep } from './protect-step.tsx';
import { SetupFrame } from './setup-frame.tsx';
import { ShopStep } from './shop-step.tsx';
import { beside, isStep, reachable, whereToResume, type SetUpState, type Step } from './steps.ts';
import { useSetUpState } from './use-set-up-state.ts';

const NEW = 'new';
const nothing: SetUpState = { person: false, isProtected: false, brand: false, hours: false, mailbox: false, shop: false };

/** The first page of a new installation: an owner's account. */
function Account() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const refresh = useRefreshSession();
  const made = async (_session: Session) => {
    await navigate({ to: '/setup', search: { step: 'protect' } });
    await refresh();
  };
  return (
    <SetupFrame step="account" state={nothing} title={t('setup.title.account')} intro={t('setup.intro.account')}>
      <AccountForm onMade={made} />
    </SetupFrame>
  );
}

/** The steps of somebody who is signed in; which one is shown stands in the address, what is done on the server. */
function Guide() {
  const { t } = useTranslation();
  const session = useSession();
  const { step: wish, brand: wished, connected, problem } = useSearch({ from: '/setup' });
  const navigate = useNavigate();
  const refresh = useRefreshSession();
  const brandId = wished === NEW ? '' : (session.brands.find((brand) => brand.id === wished)?.id ?? session.brands[0]?.id ?? '');
  const { state, known, problem: failure, mailbox, shop, hasOrder } = useSetUpState(brandId);
  const brands = useRows<BrandDetails>('/api/v1/brands');
  const found = { isPending: !known || brands.isPending, isError: Boolean(failure ?? brands.error), error: failure ?? brands.error, refetch: () => location.reload() };
  const step = isStep(wish) ? reachable(wish, state, wished === NEW) : whereToResume(state);
  const go = (to: Step, brand = wished) => void navigate({ to: '/setup', search: { step: to, ...(brand ? { brand } : {}) } });
  const { before, after } = beside(step);
  const next = () => go(after);
  const back = before ? (
    <Button look="quiet" onPress={() => go(before)}>
      {t('action.back')}
    </Button>
  ) : null;
  const skip = (
    <Button look="quiet" onPress={next}>
      {t('setup.skip')}
    </Button>
  );
  const enter = () => void refresh(true).then(() => navigate({ to: '/inbox', search: {} }));
  const brand = brands.rows.find((one) => one.id === brandId) ?? null;
  const saved = async (one: BrandDetails) => {
    await refresh();
    go('hours', one.id);
  };
  const page = {
    account: () => null,
    protect: () => <ProtectStep onNext={() => go(whereToResume(state))} />,
    begin: () => <BeginStep onBrand={() => go('brand', NEW)} onDemo={enter} onBack={() => go('protect')} />,
    brand: () => <BrandForm key={brandId} brand={brand} doName={t(brand ? 'setup.saveAndGo' : 'setup.createBrand')} aside={back} onSaved={saved} />,
    hours: () => <HoursForm brandId={brandId} doName={t('setup.saveAndGo')} aside={<>{back}{skip}</>} onSaved={next} />,
    mailbox: () => <MailboxStep brandId={brandId} mailbox={mailbox} connected={connected} problem={problem} back={back} skip={skip} onNext={next} />,
    shop: () => <ShopStep brandId={brandId} shop={shop} hasOrder={hasOrder} back={back} skip={skip} onNext={next} />,
    done: () => <DoneStep brandId={brandId} state={state} mailbox={mailbox} shop={shop} onGo={go} onEnter={enter} />,
  } satisfies Record<Step, () => unknown>;
  // Where somebody goes on is decided once: a part that is set meanwhile does not pull the page away.
  const decided = !found.isPending && !isStep(wish);
  return (
    <SetupFrame step={step} state={state} title={t(`setup.title.${step}`)} intro={t(`setup.intro.${step}`)} onGo={(to) => go(to === 'brand' && !state.brand ? 'begin' : to)}>
      {decided ? <Navigate to="/setup" search={{ step, ...(brandId ? { brand: brandId } : {}) }} replace /> : null}
      <Loaded found={found}>
        <div key={step}>{page[step]()}</div>
      </Loaded>
    </SetupFrame>
  );
}

/** Setting up: an owner, then the demo or a brand with its hours, mailbox and shop. Anybody else has no business here. */
export function SetupPage() {
  const { data: session } = useMaySession();
  if (!session) return null;
  if (!session.person) return session.setup_needed ? <Account /> : <Navigate to="/sign-in" search={{ to: '/setup' }} />;
  if (!session.permissions.includes('identity.brands') && !session.permissions.includes('*')) return <Navigate to="/inbox" search={{}} />;
  return (
    <SessionProvider session={{ ...session, person: session.person }}>
      <Guide />
    </SessionProvider>
  );
}
