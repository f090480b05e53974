// publicodes: asked once for each record, because it has no lists; what it gives is added up in JavaScript.

import Engine from 'publicodes';

import { adder, grader, rules } from './model.mjs';

const text = (word) => `'${word}'`;

/** A test of a field, as conditions. */
const conditions = ({ field, equals, at_least: atLeast, below }) => {
  if (equals !== undefined) return [`${field} = ${text(equals)}`];
  return [`${field} >= ${atLeast}`, ...(below === undefined ? [] : [`${field} < ${below}`])];
};

/** The rules by indicator: a record's points, if it counts on the day. */
const publicodes = (document) => {
  const table = rules(document);
  const tests = table.flatMap(({ tests }) => tests);
  const words = tests.filter(({ equals }) => equals !== undefined).map(({ field }) => field);
  const numbers = tests.filter(({ equals }) => equals === undefined).map(({ field }) => field);
  const fields = {
    ...Object.fromEntries(words.map((field) => [field, { valeur: text('none') }])),
    ...Object.fromEntries([...numbers, 'day', 'from', 'through'].map((field) => [field, { valeur: -1 }])),
  };
  const indicators = document.second_level.map(({ id }) => {
    const variations = table
      .filter(({ indicator }) => indicator === id)
      .map(({ tests, points }) => ({
        si: { 'toutes ces conditions': tests.flatMap(conditions) },
        alors: points,
      }));
    return [id, { variations: [...variations, { sinon: 0 }] }];
  });
  const counts = { 'toutes ces conditions': ['from <= day', 'day <= through'] };
  const points = { 'applicable si': counts, somme: indicators.map(([id]) => id) };
  return { ...fields, ...Object.fromEntries(indicators), points };
};

/** What is measured. */
export const engine = (document) => {
  const book = publicodes(document);
  const indicators = Object.fromEntries(rules(document).map(({ tests: [{ equals }], indicator }) => [equals, indicator]));
  const asked = new Engine(book, { logger: { log() {}, warn() {}, error() {} } });
  const [add, grade] = [adder(document), grader(document)];
  const evaluate = ({ day, records }) =>
    records.map((record) => {
      const situation = Object.entries({ day, ...record }).filter(([name]) => name in book);
      asked.setSituation(
        Object.fromEntries(situation.map(([name, value]) => [name, typeof value === 'string' ? text(value) : value])),
      );
      return [asked.evaluate('points'), indicators[record.kind]];
    });
  const points = (done) => add(done.map(([{ nodeValue }, indicator]) => ({ indicator, points: nodeValue ?? 0 })));
  return {
    score: (facts) => points(evaluate(facts)),
    explain: (facts) => {
      const done = evaluate(facts);
      const score = points(done);
      return { score, grade: grade(score), why: done };
    },
  };
};
