import type { MailKind } from '../inbound-mail.ts';
import { headerValue } from '../mime/split-headers.ts';
import type { MimeMail } from '../read-mime.ts';

const DAEMON = /^(?:mailer[-_.]?daemon|post[-_]?master|mail[-_.]?daemon|mail\.delivery\.system|maildelivery|mailadmin|mail-system|bounce[sd]?|mdaemon|mailmaster)(?:@|$|\+)/i;
const DAEMON_NAME = /mail(?:er)? ?deliver(?:y|er?) ?(?:sub)?system|mailer[- ]?daemon|^postmaster$|system administrator|microsoft outlook$|mail administrator|internet mail delivery/i;
const FAILURE_SUBJECT = /failure notice|undeliver|deliver\w* (?:status|failure|failed|has failed|problem|error|report|notification|delayed|incomplete)|(?:mail|message|e-?mail) (?:delivery |has )?(?:failed|failure|not delivered|could not be delivered|system error|error|undeliver)|returned (?:mail|to sender|e-?mail)|returning (?:message|mail)|failure delivery|failed delivery|non[- ]?delivery|could ?n'?o?t be (?:sent|delivered)|(?:error|problem) sending|warning: (?:could not|message)|nondeliverable|mail failed|delay(?:ed)? (?:mail|notice|notification)|message (?:blocked|rejected)|配信|メールエラー|配達|エラー通知|送信できません|не доставлено|недоставлен|unzustellbar|nicht zugestellt|zustellung|non remis|non distribu|échec|no se (?:ha )?(?:pudo|podido) entregar|no entregado|não entregue|mancata consegna|non recapitabile|onbestelbaar|退信|无法投递|投递失败|반송/i;
const FAILURE_BODY = /could not be delivered|(?:unable|able) to deliver|delivery (?:to|has|failed|status|of)|permanent(?:ly)? (?:error|fail|fatal)|(?:fatal|delivery) errors|not delivered|did not reach|undeliver|rejected by|returned to sender|not be sent|failed permanently|following (?:recipient|address)|trouble delivering|error (?:occurred|delivering|message below)|failure reasons|\b(?:5\d\d|4\d\d)[ -]#?[245]\.\d+\.\d+|said: ?\d{3}|\b55\d\b|user unknown|mailbox (?:is )?(?:full|unavailable)|宛先|エラー|не (?:доставлено|может)|invalid (?:user|address)/i;

const AUTO_SUBJECT = /^(?:\s*(?:re|aw|sv|antw|fwd?)\s*:)*\s*(?:auto(?:matic|mated|matisch\w*|matyczn\w*|maattinen|maticky|matick\w+)?[- ]?(?:re(?:ply|sponse)|antwort|svar|antwoord|odpowied\S*|vastaus|odpov\S*|:)|out of (?:the )?office|ooo\b\s*[:-]|abwesen(?:heit)?|abwesend|r[ée]ponse automatique|message d'absence|absence du bureau|respuesta autom[aá]tica|fuera de (?:la )?oficina|resposta autom[aá]tica|fora do escrit[oó]rio|ausencia|risposta automatica|fuori sede|assente|afwezig|automatisch antwoord|frånvar|autosvar|fraværende|ikke til stede|poza biurem|poissa|автоответ|автоматический ответ|自动回复|自動回覆|自動返信|不在|자동 ?회신|otomatik yanıt|vacation (?:reply|notice|message)|on vacation|away from (?:the |my )?(?:office|e-?mail|desk)|thank you for your (?:e-?mail|message)\s*$)/i;

/** Whether a mail is a message, an automatic answer, a delivery report or a complaint report. */
export function recogniseKind(mail: MimeMail): MailKind {
  if (isFeedback(mail)) return 'feedback_report';
  if (isBounce(mail)) return 'bounce';
  return isAutoReply(mail) ? 'auto_reply' : 'message';
}

function isFeedback(mail: MimeMail): boolean {
  if (mail.type.parameters['report-type']?.toLowerCase() === 'feedback-report') return true;
  if (mail.attachments.some((part) => part.type === 'message/feedback-report')) return true;
  if (isSesNotice(mail)) return /notificationType\\?"\s*:\s*\\?"Complaint/.test(mail.words);
  return /^complaint about message from \d/i.test(mail.subject) && mail.attachments.some((part) => part.kind === 'mail');
}

/** Amazon SES tells by a JSON text through SNS. */
export function isSesNotice(mail: MimeMail): boolean {
  return /@sns\.amazonaws\.com$/i.test(mail.from?.address ?? '') && /\\?"(?:notificationType|eventType)\\?"\s*:/.test(mail.words.slice(0, 2000));
}

/**
 * A delivery report by its form (RFC 3464), by headers only mail servers write, or by two of three: a mail server's
 * sender, a subject of failure, a text of failure. A person who forwards a bounce stays a person.
 */
function isBounce(mail: MimeMail): boolean {
  if (mail.type.parameters['report-type']?.toLowerCase() === 'delivery-status') return true;
  if (mail.attachments.some((part) => part.type === 'message/delivery-status' || part.type === 'message/global-delivery-status')) return true;
  if (headerValue(mail.headers, 'x-failed-recipients') !== '') return true;
  if (isSesNotice(mail)) return true;
  const address = mail.from?.address ?? '';
  const daemon = DAEMON.test(address) || DAEMON_NAME.test(mail.from?.name ?? '');
  const subject = FAILURE_SUBJECT.test(mail.subject);
  if (!daemon && !subject) return false;
  const body = FAILURE_BODY.test(mail.words.slice(0, 3000));
  if (daemon && (subject || body)) return true;
  const nobody = mail.hints.returnPath === '' || /^(?:mailer-daemon|postmaster)/i.test(mail.hints.returnPath ?? '') || address === '' || !address.includes('@');
  return subject && body && (nobody || /^(?:no-?reply|undefined)/i.test(address)) && !/^\s*(?:re|fwd?|aw|wg)\s*:/i.test(mail.subject);
}

/** RFC 3834 §5, the headers vendors use instead, and the subjects out-of-office programs write. */
function isAutoReply(mail: MimeMail): boolean {
  if (mail.hints.autoSubmitted.startsWith('auto-replied') || mail.hints.autoSubmitted.startsWith('auto-notified')) return true;
  const has = (name: string) => headerValue(mail.headers, name) !== '';
  if (has('x-autoreply') || has('x-autorespond') || has('x-autoresponder') || has('x-auto-reply-from') || has('auto-reply') || has('x-mail-autoreply')) return true;
  if (mail.hints.precedence === 'auto_reply' || mail.hints.precedence === 'auto-reply') return true;
  if (mail.type.parameters['report-type']?.toLowerCase() === 'disposition-notification') return true;
  return AUTO_SUBJECT.test(mail.subject);
}
