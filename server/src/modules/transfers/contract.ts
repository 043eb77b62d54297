import { type Static, Type } from 'typebox';
import { listOf, timeShape } from '../../platform/http/lists.ts';

/** Files of other desks that can be read. */
export const formats = ['zendesk', 'gorgias', 'csv', 'mbox'] as const;
export type FormatName = (typeof formats)[number];
/** What a column of a spreadsheet can mean. */
export const columnMeanings = ['conversation', 'message', 'subject', 'status', 'priority', 'channel', 'opened_at', 'closed_at', 'at', 'customer_email', 'customer_name', 'customer_phone', 'author_email', 'author_name', 'from_agent', 'note', 'text', 'html', 'tags', 'assignee_email'] as const;
export type Meaning = (typeof columnMeanings)[number];
export const importStates = ['checking', 'checked', 'running', 'stopped', 'done', 'failed'] as const;
export type ImportState = (typeof importStates)[number];

const moment = Type.Union([timeShape, Type.Null()]);
const Format = Type.Unsafe<FormatName>({ type: 'string', enum: [...formats] });
const Columns = Type.Partial(Type.Object(Object.fromEntries(columnMeanings.map((meaning) => [meaning, Type.String({ maxLength: 200 })])) as Record<(typeof columnMeanings)[number], ReturnType<typeof Type.String>>));

export const Import = Type.Object({
  id: Type.String(),
  brand_id: Type.String(),
  format: Format,
  name: Type.String(),
  source: Type.String(),
  size: Type.Integer(),
  state: Type.Unsafe<ImportState>({ type: 'string', enum: [...importStates] }),
  /** bytes of the file that were read */
  position: Type.Integer(),
  /** headers of a CSV file, and which of them means what */
  headers: Type.Union([Type.Array(Type.String()), Type.Null()]),
  columns: Type.Union([Columns, Type.Null()]),
  fetch_files: Type.Boolean(),
  /** what a check found would come, or what came: conversations, of them new, grown or known, messages, files, what was left out */
  counts: Type.Object({
    conversations: Type.Integer(), messages: Type.Integer(), new: Type.Integer(), grown: Type.Integer(), known: Type.Integer(), people: Type.Integer(), files: Type.Integer(), left_out: Type.Integer(), oldest: moment, newest: moment,
  }),
  sample: Type.Array(Type.Object({ source_id: Type.String(), subject: Type.String(), customer: Type.String(), messages: Type.Integer(), category: Type.String(), opened_at: timeShape })),
  problem: Type.Union([Type.String(), Type.Null()]),
  created_at: timeShape,
  ended_at: moment,
});
export type ImportView = Static<typeof Import>;
export const ImportList = Type.Object({ data: Type.Array(Import), next_cursor: Type.Union([Type.String(), Type.Null()]) });
export const StartImport = Type.Object({ columns: Type.Optional(Columns), fetch_files: Type.Optional(Type.Boolean()) });
export type StartImportInput = Static<typeof StartImport>;
export const LeftOutList = listOf(Type.Object({ id: Type.String(), place: Type.String(), reason: Type.String(), excerpt: Type.String(), at: timeShape }));

export const Export = Type.Object({
  id: Type.String(),
  brand_id: Type.String(),
  state: Type.Unsafe<'running' | 'done' | 'failed' | 'removed'>({ type: 'string', enum: ['running', 'done', 'failed', 'removed'] }),
  with_files: Type.Boolean(),
  /** rows by table, and files, so far */
  counts: Type.Record(Type.String(), Type.Integer()),
  /** conversations there were when it began */
  expected: Type.Integer(),
  size: Type.Union([Type.Integer(), Type.Null()]),
  problem: Type.Union([Type.String(), Type.Null()]),
  created_at: timeShape,
  ended_at: moment,
  /** the file is removed then */
  until: moment,
});
export type ExportView = Static<typeof Export>;
export const ExportList = listOf(Export);
export const NewExport = Type.Object({ brand_id: Type.String({ format: 'uuid' }), with_files: Type.Optional(Type.Boolean()) });
