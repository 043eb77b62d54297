import { post, put, type Priority, type SavedView, type StatusCategory } from '@keepdesk/client';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../shared/actions/choices.ts';
import { FormDialog, type FormField, type FormValues } from '../../shared/forms/form-dialog.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { useSession } from '../../shared/session/session.tsx';
import { viewQueryOf, viewValuesOf } from './view-query.ts';

const categories: readonly StatusCategory[] = ['open', 'waiting', 'resolved', 'spam'];
const priorities: readonly Priority[] = ['urgent', 'high', 'normal', 'low'];

function useFields(): readonly FormField[] {
  const { t } = useTranslation();
  const { brands } = useSession();
  const { people, teams, tags } = useChoices();
  const named = (all: ReadonlyArray<{ id: string; name: string }>) => all.map(({ id, name }) => ({ id, name }));
  return [
    { name: 'name', kind: 'text', label: t('settings.name') },
    { name: 'scope', kind: 'choice', label: t('views.for'), choices: [{ id: 'mine', name: t('views.mine') }, { id: 'team', name: t('views.team') }, { id: 'everyone', name: t('views.everyone') }] },
    { name: 'team_id', kind: 'choice', label: t('people.team'), choices: named(teams), optional: true, when: { field: 'scope', is: 'team' } },
    { name: 'category', kind: 'several', label: t('action.status'), choices: categories.map((id) => ({ id, name: t(`category.${id}`) })), optional: true },
    { name: 'assignee', kind: 'several', label: t('views.assignedTo'), choices: [{ id: 'me', name: t('action.me') }, { id: 'nobody', name: t('action.nobody') }, ...named(people)], optional: true },
    { name: 'brands', kind: 'several', label: t('settings.brands'), choices: named(brands), optional: true },
    { name: 'priority', kind: 'several', label: t('action.priority'), choices: priorities.map((id) => ({ id, name: t(`priority.${id}`) })), optional: true },
    { name: 'any_tags', kind: 'several', label: t('views.anyTag'), choices: named(tags), optional: true },
    { name: 'no_tags', kind: 'several', label: t('views.noTag'), choices: named(tags), optional: true },
    { name: 'sort', kind: 'choice', label: t('views.order'), choices: [{ id: 'newest', name: t('views.newest') }, { id: 'oldest', name: t('views.oldest') }, { id: 'waiting', name: t('views.waiting') }, { id: 'due', name: t('views.due') }] },
  ];
}

/** What a view shows: any of what is chosen in each field, and all fields together. `of`: the one to change; without it a new one. */
export function ViewDialog({ of, onClose, onSaved }: { of: SavedView | null; onClose: () => void; onSaved: (view: SavedView) => void }) {
  const { t } = useTranslation();
  const { brands } = useSession();
  const fields = useFields();
  const save = useChange(async (values: FormValues) => {
    const view = { name: values.name, scope: values.scope, ...(values.scope === 'team' ? { team_id: values.team_id } : {}), query: viewQueryOf(values, of?.query) };
    onSaved(await (of ? put<SavedView>(`/api/v1/views/${of.id}`, view) : post<SavedView>('/api/v1/views', { ...view, brand_id: brands[0]?.id })));
  }, t('settings.saved'), [['inbox']]);
  return <FormDialog title={t(of ? 'views.change' : 'views.new')} doName={t('action.save')} isOpen onClose={onClose} fields={fields} start={of ? viewValuesOf(of) : { category: ['open'] }} onSubmit={save.mutateAsync} />;
}
