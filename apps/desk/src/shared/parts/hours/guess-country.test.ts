import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guessCountry } from './guess-country.ts';

const countries = ['AT', 'DE', 'ES', 'US'];

test('a country is guessed by the time zone, then by the language’s region', () => {
  assert.equal(guessCountry('Europe/Madrid', ['en-US'], countries), 'ES');
  assert.equal(guessCountry('America/New_York', ['de-DE'], countries), 'US');
  assert.equal(guessCountry('UTC', ['de', 'de-AT'], countries), 'AT');
  assert.equal(guessCountry('UTC', ['en'], countries), null);
});
