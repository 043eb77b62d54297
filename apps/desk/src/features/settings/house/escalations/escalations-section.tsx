import { loadMatrix, saveMatrix, type EscalationKind } from '@keepdesk/client';
import { Pill, useToaster } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../../../shared/actions/choices.ts';
import type { FormField, FormValues } from '../../../../shared/forms/form-dialog.tsx';
import { BrandField, useChosenBrand } from '../../../../shared/kit/brand-field.tsx';
import { AddButton, EditableList, useEditor } from '../../../../shared/kit/editable-list.tsx';
import { useChange } from '../../../../shared/kit/resource.ts';
import { Section } from '../../../../shared/kit/section.tsx';
import { useVersioned } from '../../../../shared/kit/versioned.ts';
import { hastes, intents } from '../../../../shared/parts/escalations/use-because.ts';
import { wholeName } from '../../../../shared/words/reason.ts';
import { lengthOf, secondsOf } from '../../../../shared/words/length.ts';
import { keyFor, kindFrom, newKind, valuesOf } from './kind-values.ts';

/** What each brand escalates: one row a kind, with who has it, how fast, and what it is noticed by. */
export function EscalationsSection() {
  const { t } = useTranslation();
  const [brandId, setBrandId] = useChosenBrand();
  return (
    <Section
      title={t('esc.matrix.title')}
      intro={t('esc.matrix.intro')}
      action={<BrandField value={brandId} onChange={setBrandId} hideLabel />}
    >
      <Matrix key={brandId} brandId={brandId} />
    </Section>
  );
}

type Row = EscalationKind & { id: string };

