import { get, post, type RequestOptions } from './request.ts';
import type { Choices, ChannelHealth, Kpi, Macro, MacroPreview, Page, Session, UploadedFile } from './shapes.ts';

export const loadSession = () => get<Session>('/api/v1/session');
export const loadChoices = () => get<Choices>('/api/v1/desk/choices');
export const loadMacros = () => get<Page<Macro>>('/api/v1/macros', { query: { limit: 200 } });
export const previewMacro = (id: string, conversationId: string) =>
  post<MacroPreview>(`/api/v1/macros/${id}/preview`, { conversation_id: conversationId });
export const loadKpis = (query: NonNullable<RequestOptions['query']>) => get<Page<Kpi>>('/api/v1/kpis', { query });
export const loadChannels = () => get<Page<ChannelHealth>>('/api/v1/channels');

export function uploadFile(file: File): Promise<UploadedFile> {
  const form = new FormData();
  form.set('file', file, file.name);
  return post<UploadedFile>('/api/v1/files', form);
}
