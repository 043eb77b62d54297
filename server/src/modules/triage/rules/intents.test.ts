import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readIntents } from './intents.ts';

test('intentions are read in every served language, several at once', () => {
  const said: Readonly<Record<string, readonly string[]>> = {
    'I want to send it back': ['return'], 'Ich möchte die Schuhe zurückschicken': ['return'], 'je veux retourner mes chaussures': ['return'], 'quiero devolver el bolso': ['return'], 'ik wil het retourneren': ['return'], '返品したい': ['return'],
    'please cancel my order': ['cancel'], 'bitte stornieren': ['cancel'], 'quero cancelar': ['cancel'], 'voglio annullare': ['cancel'], 'キャンセルしたい': ['cancel'],
    'I will never order from you again': ['leave'], 'nie wieder!': ['leave'], 'plus jamais chez vous': ['leave'], 'mai più': ['leave'],
    'I filed a chargeback': ['dispute'], 'litige paypal ouvert': ['dispute'], 'ich lasse das Geld zurückbuchen': ['dispute'],
    'You will hear from my lawyer': ['sue'], 'ich gehe zum Anwalt': ['sue'], 'voy a demandarlos': ['sue'], 'mi rivolgo al mio avvocato': ['sue'], 'vou ao procon': ['sue'], '弁護士に相談します': ['sue'], 'سأتصل بالمحامي': ['sue'],
    'I am a journalist writing about late parcels': ['press'], 'Presseanfrage: bitte um Stellungnahme': ['press'], 'soy periodista': ['press'], 'je suis journaliste': ['press'], '取材のお願いです': ['press'], 'أنا صحفي': ['press'],
    'チャージバックします': ['dispute'], 'オペレーターと話したい': ['human'], 'I did not want two, please cancel my order': ['cancel'],
    'let me talk to a real person': ['human'], 'quiero hablar con una persona': ['human'], 'ik wil een medewerker spreken': ['human'],
    'Cancel my order or I will sue you, and I will never buy from you again': ['cancel', 'leave', 'sue'],
  };
  for (const [text, intents] of Object.entries(said)) assert.deepEqual(readIntents(text), intents, text);
});

test('an innocent message shows none', () => {
  for (const text of ['where is my order', 'What size should I take?', 'Danke!', 'is the return free?', 'the suede shoes', 'a person asked me about the lamp', 'my trouser press is broken', 'the french press leaks', 'press the button twice', 'Mein rechter Schuh ist kaputt', 'De rechter schoen is kapot', 'art deco lamp', 'objet de déco', 'Podem processar o meu reembolso?', 'hay mucha demanda', 'atención al consumidor', 'I paid with Visa, when will I get my refund?', 'My bank says the refund is pending', 'Last time I ordered, size M fitted great', 'Can I switch to another size?', 'I don’t want to cancel my order', 'The chat agent was great', 'I am a lawyer and I love your jumper', '']) assert.deepEqual(readIntents(text), [], text);
});

test('a likely reason speaks for its intention', () => {
  assert.deepEqual(readIntents('hm', [{ label: 'human', chance: 0.8 }]), ['human']);
  assert.deepEqual(readIntents('hm', [{ label: 'human', chance: 0.3 }]), []);
});
