import { ArrowLeftRight, Bell, BrainCircuit, Building2, Cable, CalendarClock, CircleDot, Hourglass, KeyRound, LogIn, type LucideIcon, Mail, Megaphone, MessageCircle, MessageSquareHeart, MessagesSquare, PackageSearch, Ruler, Scale, ScrollText, ShieldCheck, Siren, Tags, Timer, Undo2, UserRound, Users, Waypoints, Webhook, Workflow, Zap } from 'lucide-react';

export type SectionId = 'profile' | 'security' | 'notices' | 'people' | 'brands' | 'channels' | 'chat' | 'portal' | 'campaigns' | 'connections' | 'hours' | 'authority' | 'macros' | 'rules' | 'levels' | 'pools' | 'escalations' | 'returns' | 'products' | 'surveys' | 'tags' | 'statuses' | 'reasons' | 'triage' | 'providers' | 'keys' | 'webhooks' | 'moving' | 'privacy' | 'audit';

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
      { id: 'people', icon: Users, needs: 'identity.people' },
      { id: 'brands', icon: Building2, needs: 'identity.brands' },
      { id: 'channels', icon: Mail, needs: 'channels.settings' },
      { id: 'chat', icon: MessageCircle, needs: 'channels.settings' },
      { id: 'portal', icon: PackageSearch, needs: 'portal.settings' },
      { id: 'connections', icon: Cable, needs: 'commerce.settings' },
      { id: 'hours', icon: CalendarClock, needs: 'calendars.change' },
      { id: 'campaigns', icon: Megaphone, needs: 'catalogue.campaigns' },
    ],
  },
  {
    id: 'work',
    sections: [
      { id: 'macros', icon: Zap, needs: 'macros.change' },
      { id: 'rules', icon: Workflow, needs: 'automation.change' },
      { id: 'levels', icon: Timer, needs: 'sla.settings' },
      { id: 'pools', icon: Waypoints, needs: 'routing.settings' },
      { id: 'escalations', icon: Siren, needs: 'escalations.settings' },
      { id: 'returns', icon: Undo2, needs: 'returns.settings' },
      { id: 'products', icon: Ruler, needs: 'catalogue.settings' },
      { id: 'surveys', icon: MessageSquareHeart, needs: 'surveys.settings' },
      { id: 'authority', icon: Scale, needs: 'orders.authority' },
      { id: 'statuses', icon: CircleDot, needs: 'conversations.settings' },
      { id: 'tags', icon: Tags, needs: 'taxonomy.change' },
      { id: 'reasons', icon: MessagesSquare, needs: 'taxonomy.change' },
      { id: 'triage', icon: BrainCircuit, needs: 'taxonomy.change' },
    ],
  },
  {
    id: 'trust',
    sections: [
      { id: 'providers', icon: LogIn, needs: 'identity.sign_in' },
      { id: 'keys', icon: KeyRound, needs: 'identity.keys' },
      { id: 'webhooks', icon: Webhook, needs: 'integrations.webhooks' },
      { id: 'moving', icon: ArrowLeftRight, needs: 'transfers.import' },
      { id: 'privacy', icon: Hourglass, needs: 'privacy.retention' },
      { id: 'audit', icon: ScrollText, needs: 'audit.read' },
    ],
  },
];
