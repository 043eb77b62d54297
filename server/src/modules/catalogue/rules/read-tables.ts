import { minorDigits } from '../../../platform/money/money.ts';
import { noGoods, type Goods, type Promotion, type PromotionGift } from './promotion.ts';
import { measures, toMillimetres, type Measure, type SizeRow, type Span } from './size-chart.ts';

/** A line that could not be read, and why; the first line of a table is 1. */
export interface TableProblem {
  readonly line: number;
  readonly message: string;
}

type Cells = Readonly<Record<string, string>>;

const cell = (cells: Cells, name: string): string => cells[name]?.trim() ?? '';
const listOf = (text: string): string[] => text.split(/[;|]/).map((part) => part.trim()).filter(Boolean);

class NotSo extends Error {}

function numberOf(cells: Cells, name: string): number | null {
  const text = cell(cells, name).replace(',', '.');
  if (text === '') return null;
  if (!/^\d{1,9}(\.\d{1,4})?$/.test(text)) throw new NotSo(`“${cell(cells, name)}” is no number (${name})`);
  return Number(text);
}

function wholeOf(cells: Cells, name: string): number | null {
  const value = numberOf(cells, name);
  if (value !== null && !Number.isInteger(value)) throw new NotSo(`“${cell(cells, name)}” is no whole number (${name})`);
  return value;
}

