import { Building2, CircleDot, KeyRound, type LucideIcon, MessagesSquare, ScrollText, ShieldCheck, Tags, UserRound, Users } from 'lucide-react';

export type SectionId = 'profile' | 'security' | 'people' | 'brands' | 'tags' | 'statuses' | 'reasons' | 'keys' | 'audit';

export interface SectionEntry {
  id: SectionId;
  icon: LucideIcon;
  /** The permission without which the section has nothing to offer. */
  needs?: string;
}

export const groups: ReadonlyArray<{ id: 'me' | 'house' | 'work' | 'trust'; sections: readonly SectionEntry[] }> = [
  {
    id: 'me',
    sections: [
      { id: 'profile', icon: UserRound },
      { id: 'security', icon: ShieldCheck },
    ],
  },
  {
    id: 'house',
    sections: [
      { id: 'people', icon: Users },
      { id: 'brands', icon: Building2 },
    ],
  },
  {
    id: 'work',
    sections: [
      { id: 'statuses', icon: CircleDot },
      { id: 'tags', icon: Tags },
      { id: 'reasons', icon: MessagesSquare },
    ],
  },
  {
    id: 'trust',
    sections: [
      { id: 'keys', icon: KeyRound },
      { id: 'audit', icon: ScrollText },
    ],
  },
];
