import type { Catalogue } from '../catalogue.ts';

export const waits = {
  waits: {
    title: 'Por qué espera',
    unpooled: 'Todos toman de la bandeja y nadie la ha tomado aún.',
    picked: 'Nadie la ha tomado aún de {{pool}}.',
    turn: 'Hay alguien libre en {{pool}}: se ofrecerá cuando le toque.',
    offered: 'Ofrecida a {{name}} hasta {{at}}.',
    lastAgent: 'Reservada hasta {{at}} para {{name}}, que conoce al cliente y no tiene sitio.',
    passed_one: 'La única persona que podría y tiene sitio la dejó pasar.',
    passed_other: 'Las {{count}} que podrían y tienen sitio la dejaron pasar.',
    full_one: 'La única persona presente que podría no tiene sitio.',
    full_other: 'Las {{count}} presentes que podrían no tienen sitio.',
    alsoAway_one: 'Una más está ausente.',
    alsoAway_other: '{{count}} más están ausentes.',
    away_one: 'La única persona que podría no está.',
    away_other: 'Ninguna de las {{count}} que podrían está.',
    asks: 'Se pide: {{what}}.',
    opens: 'Fuera de horario hasta {{at}}.',
    missing: {
      people: 'Nadie trabaja en {{pool}}.',
      brand: 'Nadie en {{pool}} trabaja para esta marca.',
      channel: 'Nadie en {{pool}} atiende este canal: {{channel}}.',
      in_house: 'Se queda en la casa, y nadie en {{pool}} es de ella.',
      tier: 'Nadie en {{pool}} es de nivel {{tier}}.',
      language: 'Nadie en {{pool}} habla {{language}}.',
      skills: 'Nadie en {{pool}} tiene {{needs}}.',
    },
    poolHelps: '{{name}} ayuda desde {{at}}.',
    needRelaxed: 'Desde {{at}} ya no se pide {{name}}.',
  },
} satisfies Partial<Catalogue>;