function momentOf(cells: Cells, name: string): string | null {
  const text = cell(cells, name);
  if (text === '') return null;
  // The last day belongs to it.
  const at = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T${name === 'until' ? '23:59:59.999' : '00:00:00'}Z` : text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(at.getTime())) throw new NotSo(`“${text}” is no day as 2026-12-31 (${name})`);
  return at.toISOString();
}

function yes(cells: Cells, name: string, otherwise: boolean): boolean {
  const text = cell(cells, name).toLowerCase();
  if (text === '') return otherwise;
  if (['yes', 'true', '1', 'ja', 'sí', 'si', 'x'].includes(text)) return true;
  if (['no', 'false', '0', 'nein', '-'].includes(text)) return false;
  throw new NotSo(`“${text}” is neither yes nor no (${name})`);
}

/** Rows of a table of codes; columns by name: code, kind (percent, fixed, free_shipping, buy_get), value, buy, get, currency, minimum, … Lists are parted by semicolons. */
export function readPromotions(rows: readonly Cells[]): { promotions: Promotion[]; problems: TableProblem[] } {
  return each(rows, promotionOf, 'promotions');
}

function promotionOf(cells: Cells): Promotion {
  const code = cell(cells, 'code');
  if (code === '') throw new NotSo('has no code');
  const currency = cell(cells, 'currency').toUpperCase() || null;
  if (currency !== null && !/^[A-Z]{3}$/.test(currency)) throw new NotSo(`“${currency}” is no currency`);
  const minor = (name: string): number | null => {
    const value = numberOf(cells, name);
    if (value !== null && currency === null) throw new NotSo(`an amount needs a currency (${name})`);
    return value === null ? null : Math.round(value * 10 ** minorDigits(currency ?? 'EUR'));
  };
  const countries = listOf(cell(cells, 'countries')).map((one) => one.toUpperCase());
  if (countries.some((one) => !/^[A-Z]{2}$/.test(one))) throw new NotSo('countries are two letters each, as DE;AT');
  const goods = (prefix: string): Goods => ({ ...noGoods, skus: listOf(cell(cells, `${prefix}skus`)), categories: listOf(cell(cells, `${prefix}categories`)), tags: listOf(cell(cells, `${prefix}tags`)) });
  return {
    code, gift: giftOf(cells, minor), currency, on: yes(cells, 'on', true), minimum_minor: minor('minimum'), minimum_pieces: wholeOf(cells, 'minimum_pieces'), only: goods(''), not: goods('not_'), customer_tags: listOf(cell(cells, 'customer_tags')), first_order_only: yes(cells, 'first_order_only', false),
    uses_total: wholeOf(cells, 'uses_total'), uses_per_customer: wholeOf(cells, 'uses_per_customer'), used: wholeOf(cells, 'used') ?? 0, from: momentOf(cells, 'from'), until: momentOf(cells, 'until'), countries, combinable: yes(cells, 'combinable', true),
  };
}

function giftOf(cells: Cells, minor: (name: string) => number | null): PromotionGift {
  const kind = cell(cells, 'kind').toLowerCase();
  const percent = (): number => {
    const value = numberOf(cells, 'value');
    if (value === null || value > 100) throw new NotSo('needs a value from 0 to 100');
    return value;
  };
  if (kind === 'percent') return { kind, percent: percent() };
  if (kind === 'free_shipping') return { kind };
  if (kind === 'fixed') {
    const amount = minor('value');
    if (amount === null) throw new NotSo('needs a value');
    return { kind, amount_minor: amount };
  }
  if (kind !== 'buy_get') throw new NotSo(`“${kind}” is none of percent, fixed, free_shipping, buy_get (kind)`);
  const [buy, get] = [wholeOf(cells, 'buy'), wholeOf(cells, 'get')];
  if (buy === null || get === null || buy < 1 || get < 1) throw new NotSo('needs buy and get');
  return { kind, buy, get, percent: cell(cells, 'value') === '' ? 100 : percent() };
}

export interface ReadChart {
  readonly name: string;
  readonly unit: 'cm' | 'in';
  readonly categories: readonly string[];
  readonly rows: readonly SizeRow[];
}

/** Rows of size tables: chart, unit, categories, size, and one column for each measure as "92-97" or "92". Rows of one chart stand together by its name. */
export function readCharts(rows: readonly Cells[]): { charts: ReadChart[]; problems: TableProblem[] } {
  const { charts: read, problems } = each(rows, chartRowOf, 'charts');
  const names = [...new Set(read.map((one) => one.name))];
  return { problems, charts: names.map((name) => {
    const own = read.filter((one) => one.name === name);
    return { name, unit: own[0]?.unit ?? 'cm', categories: [...new Set(own.flatMap((one) => one.categories))], rows: own.flatMap((one) => one.rows) };
  }) };
}

function chartRowOf(cells: Cells): ReadChart {
  const [name, size, written] = [cell(cells, 'chart'), cell(cells, 'size'), cell(cells, 'unit').toLowerCase() || 'cm'];
  if (name === '' || size === '') throw new NotSo('needs chart and size');
  if (written !== 'cm' && written !== 'in') throw new NotSo(`“${written}” is neither cm nor in`);
  const spans = Object.fromEntries(measures.flatMap((measure): [Measure, Span][] => {
    const text = cell(cells, measure).replaceAll(',', '.');
    if (text === '') return [];
    const parts = /^(\d{1,3}(?:\.\d)?)(?:\s*[-–]\s*(\d{1,3}(?:\.\d)?))?$/.exec(text);
    if (parts === null) throw new NotSo(`“${text}” is no measure as 92-97 (${measure})`);
    return [[measure, { from_mm: toMillimetres(Number(parts[1]), written), to_mm: toMillimetres(Number(parts[2] ?? parts[1]), written) }]];
  }));
  return { name, unit: written, categories: listOf(cell(cells, 'categories')), rows: [{ size, spans }] };
}

function each<Thing, Name extends string>(rows: readonly Cells[], read: (cells: Cells) => Thing, name: Name): Record<Name, Thing[]> & { problems: TableProblem[] } {
  const things: Thing[] = [];
  const problems: TableProblem[] = [];
  for (const [at, cells] of rows.entries()) {
    try {
      things.push(read(cells));
    } catch (error) {
      if (!(error instanceof NotSo)) throw error;
      // The names of the columns are the first line.
      problems.push({ line: at + 2, message: error.message });
    }
  }
  return { [name]: things, problems } as Record<Name, Thing[]> & { problems: TableProblem[] };
}
