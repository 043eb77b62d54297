import type { Catalogue } from '../catalogue.ts';

export const waits = {
  waits: {
    title: 'Warum es wartet',
    unpooled: 'Alle nehmen aus dem Eingang, und niemand hat es bisher genommen.',
    picked: 'Niemand hat es bisher aus {{pool}} genommen.',
    turn: 'In {{pool}} ist jemand frei: Es wird angeboten, wenn es dran ist.',
    offered: '{{name}} bis {{at}} angeboten.',
    lastAgent: 'Bis {{at}} für {{name}} aufgehoben, wo man den Kunden kennt und gerade voll ist.',
    passed_one: 'Der Einzige, der könnte und frei ist, ließ es vorbei.',
    passed_other: 'Alle {{count}}, die könnten und frei sind, ließen es vorbei.',
    full_one: 'Der Einzige hier, der könnte, ist voll.',
    full_other: 'Die {{count}} hier, die könnten, sind voll.',
    alsoAway_one: 'Einer mehr ist weg.',
    alsoAway_other: '{{count}} mehr sind weg.',
    away_one: 'Der Einzige, der könnte, ist nicht da.',
    away_other: 'Keiner der {{count}}, die könnten, ist da.',
    asks: 'Verlangt wird: {{what}}.',
    opens: 'Außerhalb der Zeiten bis {{at}}.',
    missing: {
      people: 'In {{pool}} arbeitet niemand.',
      brand: 'In {{pool}} arbeitet niemand für diese Marke.',
      channel: 'In {{pool}} beantwortet niemand diesen Kanal: {{channel}}.',
      in_house: 'Es bleibt im Haus, und in {{pool}} ist niemand im Haus.',
      tier: 'In {{pool}} ist niemand aus Stufe {{tier}}.',
      language: 'In {{pool}} spricht niemand {{language}}.',
      skills: 'In {{pool}} kann niemand {{needs}}.',
    },
    poolHelps: 'Ab {{at}} hilft {{name}}.',
    needRelaxed: 'Ab {{at}} wird {{name}} nicht mehr verlangt.',
  },
} satisfies Partial<Catalogue>;
