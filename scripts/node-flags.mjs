/**
 * How Node is started for a command. The server gets 8 MB for short-lived objects instead of room that grows to several
 * times that: about a third less memory when idle, at no cost that the benchmarks show.
 * @param {string} command @returns {string[]}
 */
export function nodeFlags(command) {
  return command === 'start' || command === '' || command.startsWith('-') ? ['--max-semi-space-size=8'] : [];
}
