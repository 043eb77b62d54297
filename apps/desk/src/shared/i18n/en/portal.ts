/** What a brand sets for its shoppers. */
export const portal = {
  portal: {
    intro: 'What shoppers see and do without asking: where their order is, sending back, the help. Nothing personal is shown before a code from the order’s own mail address.',
    enabled: 'The portal is on', enabledHelp: 'Off, its addresses lead nowhere, and mails carry no link to it.', url: 'Where it stands',
    snippet: 'For your shop’s pages', snippetHelp: 'Puts the search for an order where the second line stands.',
    secret: 'Secret for your account page', secretHelp: 'Your shop signs with it for who is signed in there, so that their order opens without a code.', secretMake: 'Make a secret', secretNew: 'Make a new secret', secretMade: 'The secret was made', secretNewText: 'What was signed with the one before opens nothing any more.', secretText: 'It is shown this once. Keep it where your shop signs, never in a page.',
    look: 'Look', color: 'Colour', colorHelp: 'Where it could not be read, it is made darker on white and lighter on black, until it can.', logo: 'Logo', logoHelp: 'The address of a picture, 32 pixels high. Without one the brand’s name stands there.', font: 'Letters', fonts: { system: 'Of the device', serif: 'With serifs', rounded: 'Rounded' }, corner: 'Corners', corners: { square: 'Square', soft: 'Soft', round: 'Round' }, dark: 'Dark where the device is dark',
    may: 'What shoppers may do', address: 'Change the address', cancel: 'Cancel', leave: { no: 'Not here', ask: 'Ask for it; a person decides', alone: 'Alone, before the cut-off' }, allow: { returns: 'Start returns and exchanges', claims: 'Report what is missing or damaged', ask: 'Ask a person' },
    languages: 'Languages and texts', textFor: 'Text in', welcome: 'Above the search for an order', welcomeHelp: 'Empty: our own sentence.',
    place: 'Addresses and times', domain: 'Domain of your own', domainHelp: 'Point it here (CNAME) and have your proxy serve it with a certificate. There is nothing at it but the portal.', origins: 'Pages of your shop', originsHelp: 'Only those outside the brand’s own domain, one a line.', session: 'Minutes until the code is asked for again', linkDays: 'Days a link in a mail shows parcels',
    preview: 'Preview', page: 'Page', pages: { order: 'An order', find: 'Finding it' },
  },
};
