import type { Kind } from './kinds.ts';

export interface MailedNotice {
  readonly kind: Kind;
  /** number of the conversation it is about, where there is one */
  readonly number: number | null;
  /** who caused it; empty when nobody did */
  readonly by: string;
}

type Sentences = Record<Kind, string> & { subject_one: string; subject_many: string; foot: string };

/** {by} did something to {number}. */
const sentences: Record<string, Sentences> = {
  en: {
    mentioned: '{by} mentioned you in {number}', assigned: '{by} gave you {number}', assigned_to_team: '{number} was given to your team', customer_replied: 'A customer replied in {number}',
    followed_changed: '{number}, which you follow, changed', snooze_over: '{number} is back from its snooze', reply_failed: 'Your reply in {number} could not be delivered', low_rating: 'A customer was not happy with {number}', deadline_near: 'A deadline is near in {number}', deadline_missed: 'A deadline was missed in {number}', escalation_raised: '{number} is escalated, and it is yours to take', escalation_overdue: 'The escalation of {number} waits too long',
    approval_wanted: '{by} asks for your approval', proposal_decided: 'What you proposed was decided', action_failed: 'What you asked of a shop in {number} was not done', channel_down: 'A channel stopped working', asked_to_look: 'A rule asks you to look at {number}', rule_switched_off: 'A rule failed again and again and was switched off', peak_proposed: 'A peak is proposed: more comes in than usual, or a carrier is in trouble', carrier_trouble: 'A carrier seems to be in trouble: its parcels stand still', article_review_due: 'An article of yours is due to be looked at again', schedule_published: 'Your shifts are published or changed', leave_or_swap: 'There is leave or a swap to look at', leave_or_swap_decided: 'Your leave or swap was decided', shifts_stand: 'Somebody is away, and shifts of theirs still stand', swap_offered: '{by} offers you a shift', webhook_disabled: 'A webhook took nothing for days and was switched off',
    subject_one: '{first}', subject_many: '{first}, and {more} more', foot: 'You decide in your settings what you are told by mail:',
  },
  de: {
    mentioned: '{by} hat Sie in {number} erwähnt', assigned: '{by} hat Ihnen {number} gegeben', assigned_to_team: '{number} liegt jetzt bei Ihrem Team', customer_replied: 'Antwort in {number}',
    followed_changed: '{number}, dem Sie folgen, hat sich geändert', snooze_over: '{number} ist wieder da', reply_failed: 'Ihre Antwort in {number} konnte nicht zugestellt werden', low_rating: 'Jemand war mit {number} nicht zufrieden', deadline_near: 'In {number} läuft bald eine Frist ab', deadline_missed: 'In {number} wurde eine Frist versäumt', escalation_raised: '{number} ist eskaliert und wartet auf Sie', escalation_overdue: 'Die Eskalation von {number} wartet zu lange',
    approval_wanted: '{by} bittet um Ihre Freigabe', proposal_decided: 'Über Ihren Vorschlag wurde entschieden', action_failed: 'Worum Sie einen Shop in {number} baten, ist nicht geschehen', channel_down: 'Ein Kanal ist ausgefallen', asked_to_look: 'Eine Regel bittet Sie, {number} anzusehen', rule_switched_off: 'Eine Regel schlug immer wieder fehl und wurde abgeschaltet', peak_proposed: 'Ein Ansturm ist vorgeschlagen: Es kommt mehr herein als sonst, oder ein Zusteller hat eine Störung', carrier_trouble: 'Ein Zusteller scheint eine Störung zu haben: Seine Pakete stehen still', article_review_due: 'Ein Artikel von Ihnen soll wieder durchgesehen werden', schedule_published: 'Ihre Schichten sind veröffentlicht oder geändert', leave_or_swap: 'Es gibt Urlaub oder einen Tausch anzusehen', leave_or_swap_decided: 'Über Ihren Urlaub oder Tausch wurde entschieden', shifts_stand: 'Jemand ist weg, und Schichten stehen noch', swap_offered: '{by} bietet Ihnen eine Schicht an', webhook_disabled: 'Ein Webhook nahm tagelang nichts an und wurde abgeschaltet',
    subject_one: '{first}', subject_many: '{first}, und {more} weitere', foot: 'Was Ihnen per Mail gesagt wird, bestimmen Sie in den Einstellungen:',
  },
  es: {
    mentioned: '{by} te ha mencionado en {number}', assigned: '{by} te ha asignado {number}', assigned_to_team: '{number} se ha asignado a tu equipo', customer_replied: 'Nueva respuesta en {number}',
    followed_changed: '{number}, que sigues, ha cambiado', snooze_over: '{number} vuelve a estar activa', reply_failed: 'Tu respuesta en {number} no se ha podido entregar', low_rating: 'Un cliente no quedó contento con {number}', deadline_near: 'Se acerca un plazo en {number}', deadline_missed: 'Se ha incumplido un plazo en {number}', escalation_raised: '{number} se ha escalado y te espera', escalation_overdue: 'El escalado de {number} espera demasiado',
    approval_wanted: '{by} pide tu aprobación', proposal_decided: 'Se ha decidido sobre tu propuesta', action_failed: 'Lo que pediste a una tienda en {number} no se ha hecho', channel_down: 'Un canal ha dejado de funcionar', asked_to_look: 'Una regla te pide que mires {number}', rule_switched_off: 'Una regla fallaba una y otra vez y se ha desactivado', peak_proposed: 'Se propone el modo pico: entra más de lo habitual o un transportista tiene problemas', carrier_trouble: 'Parece que un transportista tiene problemas: sus paquetes no se mueven', article_review_due: 'Toca revisar un artículo tuyo', schedule_published: 'Tus turnos se han publicado o han cambiado', leave_or_swap: 'Hay una ausencia o un cambio de turno que mirar', leave_or_swap_decided: 'Se ha decidido sobre tu ausencia o tu cambio de turno', shifts_stand: 'Alguien está ausente y aún tiene turnos', swap_offered: '{by} te ofrece un turno', webhook_disabled: 'Un webhook no aceptó nada durante días y se ha desactivado',
    subject_one: '{first}', subject_many: '{first}, y {more} más', foot: 'En tus ajustes decides qué te contamos por correo:',
  },
};

/** One mail for everything a person has not read yet, newest first, in their language. */
export function writeMail(notices: readonly MailedNotice[], locale: string, publicUrl: string): { subject: string; text: string } {
  const words = sentences[locale.split('-')[0] ?? ''] ?? (sentences['en'] as Sentences);
  const lines = notices.map((notice) => ({ said: say(words[notice.kind], notice), link: notice.number === null ? publicUrl : `${publicUrl}/c/${notice.number}` }));
  const first = lines[0]?.said ?? '';
  const subject = fill(lines.length > 1 ? words.subject_many : words.subject_one, { first, more: String(lines.length - 1) });
  const text = `${lines.map(({ said, link }) => `${said}\n${link}`).join('\n\n')}\n\n${words.foot}\n${publicUrl}/settings/notifications\n`;
  return { subject, text };
}

const say = (sentence: string, notice: MailedNotice): string => fill(sentence, { by: notice.by || 'Keepdesk', number: notice.number === null ? '' : `#${notice.number}` });

/** A name may hold braces; it is put in once and not looked at again. */
function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '').trim();
}
