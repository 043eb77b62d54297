import { Type, type Static } from 'typebox';

export const Way = Type.Object({ channel: Type.Enum(['sms', 'whatsapp']), connected: Type.Boolean(), name: Type.Union([Type.String(), Type.Null()]), vendor: Type.Enum(['twilio', 'whatsapp']) });
export type PhoneWay = Static<typeof Way>;

export const Template = Type.Object({ name: Type.String(), language: Type.String(), state: Type.Enum(['approved', 'waiting', 'refused']), said: Type.String({ description: 'as WhatsApp calls it' }), body: Type.String(), values: Type.Integer({ description: 'how many places are filled' }) });
export type PhoneTemplate = Static<typeof Template>;
