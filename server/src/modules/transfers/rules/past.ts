/** A file of another desk, one piece at a time, whatever its format. */
export interface ReadFile {
  readonly name: string;
  readonly type: string;
  /** where the other desk keeps it */
  readonly url: string;
}

export interface ReadMessage {
  readonly sourceId: string;
  /** a real Message-ID, where the file has one */
  readonly headerId: string | null;
  readonly kind: 'customer' | 'reply' | 'note';
  readonly authorName: string;
  readonly authorAddress: string;
  readonly text: string;
  readonly html: string | null;
  readonly at: Date;
  readonly files: readonly ReadFile[];
}

export interface ReadConversation {
  readonly sourceId: string;
  readonly subject: string;
  readonly channel: string;
  readonly customer: { readonly email: string; readonly phone: string; readonly name: string };
  readonly category: 'open' | 'waiting' | 'resolved' | 'spam' | null;
  readonly priority: number | null;
  readonly assigneeEmail: string;
  readonly tags: readonly string[];
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly messages: readonly ReadMessage[];
  /** what is missing from it, for the log */
  readonly remark?: string;
}

/** Somebody the file names once and refers to by id afterwards. */
export interface ReadPerson {
  readonly sourceId: string;
  readonly name: string;
  readonly email: string;
  readonly ours: boolean;
}

/** A piece of an export: something to bring in, somebody to remember, or why it was left out. */
export type Piece = { readonly conversation: ReadConversation } | { readonly person: ReadPerson } | { readonly skipped: string; readonly excerpt?: string };

/** People known so far by their id in the other desk. */
export type PeopleBook = ReadonlyMap<string, ReadPerson>;
