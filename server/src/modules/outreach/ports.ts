import { port } from '../../platform/module/port.ts';

/** Where the public pages are found, and what their links are signed with. */
export const noticeDoor = port<{ readonly publicUrl: string; readonly linkKey: Buffer }>('where customers choose what they are told');
