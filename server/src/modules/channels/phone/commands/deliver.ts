import { systemActor } from '../../../../platform/actor/actor.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { RunAgain, type Job } from '../../../../platform/jobs/jobs.ts';
import { PlaceRefused, SlowDown, type OutgoingText, type TextPlace, type TextTaken } from '../../../connections/index.ts';
import type { PhonePorts } from '../ports.ts';
import { nextStep, unknownStep, LOOK_AFTER_MS, type Step } from '../rules/next-step.ts';
import { forgetTry, noteState, noteTaken, noteTrying, othersTo, outgoingById } from '../store/outgoing.ts';
import { cargoOf, type Cargo, type CargoKind } from './cargo.ts';

export const DELIVER_JOB = 'channels_phone.deliver';
const sender = systemActor('phone');

interface Ready {
  readonly cargo: Cargo;
  readonly place: TextPlace;
  readonly text: OutgoingText;
  readonly step: Step;
}

/**
 * Brings one message to a telephone, once: that it is tried is written down before it is asked for; after an answer that was lost the provider is asked
 * whether it has it, and where it cannot be asked it tells by itself. Only what is surely not there is sent again.
 */
export async function deliver(ports: PhonePorts, job: Job): Promise<void> {
  const { id, kind, channel, due_at: due } = job.payload as { id: string; kind: CargoKind; channel: string; due_at: string };
  const ready = await ports.db.transact(sender, (tx) => prepare(ports, tx, id, kind, channel, new Date(due)));
  if (ready === null) return;
  const { step } = ready;
  if (step.do === 'wait') throw new RunAgain(step.until, 'its answer was lost: it is looked for in a moment');
  if (step.do === 'look') await look(ports, ready);
  else await send(ports, ready);
}

/** What is to be sent and by whom. What was never tried is written down as tried, with this transaction. */
async function prepare(ports: PhonePorts, tx: Tx, id: string, kind: CargoKind, channel: string, due: Date): Promise<Ready | null> {
  const cargo = await cargoOf(tx, id, kind, channel);
  if (cargo === null) return null;
  const before = await outgoingById(tx, id);
  // What another way could not bring is tried anew by this one.
  const tried = before?.channel === cargo.channel ? before : undefined;
  const places = (await ports.texter.places(tx, cargo.brandId)).filter((one) => one.channel === cargo.channel);
  const place = tried === undefined ? places[0] : places.find((one) => one.connectionId === tried.connection_id);
  const step = nextStep(tried === undefined ? null : { at: tried.tried_at, state: tried.state }, due, tx.now);
  if (step.do === 'done') return null;
  if (place === undefined || step.do === 'give_up') {
    await cargo.failed(tx, place === undefined ? 'This channel is not connected any more.' : 'It could not be sent for six hours.', false);
    return null;
  }
  if (step.do === 'send') await noteTrying(tx, { id, brand_id: cargo.brandId, kind, channel: cargo.channel, connection_id: place.connectionId, address: cargo.to });
  const others = await othersTo(tx, { id, brand_id: cargo.brandId, address: cargo.to });
  return { cargo, place, step, text: { id, to: cargo.to, text: cargo.text, template: cargo.template, callback: place.callback, triedAt: tried?.tried_at ?? tx.now, others } };
}

async function send(ports: PhonePorts, ready: Ready): Promise<void> {
  try {
    const taken = await ports.texter.send(ready.place.connectionId, ready.text);
    if (taken === null) await refused(ports, ready, 'This channel is not connected any more.', false);
    else await keep(ports, ready, taken);
  } catch (error) {
    if (error instanceof SlowDown) {
      await ports.db.transact(sender, (tx) => forgetTry(tx, ready.text.id));
      throw new RunAgain(new Date(ports.clock.now().getTime() + error.seconds * 1000), error.message);
    }
    if (error instanceof PlaceRefused) return refused(ports, ready, error.message, ['number', 'stopped'].includes(ready.place.faultOf(error.code)));
    throw new RunAgain(new Date(ports.clock.now().getTime() + LOOK_AFTER_MS), (error as Error).message);
  }
}

async function look(ports: PhonePorts, ready: Ready): Promise<void> {
  const found = await ports.texter.find(ready.place.connectionId, ready.text);
  if (found === 'unknown') return wait(ports, ready);
  if (found === null) return refused(ports, ready, 'This channel is not connected any more.', false);
  if (found !== 'no') return keep(ports, ready, found);
  await ports.db.transact(sender, (tx) => forgetTry(tx, ready.text.id));
  throw new RunAgain(ports.clock.now(), 'it was not sent, and is sent now');
}

async function wait(ports: PhonePorts, { text, cargo }: Ready): Promise<void> {
  const step = unknownStep(text.triedAt, ports.clock.now());
  if (step.do === 'wait') throw new RunAgain(step.until, 'its answer was lost: it is told of, or given up');
  await ports.db.transact(sender, async (tx) => {
    const row = await outgoingById(tx, text.id);
    // Told meanwhile.
    if (row?.state !== 'trying') return;
    await noteState(tx, text.id, 'unknown', 'its answer was lost');
    await cargo.unknown(tx, 'Nobody knows whether it was sent: its answer was lost and it was told of by nobody. It is not sent again.');
  });
}

const keep = (ports: PhonePorts, { text, cargo }: Ready, taken: TextTaken): Promise<void> => ports.db.transact(sender, async (tx) => {
  await noteTaken(tx, text.id, taken.id);
  await cargo.sent(tx);
});

const refused = (ports: PhonePorts, { text, cargo }: Ready, why: string, numberIsNone: boolean): Promise<void> => ports.db.transact(sender, async (tx) => {
  await noteState(tx, text.id, 'failed', why);
  await cargo.failed(tx, why, numberIsNone);
});
