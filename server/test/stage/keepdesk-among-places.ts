import { run } from '../../src/app/commands/start.ts';

// `keepdesk start` for which some addresses of the outside world are stand-ins: KEEPDESK_TEST_PLACES says which, as JSON.
const places = Object.entries(JSON.parse(process.env.KEEPDESK_TEST_PLACES ?? '{}') as Record<string, string>);
process.exitCode = await run(process.argv.slice(2), {
  addressOf: (base) => {
    const [address, standIn] = places.find(([one]) => base.startsWith(one)) ?? ['', ''];
    return standIn + base.slice(address.length);
  },
});
