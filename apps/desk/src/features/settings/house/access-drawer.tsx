import { get, patch, type Abilities, type Member, type Role } from '@keepdesk/client';
import { BrandChip, Button, Drawer, Field, IconButton, Pill, Select } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Check, Minus, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../shared/kit/resource.ts';
import { Loaded } from '../../../shared/kit/section.tsx';
import { useSession } from '../../../shared/session/session.tsx';

type Held = Member['roles'][number];
const EVERY = 'all';

/** Which roles somebody holds, and in which brands: several, each with a border of its own. */
function HeldRoles({ member, roles, locked }: { member: Member; roles: readonly Role[]; locked: boolean }) {
  const { t } = useTranslation();
  const { brands } = useSession();
  const [held, setHeld] = useState<readonly Held[]>(member.roles);
  const save = useChange((next: readonly Held[]) => patch(`/api/v1/people/${member.id}`, { roles: next }));
  const put = (at: number, change: Partial<Held>) => setHeld(held.map((one, i) => (i === at ? { ...one, ...change } : one)));
  const changed = JSON.stringify(held) !== JSON.stringify(member.roles);
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-13 font-semibold">{t('people.heldRoles')}</h3>
      {held.length === 0 ? <p className="text-13 text-quiet">{t('people.noRole')}</p> : null}
      <ul className="flex flex-col gap-2">
        {held.map((one, at) => (
          <li key={`${at}-${one.role_id}-${one.brand_id}`} className="flex items-end gap-2">
            <Select className="min-w-0 flex-1" label={t('people.role')} hideLabel={at > 0} isDisabled={locked} value={one.role_id} onChange={(role_id) => put(at, { role_id })} choices={roles.map((role) => ({ id: role.id, name: role.name }))} />
            <Select className="min-w-0 flex-1" label={t('people.in')} hideLabel={at > 0} isDisabled={locked} value={one.brand_id ?? EVERY} onChange={(id) => put(at, { brand_id: id === EVERY ? null : id })} choices={[{ id: EVERY, name: t('floor.allBrands') }, ...brands.map((brand) => ({ id: brand.id, name: brand.name }))]} />
            {locked ? null : (
              <IconButton label={t('people.takeRole')} onPress={() => setHeld(held.filter((_, i) => i !== at))}>
                <X size={16} />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {locked ? null : (
        <div className="flex gap-2">
          <Button size="sm" icon={<Plus size={14} />} isDisabled={roles.length === 0} onPress={() => setHeld([...held, { role_id: roles.find((role) => role.name === 'agent')?.id ?? roles[0]?.id ?? '', brand_id: brands[0]?.id ?? null }])}>
            {t('people.addRole')}
          </Button>
          {changed ? (
            <Button size="sm" look="primary" busy={save.isPending} isDisabled={held.length === 0} onPress={() => save.mutate(held)}>
              {t('action.save')}
            </Button>
          ) : null}
        </div>
      )}
    </section>
  );
}

/** What somebody may do, and what not: each with where, and the role it comes from. */
function May({ told, roles }: { told: Abilities['abilities']; roles: readonly Role[] }) {
  const { t } = useTranslation();
  const { brands } = useSession();
  const [asked, setAsked] = useState('');
  const fits = (one: Abilities['abilities'][number]) => `${one.permission} ${one.allows}`.toLowerCase().includes(asked.trim().toLowerCase());
  const may = (one: Abilities['abilities'][number]) => one.brand_ids === null || one.brand_ids.length > 0;
  const shown = told.filter(fits).toSorted((a, b) => Number(may(b)) - Number(may(a)) || a.permission.localeCompare(b.permission));
  const roleNames = (one: Abilities['abilities'][number]) => [...new Set(one.through.map((way) => roles.find((role) => role.id === way.role_id)?.name ?? '–'))].join(', ');
  return (
    <section className="flex flex-col gap-2">
      <Field label={t('people.ask')} value={asked} onChange={setAsked} type="search" />
      <p className="text-12 text-quiet">{t('people.mayCount', { may: told.filter(may).length, of: told.length })}</p>
      <ul className="divide-y divide-line rounded-card border border-line bg-raised">
        {shown.length === 0 ? <li className="px-3 py-3 text-13 text-quiet">{t('people.noSuch')}</li> : null}
        {shown.map((one) => (
          <li key={one.permission} className="flex items-start gap-2.5 px-3 py-2">
            <span className={may(one) ? 'mt-0.5 text-positive' : 'mt-0.5 text-quiet'}>{may(one) ? <Check size={16} /> : <Minus size={16} />}</span>
            <span className="sr-only">{t(may(one) ? 'people.mayYes' : 'people.mayNo')}</span>
            <span className="min-w-0 flex-1">
              <span className={may(one) ? 'block text-13' : 'block text-13 text-quiet'}>{one.allows || one.permission}</span>
              <code className="block font-mono text-12 break-all text-quiet">{one.permission}</code>
              {may(one) ? (
                <span className="mt-1 flex flex-wrap items-center gap-1.5">
                  {one.brand_ids === null ? <Pill>{t('floor.allBrands')}</Pill> : brands.filter((brand) => one.brand_ids?.includes(brand.id)).map((brand) => <BrandChip key={brand.id} name={brand.name} color={brand.color} />)}
                  <span className="text-12 text-quiet">{t('people.through', { role: roleNames(one) })}</span>
                </span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** “What may Ana do?”, answered, with the roles it follows from. */
export function AccessDrawer({ member, roles, own, onClose }: { member: Member; roles: readonly Role[]; own: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const path = `/api/v1/people/${member.id}/abilities`;
  const found = useQuery({ queryKey: ['settings', path], queryFn: () => get<Abilities>(path) });
  return (
    <Drawer title={t('people.whatMay', { name: member.name })} isOpen onClose={onClose}>
      <div className="flex flex-col gap-6 p-4">
        {member.disabled_at ? <Pill tone="danger">{t('people.disabledMay')}</Pill> : null}
        <HeldRoles key={JSON.stringify(member.roles)} member={member} roles={roles} locked={own} />
        <Loaded found={found}>{found.data ? <May told={found.data.abilities} roles={roles} /> : null}</Loaded>
      </div>
    </Drawer>
  );
}
