import { ar } from './ar.ts';
import { de } from './de.ts';
import { en, type Words } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import type { Language } from './languages.ts';
import { nl } from './nl.ts';
import { pt } from './pt.ts';

const all: Readonly<Record<Language, Words>> = { en, de, es, fr, it, nl, pt, ja, ar };

export const wordsOf = (language: Language): Words => all[language];
