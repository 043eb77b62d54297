import { checkCode, type CodeCheck, type Order } from '@keepdesk/client';
import { Button, Dialog, Field, minorDigits, Money, Select, useClock, type Choice } from '@keepdesk/ui';
import { Clock3, Lock, Wrench } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../shared/kit/callout.tsx';
import { useTask } from '../../shared/kit/task.ts';
import { reasonWords } from './code-words.ts';

const BASKET = 'basket';
const icons = { shopper: Wrench, time: Clock3, nobody: Lock } as const;

interface Props {
  brandId: string;
  customerId: string | null;
  orders: readonly Order[];
  onClose: () => void;
}

/** A basket told by its worth: so many pieces that come to the very amount. */
function piecesOf(minor: number, count: number): { quantity: number; unit_price_minor: number }[] {
  const each = Math.floor(minor / count);
  return [...(count > 1 ? [{ quantity: count - 1, unit_price_minor: each }] : []), { quantity: 1, unit_price_minor: minor - each * (count - 1) }];
}

/** Why a code does not work: the code as the customer typed it, and the order or basket it should have worked for. */
export function CodeDialog({ brandId, customerId, orders, onClose }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [which, setWhich] = useState<string>(BASKET);
  const [worth, setWorth] = useState('');
  const [pieces, setPieces] = useState('1');
  const [answer, setAnswer] = useState<CodeCheck | null>(null);
  const currency = orders[0]?.total.currency ?? 'EUR';
  const read = Number(worth.replace(',', '.'));
  const ready = code.trim() !== '' && (which !== BASKET || (Number.isFinite(read) && read > 0));
  const count = Math.max(1, Math.floor(Number(pieces) || 1));
  const { run, busy } = useTask(async () => {
    const lines = piecesOf(Math.round(read * 10 ** minorDigits(currency)), count).map((line) => ({ ...line, title: t('code.basketLine') }));
    setAnswer(await checkCode(which === BASKET ? { code, brand_id: brandId, ...(customerId === null ? {} : { customer_id: customerId }), basket: { currency, lines } } : { code, order_id: which }));
  });
  const choices: Choice[] = [{ id: BASKET, name: t('code.aBasket') }, ...orders.map((order) => ({ id: order.id, name: t('context.order', { number: order.number }) }))];
  return (
    <Dialog title={t('code.title')} isOpen onClose={onClose} actions={<Button look="quiet" onPress={onClose}>{t('ui.close')}</Button>}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (ready) run();
        }}
      >
        <div className="grid items-start gap-3 sm:grid-cols-2">
          <Field label={t('code.code')} value={code} onChange={(typed) => { setCode(typed); setAnswer(null); }} autoFocus />
          <Select label={t('code.for')} value={which} onChange={(id) => { setWhich(id); setAnswer(null); }} choices={choices} />
          {which === BASKET ? (
            <>
              <Field label={t('code.worth', { currency })} inputMode="decimal" value={worth} onChange={(typed) => { setWorth(typed); setAnswer(null); }} />
              <Field label={t('code.pieces')} inputMode="numeric" value={pieces} onChange={(typed) => { setPieces(typed); setAnswer(null); }} />
            </>
          ) : null}
        </div>
        <Button type="submit" look="primary" className="self-start" busy={busy} isDisabled={!ready}>
          {t('code.ask')}
        </Button>
      </form>
      {answer ? <Answer answer={answer} /> : null}
    </Dialog>
  );
}

/** What stands in the way, what the customer can mend first; or what it takes off. */
function Answer({ answer }: { answer: CodeCheck }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const { currency } = answer.discount;
  if (answer.works) {
    return (
      <div className="mt-4">
        <Callout tone="positive" polite title={t('code.works', { code: answer.code })}>
          <Money value={answer.discount} /> {t('code.off')}
        </Callout>
      </div>
    );
  }
  return (
    <div className="mt-4 flex flex-col gap-2 border-t border-line pt-4" aria-live="polite">
      <h3 className="text-14 font-semibold">{t('code.worksNot', { code: answer.code })}</h3>
      <ol className="flex flex-col gap-1.5 text-14">
        {answer.because.map((reason) => {
          const Icon = icons[reason.mend];
          return (
            <li key={reason.code} className="flex items-start gap-2">
              <Icon size={15} className="mt-0.5 shrink-0 text-quiet" />
              <span>
                {reasonWords(t, reason, currency, locale)} <span className="text-12 text-quiet">{t(`code.mend.${reason.mend}`)}</span>
              </span>
            </li>
          );
        })}
      </ol>
      {answer.left_out.length > 0 && answer.known ? <p className="text-13 text-quiet">{t('code.leftOut', { titles: answer.left_out.join(', ') })}</p> : null}
    </div>
  );
}
