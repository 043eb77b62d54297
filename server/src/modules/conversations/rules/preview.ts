/** One line of a message for the list: white space folded, at most 180 characters, no half surrogate at the end. */
export function previewOf(text: string): string {
  const line = text.slice(0, 1000).replaceAll(/\s+/g, ' ').trim();
  if (line.length <= 180) return line;
  return `${line.slice(0, 179).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Reply and forward marks in front of a subject, in the languages mail programs write them. */
const marks = /^(?:\s*(?:re|fw|fwd|aw|wg|antw|sv|vs|rv|res|enc|rif|r|i|tr|ynt|odp|pd|ref|回复|转发|答复|返信|転送)\s*(?:\[\d+\]|\(\d+\))?\s*[::])+\s*/iu;

export function bareSubject(subject: string): string {
  return subject.replace(marks, '').trim();
}

export function replySubject(subject: string): string {
  return `Re: ${bareSubject(subject)}`;
}
