import { handOnEscalation, type Escalation } from '@keepdesk/client';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../actions/choices.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { useChange } from '../../kit/resource.ts';
import { seenInEscalations } from './use-escalations.ts';

/** To a person or a team, who take it then. */
export function HandOnDialog({ escalation, onClose }: { escalation: Escalation; onClose: () => void }) {
  const { t } = useTranslation();
  const { people, teams } = useChoices();
  const hand = useChange((to: string) => handOnEscalation(escalation.id, to.startsWith('team ') ? { team_id: to.slice(5) } : { person_id: to }), t('esc.handedOn'), seenInEscalations);
  const choices = [...teams.map(({ id, name }) => ({ id: `team ${id}`, name })), ...people.filter(({ id }) => id !== escalation.owner?.id).map(({ id, name }) => ({ id, name }))];
  return <FormDialog isOpen title={`${escalation.name}: ${t('esc.handOn')}`} doName={t('esc.handOn')} onClose={onClose} fields={[{ kind: 'choice', name: 'to', label: t('esc.handTo'), choices }]} onSubmit={(values) => hand.mutateAsync(String(values.to))} />;
}
