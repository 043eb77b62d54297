export * from './chat.ts';
export * from './conversations.ts';
export * from './library.ts';
export * from './live-connection.ts';
export * from './reports.ts';
export * from './request.ts';
export type * from './shapes.ts';
export * from './sign-in.ts';
export * from './upload.ts';
