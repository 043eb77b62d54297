import type { ReturnStart } from '@keepdesk/client';
import { Checkbox, classNames, Field, Money, Select } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { conditionIds, reasonName } from '../../../shared/parts/returns/words.ts';
import { InsteadPicker } from './instead-picker.tsx';
import { NOT_SAID, type StartLine, type WantedLine } from './wanted-lines.ts';

interface LinePickerProps {
  start: ReturnStart;
  line: StartLine;
  said: WantedLine;
  exchanges: boolean;
  onSay: (part: Partial<WantedLine>) => void;
}

/** One line of the order: whether it comes back, how many of it, why, in what state, and what comes instead. */
export function LinePicker({ start, line, said, exchanges, onSay }: LinePickerProps) {
  const { t } = useTranslation();
  const gone = line.left < 1;
  return (
    <li className={classNames('flex flex-col gap-3 rounded-card border px-4 py-3', said.on ? 'border-accent' : 'border-line')}>
      <span className="flex items-start gap-3">
        <Checkbox isSelected={said.on} isDisabled={gone} onChange={(on) => onSay({ on })} className="min-w-0 flex-1" help={gone ? t('ret.start.noneLeft') : line.quantity > 1 ? t('ret.start.leftOf', { left: line.left, quantity: line.quantity }) : null}>
          <bdi>{line.title}</bdi>
        </Checkbox>
        <Money value={{ amount_minor: line.paid_minor, currency: start.order.currency }} className="shrink-0 text-13 text-quiet" />
      </span>
      {said.on ? (
        <div className="grid items-start gap-3 pl-6 sm:grid-cols-2">
          <Select
            label={t('ret.start.why')}
            placeholder="…"
            value={said.code === '' ? null : said.code}
            onChange={(code) => onSay({ code })}
            choices={line.reasons.map((reason) => ({ id: reason.code, name: reasonName(t, { reason: reason.means, reason_label: reason.label }) }))}
          />
          <Select label={t('ret.start.condition')} value={said.condition} onChange={(condition) => onSay({ condition })} choices={[{ id: NOT_SAID, name: t('ret.start.conditionUnknown') }, ...conditionIds.map((id) => ({ id: id as string, name: t(`ret.condition.${id}`) }))]} />
          {line.left > 1 ? <Field label={t('ret.start.pieces', { title: line.title })} inputMode="numeric" value={said.pieces} onChange={(pieces) => onSay({ pieces })} /> : null}
          {exchanges ? <InsteadPicker start={start} line={line} value={said.variant} pieces={Number(said.pieces) || 1} cause={line.reasons.find((reason) => reason.code === said.code)?.means ?? null} onChange={(variant) => onSay({ variant })} /> : null}
          {start.photos.length > 0 ? (
            <fieldset className="flex flex-wrap gap-2 sm:col-span-2">
              <legend className="mb-1 text-13 font-medium">{t('ret.start.photos')}</legend>
              {start.photos.map((photo) => (
                <Checkbox key={photo.id} isSelected={said.photos.includes(photo.id)} onChange={(on) => onSay({ photos: on ? [...said.photos, photo.id] : said.photos.filter((id) => id !== photo.id) })}>
                  <img src={`/files/${photo.id}`} alt={photo.name} loading="lazy" className="size-14 rounded-control border border-line object-cover" />
                </Checkbox>
              ))}
            </fieldset>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}
