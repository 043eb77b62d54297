export { ConversationView, type ConversationViewProps } from './conversation-view.tsx';
export { NewMailDialog } from './dialogs/letter-dialog.tsx';
