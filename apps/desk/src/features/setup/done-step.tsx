import type { Connection, Invitation, Mailbox, Member } from '@keepdesk/client';
import { Button } from '@keepdesk/ui';
import { useNavigate } from '@tanstack/react-router';
import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRows } from '../../shared/kit/resource.ts';
import { LiveProvider } from '../../shared/live/live.tsx';
import { FormFooter } from '../../shared/parts/form-footer.tsx';
import { FirstMail, useFirstMail } from './first-mail.tsx';
import type { ListedStep, SetUpState } from './steps.ts';

type Standing = 'set' | 'left' | 'trouble';

interface Row {
  id: string;
  name: string;
  standing: Standing;
  detail: string;
  onGo?: () => void;
}

const icons = { set: CircleCheck, left: CircleDashed, trouble: TriangleAlert };
const deeds = { set: 'action.change', left: 'setup.setUp', trouble: 'setup.look' } as const;
const inks: Record<Standing, string> = { set: 'text-positive', left: 'text-quiet', trouble: 'text-danger' };

function Line({ row }: { row: Row }) {
  const { t } = useTranslation();
  const Icon = icons[row.standing];
  return (
    <li className="flex min-h-13 items-center gap-3 border-b border-line py-2 last:border-b-0">
      <Icon size={18} className={`shrink-0 ${inks[row.standing]}`} />
      <span className="min-w-0 flex-1">
        <span className="block text-14 font-medium">
          {row.name} <span className="sr-only">{t(row.standing === 'set' ? 'setup.set' : 'setup.notSet')}</span>
        </span>
        <span className="block text-12 break-words text-quiet">{row.detail}</span>
      </span>
      {row.onGo ? (
        <Button size="sm" look={row.standing === 'set' ? 'quiet' : 'secondary'} aria-label={`${row.name}: ${t(deeds[row.standing])}`} onPress={row.onGo}>
          {t(deeds[row.standing])}
        </Button>
      ) : null}
    </li>
  );
}

interface DoneStepProps {
  brandId: string;
  state: SetUpState;
  mailbox: Mailbox | null;
  shop: Connection | null;
  onGo: (step: ListedStep) => void;
  onEnter: () => void;
}

function useChecklist({ brandId, state, mailbox, shop, onGo }: DoneStepProps): Row[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { rows: people } = useRows<Member>('/api/v1/people');
  const { rows: invited } = useRows<Invitation>('/api/v1/invitations');
  const mail = useFirstMail(brandId);
  const mailTrouble = mailbox && (mailbox.health.incoming.error !== null || mailbox.health.outgoing.error !== null) ? t('setup.mailTrouble', { address: mailbox.address }) : null;
  const shopWords = shop === null ? (state.shop ? t('setup.ordersCome') : t('setup.noShop')) : shop.state === 'syncing' ? `${shop.name} · ${t('places.syncing')}` : shop.name;
  const row = (id: string, name: string, set: boolean, detail: string, go?: ListedStep, trouble?: string | null): Row => ({ id, name, standing: trouble ? 'trouble' : set ? 'set' : 'left', detail: trouble ?? detail, ...(go ? { onGo: () => onGo(go) } : {}) });
  const alone = people.length + invited.length <= 1;
  return [
    row('protect', t('setup.step.protect'), state.isProtected, t(state.isProtected ? 'setup.isProtected' : 'setup.notProtected'), 'protect'),
    row('brand', t('setup.step.brand'), true, t('setup.brandIsSet'), 'brand'),
    row('hours', t('setup.step.hours'), state.hours, t(state.hours ? 'setup.hoursSet' : 'setup.hoursNotSet'), 'hours'),
    row('mailbox', t('setup.step.mailbox'), mailbox !== null, mailbox?.address ?? t('setup.noMailbox'), 'mailbox', mailTrouble),
    row('mail', t('setup.firstMail'), Boolean(mail), mail ? mail.subject : t('setup.noMailYet')),
    row('shop', t('setup.step.shop'), state.shop, shopWords, 'shop', shop?.error ?? null),
    { ...row('people', t('setup.colleagues'), !alone, alone ? t('setup.alone') : t('setup.team', { count: people.length + invited.length })), onGo: () => void navigate({ to: '/settings/$section', params: { section: 'people' }, search: {} }) },
  ];
}

function Done(props: DoneStepProps) {
  const { t } = useTranslation();
  const rows = useChecklist(props);
  return (
    <div className="flex flex-col gap-5">
      {props.mailbox ? <FirstMail brandId={props.brandId} mailbox={props.mailbox} /> : null}
      <ul aria-label={t('setup.step.done')} className="rounded-card border border-line px-4 py-1">
        {rows.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </ul>
      <FormFooter>
        <Button look="primary" onPress={props.onEnter}>
          {t('setup.enter')}
        </Button>
      </FormFooter>
    </div>
  );
}

/** What is set and what is left, and the first mail as it arrives. */
export function DoneStep(props: DoneStepProps) {
  return (
    <LiveProvider>
      <Done {...props} />
    </LiveProvider>
  );
}
