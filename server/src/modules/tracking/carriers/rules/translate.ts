import { isObject } from '../../../../platform/hostile/json-fields.ts';
import { allAt, parseAnswer, readAnswer, textAt, type AnswerShape, type TrackingAnswer } from '../../../shipments/index.ts';
import { jsonShapes } from './json-shapes.ts';
import { xmlShapes } from './xml-shapes.ts';

const shapes: ReadonlyMap<string, AnswerShape> = new Map([...jsonShapes, ...xmlShapes].map((shape) => [shape.carrier.replaceAll('_', ''), shape]));

/** The carriers whose answers are read here. */
export const carriers: readonly string[] = [...jsonShapes, ...xmlShapes].map((shape) => shape.carrier);

/** What one of these carriers answers. @throws Unreadable, also for a carrier that is not among them */
export function translateCarrier(carrier: string, payload: unknown): TrackingAnswer {
  const shape = shapes.get(carrier);
  if (shape === undefined) throw new RangeError(`no layout of ${carrier}`);
  return readAnswer(prepared(carrier, parseAnswer(payload)), shape);
}

/** Answers that are not laid out parcel by parcel. */
function prepared(carrier: string, answer: unknown): unknown {
  if (carrier === 'australiapost') return { ...(isObject(answer) ? answer : {}), articles: articlesOf(answer) };
  return carrier === 'smartkargo' && Array.isArray(answer) ? shipmentsOf(answer) : answer;
}

/** Australia Post tells of an article by itself, or of the articles within a consignment. */
function articlesOf(answer: unknown): unknown[] {
  return allAt(answer, 'tracking_results').flatMap((result) => {
    const items = allAt(result, 'trackable_items').flatMap((item) => (allAt(item, 'items').length > 0 ? allAt(item, 'items') : [item]));
    return items.length > 0 ? items : [result];
  });
}

/** SmartKargo answers with bare scans, of several pieces of one shipment: they are its parcel. */
function shipmentsOf(answer: readonly unknown[]): unknown {
  const byReference = Map.groupBy(answer.filter(isObject), (scan) => textAt(scan, ['headerReference', 'packageReference']) ?? '');
  return { scans: [...byReference].map(([headerReference, scans]) => ({ headerReference, estimatedDeliveryDate: textAt(scans[0], ['estimatedDeliveryDate']), scans })) };
}
