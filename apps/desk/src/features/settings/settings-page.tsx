import { classNames, EmptyState, Skeleton, Waiting } from '@keepdesk/ui';
import { Link, useParams } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { lazy, Suspense, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsForEscalations, wordsForProducts, wordsForReturns, wordsForRouting, wordsForRules, wordsForSettingUp } from '../../shared/i18n/start.ts';
import { useSession } from '../../shared/session/session.tsx';
import { groups, type SectionEntry, type SectionId } from './sections.ts';

const load = <Name extends string>(from: () => Promise<Record<Name, ComponentType>>, name: Name) => lazy(() => Promise.all([from(), wordsForSettingUp()]).then(([module]) => ({ default: module[name] })));

const pages: Record<SectionId, ComponentType> = {
  profile: load(() => import('./me/profile-section.tsx'), 'ProfileSection'),
  security: load(() => import('./me/security-section.tsx'), 'SecuritySection'),
  notices: load(() => import('./me/notices-section.tsx'), 'NoticesSection'),
  channels: load(() => import('./house/channels-section.tsx'), 'ChannelsSection'),
  chat: load(() => import('./house/chat-section.tsx'), 'ChatSection'),
  portal: load(() => import('./house/portal/portal-section.tsx'), 'PortalSection'),
  connections: load(() => import('./house/connections/connections-section.tsx'), 'ConnectionsSection'),
  campaigns: load(() => import('./house/campaigns/campaigns-section.tsx'), 'CampaignsSection'),
  hours: load(() => import('./house/hours-section.tsx'), 'HoursSection'),
  authority: load(() => import('./house/authority/authority-section.tsx'), 'AuthoritySection'),
  macros: load(() => import('./house/macros/macros-section.tsx'), 'MacrosSection'),
  rules: lazy(() => Promise.all([import('./house/rules/rules-section.tsx'), wordsForSettingUp(), wordsForRules()]).then(([module]) => ({ default: module.RulesSection }))),
  levels: load(() => import('./house/levels/levels-section.tsx'), 'LevelsSection'),
  pools: lazy(() => Promise.all([import('./house/routing/pools-section.tsx'), wordsForSettingUp(), wordsForRouting()]).then(([module]) => ({ default: module.PoolsSection }))),
  escalations: lazy(() => Promise.all([import('./house/escalations/escalations-section.tsx'), wordsForSettingUp(), wordsForEscalations()]).then(([module]) => ({ default: module.EscalationsSection }))),
  returns: lazy(() => Promise.all([import('./house/returns/returns-section.tsx'), wordsForSettingUp(), wordsForReturns()]).then(([module]) => ({ default: module.ReturnsSection }))),
  products: lazy(() => Promise.all([import('./house/products/products-section.tsx'), wordsForSettingUp(), wordsForProducts()]).then(([module]) => ({ default: module.ProductsSection }))),
  surveys: load(() => import('./house/surveys-section.tsx'), 'SurveysSection'),
  people: load(() => import('./house/people-section.tsx'), 'PeopleSection'),
  brands: load(() => import('./house/brands-section.tsx'), 'BrandsSection'),
  tags: load(() => import('./house/words-sections.tsx'), 'TagsSection'),
  statuses: load(() => import('./house/words-sections.tsx'), 'StatusesSection'),
  reasons: load(() => import('./house/reasons/reasons-section.tsx'), 'ReasonsSection'),
  triage: load(() => import('./house/triage/triage-section.tsx'), 'TriageSection'),
  providers: load(() => import('./house/providers-section.tsx'), 'ProvidersSection'),
  keys: load(() => import('./house/keys-section.tsx'), 'KeysSection'),
  webhooks: load(() => import('./house/webhooks-section.tsx'), 'WebhooksSection'),
  moving: load(() => import('./moving/moving-section.tsx'), 'MovingSection'),
  privacy: load(() => import('./privacy/privacy-section.tsx'), 'PrivacySection'),
  audit: load(() => import('./house/audit-section.tsx'), 'AuditSection'),
};

/** Which sections this person can do something in. */
function useAllowed(): (section: SectionEntry) => boolean {
  const { permissions } = useSession();
  return ({ needs }) => needs === undefined || permissions.includes(needs) || permissions.includes('*');
}

/** Said as it is: another section under this address would look like the wrong link. */
function NotYours() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<Lock size={20} />}
      title={t('problem.notYours')}
      action={
        <Link to="/settings/$section" params={{ section: 'profile' }}>
          {t('settings.profile')}
        </Link>
      }
    >
      {t('problem.forbidden')}
    </EmptyState>
  );
}

/** A link to a part that is not there, or not yet. */
function NotThere() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<Lock size={20} />}
      title={t('problem.noPage')}
      action={
        <Link to="/settings/$section" params={{ section: 'profile' }}>
          {t('settings.profile')}
        </Link>
      }
    />
  );
}

function Menu({ present }: { present: SectionId }) {
  const { t } = useTranslation();
  const allowed = useAllowed();
  return (
    <nav aria-label={t('nav.settings')} className="shrink-0 overflow-y-auto border-line max-md:border-b max-md:p-2 md:w-56 md:border-r md:p-4">
      <div className="relative flex gap-1 max-md:overflow-x-auto md:flex-col md:gap-5">
        {groups.map((group) => {
          const shown = group.sections.filter(allowed);
          return shown.length === 0 ? null : (
            <div key={group.id} className="flex md:flex-col">
              <h2 className="px-2 pb-1.5 text-12 font-semibold text-quiet max-md:sr-only">{t(`settings.groups.${group.id}`)}</h2>
              {shown.map(({ id, icon: Icon }) => (
                <Link
                  key={id}
                  to="/settings/$section"
                  params={{ section: id }}
                  aria-current={id === present ? 'page' : undefined}
                  className={classNames(
                    'flex h-8 items-center gap-2 rounded-control px-2 text-14 whitespace-nowrap text-text no-underline hover:no-underline pointer-coarse:h-10',
                    id === present ? 'bg-selected font-medium' : 'hover:bg-hover',
                  )}
                >
                  <Icon size={16} className={id === present ? 'text-accent' : 'text-quiet'} />
                  {t(`settings.${id}`)}
                </Link>
              ))}
            </div>
          );
        })}
      </div>
    </nav>
  );
}

/** Settings: one's own first, then the house's, each section fetched when it is opened. */
export function SettingsPage() {
  const { section } = useParams({ strict: false });
  const allowed = useAllowed();
  const entry = groups.flatMap((group) => group.sections).find((one) => one.id === section);
  const present = entry?.id ?? 'profile';
  const Page = entry === undefined ? (section === undefined ? pages[present] : NotThere) : allowed(entry) ? pages[present] : NotYours;
  return (
    <div className="flex h-full min-h-0 max-md:flex-col">
      <Menu present={present} />
      <div className="min-w-0 flex-1 overflow-y-auto">
        <div className="mx-auto max-w-4xl px-8 py-7 max-sm:px-4 max-sm:py-5">
          <Suspense
            fallback={
              <Waiting>
                <Skeleton className="h-6 w-48" />
              </Waiting>
            }
          >
            <Page />
          </Suspense>
        </div>
      </div>
    </div>
  );
}
