#!/usr/bin/env node
// `keepdesk <command>`: the same entry as `npm start`, from any folder.
if (process.argv.length === 2) process.argv.push('help');
await import('../start.mjs');
