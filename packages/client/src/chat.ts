import type { ChatBesideView, ChatSettingsChangeInput, ChatSettingsView, LookView } from '../../../server/src/modules/channels/chat/contract.ts';
import { get, patch, post } from './request.ts';

export type ChatBeside = ChatBesideView;
export type ChatSettings = ChatSettingsView;
export type ChatSettingsChange = ChatSettingsChangeInput;
export type ChatLook = LookView;

export const chatBeside = (conversationId: string) => get<ChatBeside>(`/api/v1/conversations/${conversationId}/chat`);
export const blockChat = (conversationId: string, blocked: boolean) => post<ChatBeside>(`/api/v1/conversations/${conversationId}/chat/block`, { blocked });
export const chatSettings = (brandId: string) => post<ChatSettings>(`/api/v1/brands/${brandId}/chat`);
export const changeChatSettings = (brandId: string, change: ChatSettingsChange) => patch<ChatSettings>(`/api/v1/brands/${brandId}/chat`, change);
export const newChatSecret = (brandId: string) => post<{ secret: string }>(`/api/v1/brands/${brandId}/chat/secret`);
