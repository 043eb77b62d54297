import { Bell, Building2, CalendarClock, CircleDot, KeyRound, type LucideIcon, Mail, MessagesSquare, ScrollText, ShieldCheck, Tags, UserRound, Users, Zap } from 'lucide-react';

export type SectionId = 'profile' | 'security' | 'notices' | 'people' | 'brands' | 'channels' | 'hours' | 'macros' | 'tags' | 'statuses' | 'reasons' | 'keys' | 'audit';

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
      { id: 'notices', icon: Bell },
    ],
  },
  {
    id: 'house',
    sections: [
      { id: 'people', icon: Users },
      { id: 'brands', icon: Building2 },
      { id: 'channels', icon: Mail },
      { id: 'hours', icon: CalendarClock },
    ],
  },
  {
    id: 'work',
    sections: [
      { id: 'macros', icon: Zap },
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
