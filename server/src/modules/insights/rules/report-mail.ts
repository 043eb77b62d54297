import type { ReportView } from '../contract.ts';
import { writeFigure } from './write-figure.ts';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const MOST = 60;

interface MailWords {
  total: string;
  open: string;
  none: string;
  more: string;
  before: string;
  why: string;
}

const words: Record<string, MailWords> = {
  en: { total: 'Total', open: 'Open the report', none: 'without', more: '{n} more rows are in the report.', before: 'before', why: 'You get this because {name} put you on the list of this report.' },
  de: { total: 'Gesamt', open: 'Bericht öffnen', none: 'ohne', more: '{n} weitere Zeilen stehen im Bericht.', before: 'zuvor', why: 'Sie bekommen dies, weil {name} Sie auf die Liste dieses Berichts gesetzt hat.' },
  es: { total: 'Total', open: 'Abrir el informe', none: 'sin', more: 'El informe tiene {n} filas más.', before: 'antes', why: 'Recibes esto porque {name} te puso en la lista de este informe.' },
};

/** A report as a mail: a table in plain text and in HTML with a bar beside the first figure. */
export function reportMail(report: ReportView, asked: { name: string; by: string; url: string; locale: string }): { subject: string; text: string; html: string } {
  const say = words[asked.locale.split('-')[0] ?? ''] ?? (words.en as MailWords);
  const day = new Intl.DateTimeFormat(asked.locale, { dateStyle: 'medium', timeZone: report.time_zone });
  const period = `${day.format(new Date(report.period.from))} – ${day.format(new Date(Date.parse(report.period.to) - 1))} (${report.time_zone})`;
  const shown = report.rows.slice(0, MOST);
  const lines = [...shown.map((row) => ({ name: row.keys.map((key) => key.name || say.none).join(' · '), cells: row.cells })), ...(report.rows.length === 1 ? [] : [{ name: say.total, cells: report.total }])];
  const written = lines.map((line) => [line.name, ...line.cells.map((cell, m) => `${writeFigure(cell.value, report.metrics[m]?.unit ?? 'count', asked.locale)}${cell.before == null ? '' : ` (${say.before} ${writeFigure(cell.before, report.metrics[m]?.unit ?? 'count', asked.locale)})`}`)]);
  const head = ['', ...report.metrics.map((metric) => metric.name)];
  const widths = head.map((_, i) => Math.max(head[i]?.length ?? 0, ...written.map((line) => line[i]?.length ?? 0)));
  const plain = [head, ...written].map((line) => line.map((text, i) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0))).join('  ').trimEnd());
  const more = report.rows.length > MOST ? say.more.replace('{n}', String(report.rows.length - MOST)) : '';
  const why = say.why.replace('{name}', asked.by);
  const highest = Math.max(...shown.map((row) => row.cells[0]?.value ?? 0), 1e-9);
  const bar = (value: number | null): string => `<div style="height:6px;width:${Math.max(1, Math.round((120 * Math.max(0, value ?? 0)) / highest))}px;background:#4f46e5;border-radius:3px"></div>`;
  const cellStyle = 'padding:6px 10px;border-bottom:1px solid #e3e4e8;text-align:right;white-space:nowrap';
  return {
    subject: `${asked.name} · ${period}`,
    text: `${asked.name}\n${period}\n\n${plain.join('\n')}\n${more === '' ? '' : `\n${more}\n`}\n${say.open}: ${asked.url}\n\n${why}\n`,
    html: `<div style="font:14px/1.45 sans-serif;color:#1b1c20"><h1 style="font-size:18px;margin:0 0 2px">${escape(asked.name)}</h1><p style="color:#5c606b;margin:0 0 14px">${escape(period)}</p><table cellspacing="0" cellpadding="0" style="border-collapse:collapse;font-size:13px"><tr>${head.map((name, i) => `<th style="${cellStyle}${i === 0 ? ';text-align:left' : ''}">${escape(name)}</th>`).join('')}<th></th></tr>${written.map((line, row) => `<tr>${line.map((text, i) => `<td style="${cellStyle}${i === 0 ? ';text-align:left' : ''}">${escape(text)}</td>`).join('')}<td style="padding-left:10px">${row < shown.length ? bar(shown[row]?.cells[0]?.value ?? null) : ''}</td></tr>`).join('')}</table>${more === '' ? '' : `<p>${escape(more)}</p>`}<p><a href="${escape(asked.url)}">${escape(say.open)}</a></p><p style="color:#5c606b;font-size:12px">${escape(why)}</p></div>`,
  };
}
