import { Type } from 'typebox';

export const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
export const text = Type.String();
export const id = Type.String({ format: 'uuid' });

export const Category = Type.Union([Type.Literal('open'), Type.Literal('waiting'), Type.Literal('resolved'), Type.Literal('spam')]);
export const Priority = Type.Union([Type.Literal('low'), Type.Literal('normal'), Type.Literal('high'), Type.Literal('urgent')]);