function Matrix({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const toaster = useToaster();
  const editor = useEditor<Row>();
  const fields = useFields(brandId);
  const signalWords = useSignalWords();
  const { people, teams } = useChoices();
  const found = useVersioned(['escalation-matrix', brandId], { load: () => loadMatrix(brandId), save: (version, kinds: readonly EscalationKind[]) => saveMatrix(brandId, version, kinds), enabled: brandId !== '' });
  const rows: Row[] = (found.data?.kinds ?? []).map((kind) => ({ ...kind, id: kind.key }));
  const save = useChange(found.put, t('esc.matrix.saved'));
  const quietly = useChange(found.put, null);
  const plain = (list: readonly Row[]): EscalationKind[] => list.map(({ id: _id, ...kind }) => kind);
  const keep = (values: FormValues) => {
    const before = editor.row ?? { ...newKind, key: keyFor(String(values.name), rows.map((row) => row.key)) };
    const { id: _id, ...changed } = { id: '', ...kindFrom(values, before) };
    return save.mutateAsync(editor.row === null ? [...plain(rows), changed] : plain(rows).map((one) => (one.key === changed.key ? changed : one)));
  };
  const remove = (row: Row) => {
    const before = plain(rows);
    void quietly.mutateAsync(before.filter((one) => one.key !== row.key)).then(
      () => toaster.show({ text: `${t('esc.matrix.remove')}: ${row.name}`, action: { name: t('action.undo'), onAction: () => quietly.mutate(before) } }),
      () => undefined,
    );
  };
  const who = (row: Row): string => people.find((one) => one.id === row.person_id)?.name ?? teams.find((one) => one.id === row.team_id)?.name ?? t('esc.matrix.anybody');
  return (
    <>
      <EditableList
        label={t('esc.matrix.title')}
        found={{ ...found, rows }}
        nameOf={(row) => row.name}
        editor={editor}
        empty={t('esc.matrix.none')}
        columns={[
          { id: 'name', name: t('settings.name'), cell: (row) => <span className="flex items-center gap-2">{row.name}{row.on ? null : <Pill>{t('esc.matrix.off')}</Pill>}</span> },
          { id: 'noticed', name: t('esc.matrix.noticed'), cell: (row) => <span className="text-13">{signalWords(row)}</span> },
          { id: 'who', name: t('esc.matrix.who'), cell: who },
          { id: 'fast', name: t('esc.matrix.fast'), cell: (row) => <span className="text-13 tabular">{`${lengthOf(row.take_seconds)} / ${lengthOf(row.seconds)}`}</span> },
        ]}
        more={(row) => [{ id: 'remove', name: t('esc.matrix.remove'), danger: true, onAction: () => remove(row) }]}
        form={{ title: t(editor.row ? 'esc.matrix.change' : 'esc.matrix.add'), fields, start: valuesOf(editor.row ?? newKind), onSave: keep }}
      />
      <AddButton name={t('esc.matrix.add')} onPress={editor.add} isDisabled={found.data === undefined} className="self-start" />
    </>
  );
}

/** What a kind is noticed by, in one line. */
function useSignalWords(): (kind: EscalationKind) => string {
  const { t } = useTranslation();
  const { reasons } = useChoices();
  return ({ signals, gather }) => {
    const words = signals.map((signal) => {
      if (signal.signal === 'intent') return signal.values.map((one) => t(`triage.intent.${one}`)).join(', ');
      if (signal.signal === 'urgent_because') return signal.values.map((one) => t(`triage.haste.${one}`)).join(', ');
      if (signal.signal === 'reason') return signal.values.map((key) => reasons.find((reason) => reason.key === key)?.name ?? key).join(', ');
      return t(({ feeling: 'esc.matrix.feeling', vip: 'esc.matrix.vip', refund_waits: 'esc.matrix.refund', deadline_missed: 'esc.matrix.missed' } as const)[signal.signal]);
    });
    if (words.length === 0) return t('esc.matrix.byHandOnly');
    return words.join(' · ') + (gather === null ? '' : ` (≥ ${gather.count} / ${lengthOf(gather.within_seconds)})`);
  };
}

function useFields(brandId: string): FormField[] {
  const { t } = useTranslation();
  const { people, teams, reasons } = useChoices();
  const length = (typed: string): string | undefined => (secondsOf(typed) === null ? t('esc.matrix.lengthHelp') : undefined);
  const named = (all: ReadonlyArray<{ id: string; name: string }>) => all.map(({ id, name }) => ({ id, name }));
  const own = reasons.filter((reason) => reason.brand_id === brandId && !reason.retired);
  return [
    { kind: 'text', name: 'name', label: t('settings.name') },
    { kind: 'yes', name: 'on', label: t('esc.matrix.on') },
    { kind: 'choice', name: 'to', label: t('esc.matrix.who'), choices: [{ id: '', name: t('esc.matrix.anybody') }, ...teams.map(({ id, name }) => ({ id: `team ${id}`, name })), ...named(people)], optional: true },
    { kind: 'yes', name: 'hands_over', label: t('esc.matrix.handsOver'), when: { field: 'to', isNot: '' } },
    { kind: 'text', name: 'take', label: t('esc.matrix.take'), help: t('esc.matrix.lengthHelp'), error: length },
    { kind: 'text', name: 'close', label: t('esc.matrix.close'), error: length },
    { kind: 'choice', name: 'hours', label: t('esc.matrix.hours'), choices: (['business', 'always'] as const).map((id) => ({ id, name: t(`esc.matrix.${id}`) })) },
    { kind: 'choice', name: 'priority', label: t('esc.matrix.priority'), choices: [{ id: '', name: t('esc.matrix.asItIs') }, ...(['high', 'urgent'] as const).map((id) => ({ id, name: t(`priority.${id}`) }))], optional: true },
    { kind: 'long', name: 'attach', label: t('esc.matrix.attach'), help: t('esc.matrix.attachHelp'), optional: true },
    { kind: 'several', name: 'forbids', label: t('esc.matrix.forbids'), choices: (['reply', 'close', 'money'] as const).map((id) => ({ id, name: t(`esc.forbid.${id}`) })), optional: true },
    { kind: 'several', name: 'intents', label: t('esc.matrix.intents'), choices: intents.map((id) => ({ id, name: t(`triage.intent.${id}`) })), optional: true },
    { kind: 'several', name: 'urgent', label: t('esc.matrix.urgent'), choices: hastes.map((id) => ({ id, name: t(`triage.haste.${id}`) })), optional: true },
    { kind: 'several', name: 'reasons', label: t('esc.matrix.reasons'), choices: own.map((reason) => ({ id: reason.key, name: wholeName(reason, reasons) })), optional: true },
    { kind: 'yes', name: 'feeling', label: t('esc.matrix.feeling') },
    { kind: 'yes', name: 'vip', label: t('esc.matrix.vip') },
    { kind: 'yes', name: 'refund', label: t('esc.matrix.refund') },
    { kind: 'yes', name: 'missed', label: t('esc.matrix.missed') },
    { kind: 'text', name: 'gather', label: t('esc.matrix.gather'), help: t('esc.matrix.gatherHelp'), optional: true },
  ];
}
