// Handed on to the process that goes on in Node 24, so that the seconds count from the very start.
const began = Number((process.env['KEEPDESK_BEGAN_AT'] ??= String(Date.now())));

/**
 * A line of progress with the seconds since the start. Goes to standard error: standard output
 * belongs to what a command answers.
 * @param {string} text
 */
export function tell(text) {
  const seconds = ((Date.now() - began) / 1000).toFixed(1).padStart(5);
  process.stderr.write(`[${seconds} s] ${text}\n`);
}
